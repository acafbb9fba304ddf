"""Comparing two states from their snapshots, in SQL; what a change amounts to is said in Python."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

import duckdb
import msgspec

from warehouse.diff.fields import field_changes, named_fields, signature
from warehouse.snapshots.shelf import Shelf

STEPS = ("both", "link", "changes", "causes", "stakes", "doubts")
BATCH = 10_000
_STATE = "SELECT * FROM read_parquet($file) WHERE $document IS NULL OR document = $document"
_NO_STATE = "SELECT NULL::BIGINT AS extraction_id, '' AS document, '' AS kind, 0 AS run_id WHERE FALSE"


def compare(
    connection: duckdb.DuckDBPyConnection,
    shelf: Shelf,
    old: int | None,
    new: int | None,
    *,
    document: str | None = None,
) -> None:
    """Make the table `told` in a connection: one row a change between the states after two runs.

    None stands for the empty state, before the first run. Only documents that differ are read; only the one
    that is named, where one is.
    """
    _take_states(connection, shelf, old, new, document)
    _run(connection, "sides")
    _run(connection, "chain")
    runs = [run for (run,) in connection.execute("SELECT DISTINCT run_id FROM chain ORDER BY ALL").fetchall()]
    query = _statement("facts")
    if runs:
        connection.execute(query, {"files": _files(shelf, "facts", runs)})
    else:
        some = _files(shelf, "facts", runs_of(shelf))[:1]
        connection.execute(query, {"files": some})
    known = [
        path for path in _files(shelf, "facts", runs_of(shelf)) if old is not None and path_run(path) <= old
    ]
    source = (
        "SELECT DISTINCT rule FROM read_parquet($files)"
        if known
        else "SELECT NULL::VARCHAR AS rule WHERE FALSE"
    )
    connection.execute(f"CREATE OR REPLACE TABLE known_rules AS {source}", {"files": known} if known else {})
    for step in STEPS:
        _run(connection, step)
    _tell_fields(connection)
    _run(connection, "told")


def _take_states(
    connection: duckdb.DuckDBPyConnection,
    shelf: Shelf,
    old: int | None,
    new: int | None,
    document: str | None,
) -> None:
    for name, run in (("old_states", old), ("new_states", new)):
        source = _NO_STATE if run is None else _STATE
        parameters = {} if run is None else {"file": str(shelf.path("states", run)), "document": document}
        connection.execute(f"CREATE OR REPLACE TABLE {name} AS {source}", parameters)
    connection.execute(
        "CREATE OR REPLACE TABLE all_extractions AS SELECT * FROM read_parquet($files)",
        {"files": _files(shelf, "extractions", runs_of(shelf))},
    )


def path_run(path: str) -> int:
    """The run whose file that is."""
    return int(Path(path).stem)


def runs_of(shelf: Shelf) -> list[int]:
    """The runs that drew facts, the oldest first."""
    return sorted(int(path.stem) for path in (shelf.folder / "extractions").glob("*.parquet"))


def _files(shelf: Shelf, name: str, runs: Sequence[int]) -> list[str]:
    return [str(path) for run in runs if (path := shelf.path(name, run)).exists()]


def _tell_fields(connection: duckdb.DuckDBPyConnection) -> None:
    """Which fields of a changed fact differ, and what that amounts to."""
    connection.execute(
        "CREATE OR REPLACE TABLE field_changes (change_id VARCHAR, fields VARCHAR[], signature VARCHAR)"
    )
    for rows in _changed(connection):
        told = json.dumps(
            [{"change_id": one, "fields": names, "signature": what} for one, names, what in rows],
            ensure_ascii=False,
        )
        connection.execute(
            "INSERT INTO field_changes SELECT unnest(from_json(?, "
            """'[{"change_id": "VARCHAR", "fields": ["VARCHAR"], "signature": "VARCHAR"}]'),"""
            " recursive := true)",
            [told],
        )


def _changed(connection: duckdb.DuckDBPyConnection) -> Iterator[list[tuple[str, list[str], str]]]:
    cursor = connection.cursor().execute(
        "SELECT change_id, old_value, new_value FROM changes WHERE change = 'changed' ORDER BY ALL"
    )
    while rows := cursor.fetchmany(BATCH):
        told = []
        for change_id, old, new in rows:
            changes = field_changes(msgspec.json.decode(old), msgspec.json.decode(new))
            told.append((change_id, named_fields(changes), signature(changes)))
        yield told


def _run(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    connection.execute(_statement(name))


def _statement(name: str) -> str:
    return files(__package__).joinpath(f"statements/{name}.sql").read_text("utf-8")
