"""The ledger: the append-only memory of runs, documents, readings and facts, with one writer at a time."""
