"""The text of all documents that were read, passage by passage, with the tables by which it is searched."""
