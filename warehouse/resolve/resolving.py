"""The steps of resolving, each a SQL file beside this module, in their order."""

from __future__ import annotations

from importlib.resources import as_file, files

import duckdb

from warehouse.publication.sql_types import literal

STEPS = (
    "macros",
    "subjects",
    "positions",
    "repeats",
    "sums",
    "wholes",
    "differences",
    "across",
    "proposals",
    "structure",
    "organizations",
    "program_organizations",
    "lists",
)


def resolve(connection: duckdb.DuckDBPyConnection) -> None:
    """Say of what is being published which repeats what, which is part of what, and who is behind it."""
    with as_file(files("pipeline.japanese").joinpath("ministries.csv")) as ministries:
        for step in STEPS:
            statements = files(__package__).joinpath(f"{step}.sql").read_text("utf-8")
            connection.execute(statements.replace("$ministries", literal(str(ministries))))
