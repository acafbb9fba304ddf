"""What each run left behind, in files that are written once and read while others write the ledger."""
