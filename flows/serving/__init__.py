"""Serving the schedule: a Prefect server of our own where none is named, and the deployment on it."""
