"""Connections to DuckDB, all made in one way: nothing but answers goes to the output."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import duckdb

Settings = Mapping[str, str | bool | int | float | list[str]]


def connect(
    path: Path | None = None, *, read_only: bool = False, settings: Settings | None = None
) -> duckdb.DuckDBPyConnection:
    """A connection to a file, or to memory, without the bar that DuckDB draws once a statement takes long.

    `lock_configuration` among the settings comes last. Raises duckdb.Error where the file can't be opened.
    """
    given = dict(settings or {})
    locked = given.pop("lock_configuration", False)
    connection = duckdb.connect(path or ":memory:", read_only=read_only, config=given)
    if not _is_locked(connection):
        connection.execute("SET enable_progress_bar = false")
        if locked:
            connection.execute("SET lock_configuration = true")
    return connection


def _is_locked(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether another connection of this process to the same file has locked it already."""
    return connection.execute("SELECT current_setting('lock_configuration')").fetchall() == [(True,)]
