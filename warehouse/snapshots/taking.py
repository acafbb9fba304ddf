"""Taking snapshots: the facts of each run, once, and what holds after the newest one."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import duckdb

from warehouse.connecting import connect
from warehouse.publication.sql_types import literal
from warehouse.snapshots.shelf import OF_A_RUN, OF_A_STATE, Shelf

UNFINISHED = ".unfinished"


def take(ledger: Path, shelf: Shelf, run_id: int) -> None:
    """Write what is missing, for a run that is about to end; one that was killed is made up for.

    The ledger must not be open for writing. A run after which everything is as it was leaves no state.
    """
    with connect() as connection:
        connection.execute(f"ATTACH {literal(str(ledger))} AS ledger (READ_ONLY)")
        _set_aside_of_another(connection, shelf)
        for run in _runs(connection) or [run_id]:  # a run that drew nothing still says what columns there are
            for name in OF_A_RUN:
                _write(connection, name, shelf.path(name, run), run)
        if _is_another_state(connection, shelf):
            for name in OF_A_STATE:
                _write(connection, name, shelf.path(name, run_id))


def _set_aside_of_another(connection: duckdb.DuckDBPyConnection, shelf: Shelf) -> None:
    """Snapshots of a ledger that was begun anew since are none of this one; they are kept beside."""
    row = connection.execute("SELECT CAST(min(started) AS VARCHAR) FROM ledger.runs").fetchone()
    began = str(row[0]) if row else ""
    if shelf.ledger() not in (None, began):
        shelf.set_aside()
    shelf.note_ledger(began)


def _runs(connection: duckdb.DuckDBPyConnection) -> list[int]:
    return [int(run) for (run,) in connection.execute(_statement("runs")).fetchall()]


def _is_another_state(connection: duckdb.DuckDBPyConnection, shelf: Shelf) -> bool:
    """Whether an extraction or a document is not as the last state has it."""
    newest = shelf.newest()
    if newest is None:
        return True
    columns = {"states": "extraction_id", "documents": "document, sha256, status, note, title"}
    return any(
        connection.execute(
            f"(SELECT {of} FROM ({_statement(name)}) EXCEPT SELECT {of} FROM read_parquet({before}))"
            f" UNION ALL (SELECT {of} FROM read_parquet({before})"
            f" EXCEPT SELECT {of} FROM ({_statement(name)}))"
            " LIMIT 1"
        ).fetchone()
        for name, of in columns.items()
        for before in (literal(str(shelf.path(name, newest))),)
    )


def _write(connection: duckdb.DuckDBPyConnection, name: str, path: Path, run: int | None = None) -> None:
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(UNFINISHED)
    query = _statement(name).replace("$run", str(run))
    connection.execute(f"COPY ({query}) TO {literal(str(unfinished))} (FORMAT parquet, COMPRESSION zstd)")
    unfinished.rename(path)


def _statement(name: str) -> str:
    return files(__package__).joinpath(f"statements/{name}.sql").read_text("utf-8").rstrip().rstrip(";")
