"""One short look at a ledger; all that is asked of it is read at once, so that nobody waits for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

import duckdb

from warehouse.fetched.overview import Overview, overview_of
from warehouse.ledger.lock import Holder, LedgerBusy
from warehouse.ledger.migrating import known, reached
from warehouse.ledger.reading import LedgerUnreadable, reading

_STATEMENTS = Path(__file__).parent / "statements"
State = Literal["absent", "busy", "unreadable", "read"]


class Run(NamedTuple):
    """A run or a fetch; times are UTC without a zone. What it could not do, and why it did not publish."""

    number: int
    started: datetime
    finished: datetime | None
    status: str
    error: str
    held_back: str
    remedy: str


class Documents(NamedTuple):
    """How many documents are in a state, and the names of the first three."""

    number: int
    first: list[str]


@dataclass(frozen=True, slots=True)
class Condition:
    """A ledger as it is now.

    `holder` writes into it while it is busy, `reason` tells why it is unreadable. `reached` and `known` are
    the migrations that it has seen and that this program knows. `runs` and `fetches` begin with the last one
    that came to its end; `documents` are by status, `contents` are sizes by sha256.
    """

    state: State
    holder: Holder | None = None
    reason: str = ""
    reached: int = 0
    known: int = 0
    runs: list[Run] = field(default_factory=list)
    fetches: list[Run] = field(default_factory=list)
    documents: dict[str, Documents] = field(default_factory=dict)
    contents: dict[str, int] = field(default_factory=dict)
    overview: Overview = field(default_factory=lambda: Overview({}, []))


def examine(ledger: Path) -> Condition:
    """How a ledger is; waits for nobody."""
    if not ledger.exists():
        return Condition("absent")
    try:
        with reading(ledger) as connection:
            return _read(connection)
    except LedgerBusy as busy:
        return Condition("busy", Holder(busy.pid, busy.since))
    except LedgerUnreadable as error:
        return Condition("unreadable", reason=error.reason)


def _read(connection: duckdb.DuckDBPyConnection) -> Condition:
    return Condition(
        "read",
        reached=reached(connection),
        known=known(),
        runs=[Run(*row) for row in _ask(connection, "runs")],
        fetches=[Run(*row) for row in _ask(connection, "fetches")],
        documents={status: Documents(*rest) for status, *rest in _ask(connection, "documents")},
        contents=dict(_ask(connection, "contents")),
        overview=_overview(connection),
    )


def _ask(connection: duckdb.DuckDBPyConnection, name: str) -> list[tuple[Any, ...]]:
    """The rows that a statement answers; none where the ledger is of another release and can't say."""
    try:
        return connection.execute(_statement(name)).fetchall()
    except (duckdb.CatalogException, duckdb.BinderException):
        return []


def _overview(connection: duckdb.DuckDBPyConnection) -> Overview:
    try:
        return overview_of(connection)
    except (duckdb.CatalogException, duckdb.BinderException):
        return Overview({}, [])


@cache
def _statement(name: str) -> str:
    return (_STATEMENTS / f"{name}.sql").read_text("utf-8")
