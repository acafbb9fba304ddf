"""What the ledger remembers of the web: visits, addresses, responses, arrivals of documents, alerts."""
