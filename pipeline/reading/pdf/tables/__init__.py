"""Tables of a PDF page, with rulings and without: characters to cells."""
