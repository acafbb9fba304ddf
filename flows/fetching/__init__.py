"""Fetching what ministries publish: sources, the web, listings, visits; flows.fetch puts them together."""
