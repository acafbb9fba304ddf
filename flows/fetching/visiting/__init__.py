"""A visit to a source: its listing, the addresses that are due, what came of each, and what is not well."""
