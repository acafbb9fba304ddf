"""The SQL of this room, asked of an open ledger."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from warehouse.ledger.store import Ledger

_STATEMENTS = Path(__file__).parent / "statements"


@cache
def statement(name: str) -> str:
    """The SQL of a file of this room."""
    return (_STATEMENTS / f"{name}.sql").read_text("utf-8")


def ask(ledger: Ledger, name: str, parameters: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
    """The rows that a statement answers."""
    with ledger.transaction() as connection:
        return connection.execute(statement(name), dict(parameters or {})).fetchall()
