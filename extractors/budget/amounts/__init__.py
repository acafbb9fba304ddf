"""What is printed: amounts in running text and in cells, their units and bounds."""
