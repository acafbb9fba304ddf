"""The characters of a PDF page: their boxes, the runs they make, and how far they can be relied on."""
