"""The order in which a PDF page is read, its paragraphs and headings."""
