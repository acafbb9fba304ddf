"""The steps of resolving, each a SQL file beside this module, in their order."""

from __future__ import annotations

from importlib.resources import as_file, files

import duckdb

from warehouse.publication.sql_types import literal

STEPS = (
    "macros",
    "positions",
    "repeats",
    "sums",
    "wholes",
    "organizations",
    "program_organizations",
    "lists",
)
TABLES = ("ministries", "municipalities", "prefectures")


def resolve(connection: duckdb.DuckDBPyConnection) -> None:
    """Say of what is being published which repeats what, which is part of what, and who is behind it."""
    with as_file(files("pipeline.japanese")) as folder:
        paths = {table: literal(str(folder / f"{table}.csv")) for table in TABLES}
        for step in STEPS:
            statements = files(__package__).joinpath(f"{step}.sql").read_text("utf-8")
            for table, path in paths.items():
                statements = statements.replace(f"${table}", path)
            connection.execute(statements)
