"""The steps of resolving, each a SQL file beside this module, in their order."""

from __future__ import annotations

from importlib.resources import files

import duckdb

STEPS = ("macros", "positions", "repeats", "sums", "wholes")


def resolve(connection: duckdb.DuckDBPyConnection) -> None:
    """Say of the budgets that are being published which repeat others and which are parts of others."""
    for step in STEPS:
        connection.execute(files(__package__).joinpath(f"{step}.sql").read_text("utf-8"))
