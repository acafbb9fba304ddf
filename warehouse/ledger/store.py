"""The ledger as its one writer holds it: opened under the lock, written in transactions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from threading import RLock
from typing import Any

import duckdb
import msgspec

from warehouse.connecting import connect
from warehouse.ledger.lock import WriterLock
from warehouse.ledger.migrating import migrate
from warehouse.ledger.rows import Results, Sighting, Source, Version

_STATEMENTS = Path(__file__).parent / "statements"


@cache
def statement(name: str) -> str:
    """The SQL of a file beside this module."""
    return (_STATEMENTS / f"{name}.sql").read_text("utf-8")


def encoded(rows: object) -> str:
    """Rows as one JSON text, which DuckDB unnests: without limit of number, and fast."""
    return msgspec.json.encode(rows).decode()


class Ledger:
    """An open ledger; safe to use from several threads, each statement after the other."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._guard = RLock()
        self._connection: duckdb.DuckDBPyConnection | None = None

    @classmethod
    @contextmanager
    def writing(cls, path: Path) -> Iterator[Ledger]:
        """The ledger for one writer; raises LedgerBusy while there is another."""
        path.parent.mkdir(parents=True, exist_ok=True)
        with WriterLock(path.with_suffix(".lock")):
            ledger = cls(path)
            try:
                migrate(ledger.connection)
                yield ledger
            finally:
                ledger.close()

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The connection, opened when it is wanted."""
        with self._guard:
            if self._connection is None:
                self._connection = connect(self.path)
            return self._connection

    def close(self) -> None:
        """Let go of the file (a publisher may open it); the next use opens it again."""
        with self._guard:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    @contextmanager
    def transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """All of what happens inside, or nothing."""
        with self._guard:
            connection = self.connection
            connection.begin()
            try:
                yield connection
                connection.commit()
            except BaseException:
                connection.rollback()
                raise

    def ask(self, name: str, parameters: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
        """The rows that a statement answers."""
        with self._guard:
            return self.connection.execute(statement(name), parameters or {}).fetchall()

    def look(
        self,
        run_id: int,
        scope: Sequence[str],
        sources: Sequence[Source],
        versions: Sequence[Version],
        sightings: Sequence[Sighting],
    ) -> None:
        """What a look has found out before any work: where it looked, new sources, what vanished."""
        with self.transaction() as connection:
            connection.execute("UPDATE runs SET looked_at = ? WHERE run_id = ?", [list(scope), run_id])
            add(connection, "add_sources", sources, run_id=run_id)
            add(connection, "add_versions", versions, run_id=run_id)
            add(connection, "add_sightings", sightings, seen=now())

    def see(self, scope: Sequence[str], missed: Sequence[str]) -> None:
        """Note that all documents within a scope are still there, but for those that were missed."""
        with self.transaction() as connection:
            seen = {"scope": encoded(list(scope)), "missed": encoded(list(missed)), "seen": now()}
            connection.execute(statement("see"), seen)

    def declare(self, run_id: int, declared: Mapping[str, Mapping[str, str]]) -> None:
        """Note what a source says of documents besides their bytes."""
        rows = [{"document": name, "declared": words} for name, words in declared.items()]
        with self.transaction() as connection:
            add(connection, "add_declarations", rows, run_id=run_id)

    def store(self, run_id: int, results: Results) -> None:
        """The results of a batch in one transaction: no document half stored."""
        with self.transaction() as connection:
            first = _next_extraction(connection)
            add(connection, "add_contents", results.contents, run_id=run_id)
            bodies = [reading.body for reading in results.readings]
            described = [replace(reading, body=None) for reading in results.readings]
            add(connection, "add_readings", described, bodies=bodies, run_id=run_id)
            add(connection, "add_versions", results.versions, run_id=run_id)
            numbered = [
                asdict(row) | {"extraction_id": first + i} for i, row in enumerate(results.extractions)
            ]
            add(connection, "add_extractions", numbered, run_id=run_id)
            add(connection, "add_facts", [msgspec.Raw(fact) for fact in results.facts], first=first)
            accounts = [msgspec.Raw(account) for account in results.accounts]
            add(connection, "add_accounts", accounts, first=first)
            add(connection, "add_unaccounted", accounts, first=first)
            add(connection, "add_sightings", results.sightings, seen=now())


def add(
    connection: duckdb.DuckDBPyConnection, name: str, rows: Sequence[object], **parameters: object
) -> None:
    """Many rows by one statement; nothing where there are none."""
    if rows:
        connection.execute(statement(name), {"rows": encoded(rows), **parameters})


def now() -> datetime:
    """The time in UTC, as the ledger keeps it."""
    return datetime.now(UTC).replace(tzinfo=None)


def _next_extraction(connection: duckdb.DuckDBPyConnection) -> int:
    row = connection.execute("SELECT coalesce(max(extraction_id), 0) + 1 FROM extractions").fetchone()
    assert row is not None
    return int(row[0])
