"""What a person reads in a terminal: the summary of a run, tables, explanations."""
