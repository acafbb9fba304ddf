"""What facts are to each other: which figure is printed again, and which one is part of which total."""
