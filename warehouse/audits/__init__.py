"""Arithmetic as evidence: each audit is a query in a file; they report, and never repair."""
