"""The rules: one folder is one kind of fact, found by being there."""
