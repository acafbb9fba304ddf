"""PDF files to blocks: characters, rulings, tables, layout, page by page and put together."""
