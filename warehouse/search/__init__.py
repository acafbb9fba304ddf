"""Searching the passages of the published file: by words, ranked, or for what occurs exactly."""
