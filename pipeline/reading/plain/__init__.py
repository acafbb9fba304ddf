"""Text files to blocks: wrapped lines joined, marks, aligned columns and Markdown looked at."""
