"""One page about a program, a document or the whole warehouse, each figure with its source."""
