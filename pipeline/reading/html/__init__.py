"""HTML to blocks, by its structure."""
