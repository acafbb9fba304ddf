"""What is run, by hand or by schedule: the command line, ingest, fetch, review, reports."""
