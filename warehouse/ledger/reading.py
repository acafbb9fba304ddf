"""The ledger for one who only looks, for a moment, and disturbs nobody who writes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.connecting import connect
from warehouse.ledger.lock import LedgerBusy, shared

_TAKEN = re.compile(r"Could not set lock on file.*?(?:\(PID (?P<pid>\d+)\)|$)", re.DOTALL)


class LedgerUnreadable(Exception):
    """A ledger that can't be opened or read: `reason` in DuckDB's words, in one line."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path, self.reason = path, reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


@contextmanager
def reading(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The ledger, read-only; raises LedgerBusy while somebody writes into it, LedgerUnreadable.

    A process that opened the file without taking the lock (a program of somebody's own) is busy without a
    `since`.
    """
    with shared(path.with_suffix(".lock")):
        try:
            with connect(path, read_only=True) as connection:
                yield connection
        except (duckdb.Error, OSError) as error:
            raise _clearly(path, error) from error


def _clearly(path: Path, error: Exception) -> LedgerBusy | LedgerUnreadable:
    taken = _TAKEN.search(str(error))
    if taken:
        return LedgerBusy(path, int(taken["pid"]) if taken["pid"] else None, None)
    return LedgerUnreadable(path, str(error).strip().partition("\n")[0])
