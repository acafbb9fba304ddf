"""How the sources of a HOME are: when they were visited, how many documents they have, what is not well."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import duckdb

from warehouse.fetched.asking import statement
from warehouse.fetched.rows import Alert
from warehouse.ledger.lock import LedgerBusy
from warehouse.ledger.reading import LedgerUnreadable, reading


class SourceState(NamedTuple):
    """A source as the ledger knows it; `visited` is UTC without a zone."""

    source: str
    visited: datetime | None
    documents: int
    alerts: int


class Overview(NamedTuple):
    """All sources by name, and the alerts that stand, the oldest first."""

    sources: dict[str, SourceState]
    alerts: list[Alert]


def overview(ledger: Path) -> Overview | None:
    """What the ledger says; None while somebody writes into it, or where it has never seen a fetch."""
    if not ledger.exists():
        return Overview({}, [])
    try:
        with reading(ledger) as connection:
            return overview_of(connection)
    except (LedgerBusy, LedgerUnreadable):
        return None


def overview_of(connection: duckdb.DuckDBPyConnection) -> Overview:
    """What an open ledger says."""
    states = [SourceState(*row) for row in connection.execute(statement("overview")).fetchall()]
    alerts = [Alert(*row) for row in connection.execute(statement("standing")).fetchall()]
    return Overview({state.source: state for state in states}, alerts)
