"""The ledger as a fetch writes into it: in short transactions, so that others can write in between."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from warehouse.fetched.asking import ask, statement
from warehouse.fetched.memory import Memory, remember
from warehouse.fetched.rows import Notes
from warehouse.ledger.lock import LedgerBusy
from warehouse.ledger.store import Ledger, encoded, now

ROWS = ("visits", "listed", "responses", "arrivals", "alerts")
PATIENCE_SECONDS = 900.0
PAUSE_SECONDS = 0.5
Result = TypeVar("Result")


class Notebook:
    """A fetch's notes: written when the ledger is free, kept until then; safe to use from several threads."""

    def __init__(self, path: Path, patience: float = PATIENCE_SECONDS) -> None:
        self._path, self._patience = path, patience
        self._waiting = Notes()
        self._guard = Lock()
        self.fetch_id = 0

    def begin(self, sources: list[str], at: datetime) -> Memory:
        """Start a fetch, and tell what the ledger knows; raises LedgerBusy where nobody lets go of it."""

        def start(ledger: Ledger) -> Memory:
            ask(ledger, "interrupted")
            self.fetch_id = int(ask(ledger, "begin", {"now": now()})[0][0])
            return remember(ledger, sources, at)

        return self._patiently(start)

    def note(self, notes: Notes) -> None:
        """Write rows, or keep them until the ledger is free."""
        with self._guard:
            self._waiting.take(notes)
            try:
                self._write()
            except LedgerBusy:
                return

    def end(self, status: str, summary: Mapping[str, Any]) -> None:
        """Write what still waits, and the end of the fetch."""

        def finish(ledger: Ledger) -> None:
            self._store(ledger)
            told = {"fetch_id": self.fetch_id, "status": status, "summary": encoded(summary), "now": now()}
            ask(ledger, "end", told)

        with self._guard:
            self._patiently(finish)

    def _write(self) -> None:
        with Ledger.writing(self._path) as ledger:
            self._store(ledger)

    def _store(self, ledger: Ledger) -> None:
        """All rows in one transaction."""
        with ledger.transaction() as connection:
            for name in ROWS:
                rows = getattr(self._waiting, name)
                if name == "listed":
                    # What waited may say twice of an address what holds: the last word counts.
                    rows = list({row.url: row for row in rows}.values())
                if rows:
                    own = {} if name == "listed" else {"fetch_id": self.fetch_id}
                    connection.execute(statement(f"add_{name}"), {"rows": encoded(rows), **own})
        self._waiting = Notes()

    def _patiently(self, work: Callable[[Ledger], Result]) -> Result:
        until = time.monotonic() + self._patience
        while True:
            try:
                with Ledger.writing(self._path) as ledger:
                    return work(ledger)
            except LedgerBusy:
                if time.monotonic() > until:
                    raise
                time.sleep(PAUSE_SECONDS)
