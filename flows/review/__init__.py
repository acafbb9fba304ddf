"""Review for people: the local page on which they decide, and what it needs around it."""
