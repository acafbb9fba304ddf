"""Review: what people decided on facts, kept for ever, and what holds of it for the facts of today."""
