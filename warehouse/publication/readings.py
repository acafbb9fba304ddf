"""How the names of programs are read, so that lists of them sort as people look things up."""

from __future__ import annotations

from importlib.resources import files

import duckdb
import msgspec

from pipeline.kana import kana


def write_readings(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the table `readings` of the names that touched programs bear: name, kana."""
    names = connection.execute(_statement("names_to_read")).fetchall()
    rows = msgspec.json.encode([{"name": name, "kana": kana(name)} for (name,) in names]).decode()
    connection.execute(_statement("readings"), {"rows": rows})


def _statement(name: str) -> str:
    return files(__package__).joinpath(f"sql/{name}.sql").read_text("utf-8")
