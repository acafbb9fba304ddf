"""Asking a server: only where one may, one request at a time for a host, and what its answer means."""
