"""Everything accounted for: each number of a document belongs to a fact, has a named reason, or is shown."""

ACCOUNT = "account"
"""What the account of a document is called among the kinds that are drawn from it."""
