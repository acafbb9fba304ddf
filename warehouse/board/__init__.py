"""The board: what awaits review, in groups, and what a person does about it; no database is written."""
