"""The lines that a PDF page draws, and the grids that they make."""
