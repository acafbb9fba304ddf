"""What a report asks of the published file: one SQL file a question."""
