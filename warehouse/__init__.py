"""The memory: the ledger of all that was ever read and found, and the published file made from it."""
