"""What the newest bytes of one document changed against the bytes before them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import duckdb
import msgspec

from warehouse.connecting import connect
from warehouse.diff.comparing import compare, runs_of
from warehouse.diff.fields import FieldChange, field_changes
from warehouse.snapshots.shelf import Shelf

_DRAWN = """
    SELECT run_id, sha256 FROM read_parquet($files) WHERE document = $document ORDER BY extraction_id
"""
_SEEN = "SELECT last_seen FROM read_parquet($file) WHERE document = $document"
_TOLD = """
    SELECT change, kind, new_id, old_quote, new_quote, old_value, new_value, page, line, causes
    FROM told WHERE change <> 'moved'
    ORDER BY change <> 'changed', yen DESC, kind, page, line, ordinal, change_id
"""


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that a version gained, lost or changed; page and line are the newest that it has."""

    change: str
    kind: str
    new_id: str | None
    old_quote: str | None
    new_quote: str | None
    old_value: dict[str, Any]
    new_value: dict[str, Any]
    page: int
    line: int | None
    causes: list[str]

    @property
    def fields(self) -> list[FieldChange]:
        """Field by field, what it said and what it says now."""
        return field_changes(self.old_value, self.new_value)


@dataclass(frozen=True, slots=True)
class Former:
    """The version before the newest: its bytes, when they were last seen, what changed since.

    Facts that have another value now come first, then what most yen hang on.
    """

    sha256: str
    last_seen: datetime | None
    changes: list[FactChange]


def since_former(shelf: Shelf, document: str) -> Former | None:
    """What changed since a document had other bytes; None where it never had, or nothing tells."""
    with connect() as connection:
        before = _before(connection, shelf, document)
        if before is None:
            return None
        sha256, run = before
        compare(connection, shelf, run, shelf.newest(), document=document)
        told = connection.execute(_TOLD).fetchall()
        seen = connection.execute(
            _SEEN, {"file": str(shelf.path("documents", run)), "document": document}
        ).fetchone()
    return Former(sha256, seen[0] if seen else None, [_change(row) for row in told])


def _before(connection: duckdb.DuckDBPyConnection, shelf: Shelf, document: str) -> tuple[str, int] | None:
    """The bytes before the newest, and the last snapshot that was taken of them."""
    files = [str(shelf.path("extractions", run)) for run in runs_of(shelf)]
    if not files:
        return None
    drawn = connection.execute(_DRAWN, {"files": files, "document": document}).fetchall()
    newest = drawn[-1][1] if drawn else None
    others = [position for position, (_, sha256) in enumerate(drawn) if sha256 != newest]
    if not others:
        return None
    arrived = drawn[others[-1] + 1][0]
    run = max((run for run in shelf.runs() if run < arrived), default=None)
    return None if run is None else (drawn[others[-1]][1], run)


def _change(row: tuple[Any, ...]) -> FactChange:
    change, kind, new_id, old_quote, new_quote, old_value, new_value, page, line, causes = row
    return FactChange(
        change, kind, new_id, old_quote, new_quote, _value(old_value), _value(new_value), page, line, causes
    )


def _value(encoded: str | None) -> dict[str, Any]:
    value: dict[str, Any] = {} if encoded is None else msgspec.json.decode(encoded)
    return value
