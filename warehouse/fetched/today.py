"""What sources have today, as an ingest needs it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from warehouse.fetched.asking import ask, statement
from warehouse.ledger.store import Ledger, encoded


class FetchedDocument(NamedTuple):
    """A document and its newest bytes; `is_gone` where its source has it no more.

    `is_noted` tells whether the last run saw it with these bytes.
    """

    document: str
    source: str
    sha256: str
    size: int
    is_gone: bool
    is_noted: bool


def fetched_today(ledger: Ledger) -> list[FetchedDocument]:
    """All fetched documents."""
    return [FetchedDocument(*row) for row in ask(ledger, "today")]


def take_over(ledger: Ledger, run_id: int, declared: Mapping[str, Mapping[str, str]]) -> None:
    """Let what sources say of their documents hold from this run on, and when these were last seen.

    `declared` is what is said of documents that lie in the folder of a source.
    """
    rows = encoded([{"document": name, "declared": words} for name, words in declared.items()])
    with ledger.transaction() as connection:
        connection.execute(statement("declare"), {"run_id": run_id, "rows": rows})
        connection.execute(statement("see"))
