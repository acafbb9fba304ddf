"""What the published file holds: its tables, views and macros, described, and how they are filled."""
