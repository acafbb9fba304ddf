"""What a figure is for: its program, its row's own name, its organization."""
