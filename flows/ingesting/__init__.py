"""The stages of an ingest: look at files, plan, work in processes, store; flows.ingest puts them together."""
