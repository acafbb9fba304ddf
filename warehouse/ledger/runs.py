"""Runs, from their start to their end, and what was published by them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from warehouse.ledger.store import Ledger, encoded, now


def begin(ledger: Ledger) -> int:
    """Start a run; one that is still running was killed, for there is one writer only."""
    with ledger.transaction() as connection:
        connection.execute("UPDATE runs SET status = 'interrupted' WHERE status = 'running'")
        row = connection.execute(
            "INSERT INTO runs (run_id, started, status) "
            "SELECT coalesce(max(run_id), 0) + 1, ?, 'running' FROM runs RETURNING run_id",
            [now()],
        ).fetchone()
    assert row is not None
    return int(row[0])


def end(ledger: Ledger, run_id: int, status: str, summary: Mapping[str, Any]) -> None:
    """Note a run's end and what came of it."""
    with ledger.transaction() as connection:
        connection.execute(
            "UPDATE runs SET finished = ?, status = ?, summary = ? WHERE run_id = ?",
            [now(), status, encoded(summary), run_id],
        )


def published(ledger: Ledger, run_id: int, state: str, path: Path) -> None:
    """Note what was published, from which state."""
    file = path.stat()
    with ledger.transaction() as connection:
        connection.execute(
            "INSERT INTO publications VALUES (?, ?, ?, ?, ?, ?)",
            [run_id, state, path.name, file.st_size, file.st_mtime_ns, now()],
        )


def is_published(ledger: Ledger, state: str, path: Path) -> bool:
    """Whether the published file is the one that was last made, and from this state."""
    row = ledger.connection.execute(
        "SELECT state, size, mtime_ns FROM publications ORDER BY published DESC LIMIT 1"
    ).fetchone()
    if row is None or not path.exists():
        return False
    file = path.stat()
    return row == (state, file.st_size, file.st_mtime_ns)


def state(ledger: Ledger) -> str:
    """What the ledger holds, as far as a publication rests on it."""
    return str(ledger.ask("state")[0][0])


def last_of_state(ledger: Ledger, state: str) -> dict[str, Any] | None:
    """What the last run that came to its end said, if the ledger is still as that run left it."""
    rows = ledger.ask("last_done")
    summary = msgspec.json.decode(rows[0][0], type=dict[str, Any]) if rows and rows[0][0] else {}
    return summary if summary.get("state") == state else None


def totals(ledger: Ledger) -> dict[str, int]:
    """The number of facts of each kind that hold now."""
    return {kind: int(number) for kind, number in ledger.ask("totals")}


def misspelled(ledger: Ledger) -> int:
    """How many facts are not published since their amount can't be spelled back from their own characters."""
    return int(ledger.ask("misspelled")[0][0])


def numbers(ledger: Ledger) -> tuple[int, int]:
    """How many numbers stand in the documents of today, and how many of them belong to nothing."""
    [(all_numbers, unaccounted)] = ledger.ask("account")
    return int(all_numbers), int(unaccounted)
