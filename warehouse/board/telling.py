"""Changes that no snapshot tells, as rows beside those that do."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

import duckdb
import msgspec

from warehouse.diff.fields import field_changes, named_fields, signature
from warehouse.review.facts import CurrentFact

Value = Mapping[str, Any]
_INSERT = """
    INSERT INTO told BY NAME
    SELECT unnest(from_json(?, '[{
        "change_id": "VARCHAR", "change": "VARCHAR", "document": "VARCHAR", "kind": "VARCHAR",
        "old_id": "VARCHAR", "new_id": "VARCHAR", "old_value": "VARCHAR", "new_value": "VARCHAR",
        "old_quote": "VARCHAR", "new_quote": "VARCHAR", "old_rule": "VARCHAR", "new_rule": "VARCHAR",
        "old_page": "INTEGER", "page": "INTEGER", "line": "INTEGER", "ordinal": "INTEGER",
        "causes": ["VARCHAR"], "yen": "DOUBLE", "doubts": ["VARCHAR"], "fields": ["VARCHAR"],
        "signature": "VARCHAR", "group_id": "VARCHAR", "new_run": "BIGINT", "tie": "VARCHAR"
    }]'), recursive := true)
"""


def tell(connection: duckdb.DuckDBPyConnection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add changes to those that the snapshots tell."""
    if rows:
        connection.execute(_INSERT, [json.dumps(rows, ensure_ascii=False)])


def known(connection: duckdb.DuckDBPyConnection) -> set[tuple[str, str, str]]:
    """The facts of the newer state of which a change is told already: document, kind, identity."""
    return set(
        connection.execute(
            "SELECT document, kind, new_id FROM told WHERE new_id IS NOT NULL AND change <> 'moved'"
        ).fetchall()
    )


def change_row(
    fact: CurrentFact, old: Value | None, new: Value | None, why: str, **said: Any
) -> dict[str, Any]:
    """A change of one fact from one value to another; `why` tells groups of different reasons apart."""
    change = "gained" if old is None else "lost" if new is None else "changed"
    changes = field_changes(old or {}, new or {}) if change == "changed" else []
    what = signature(changes) if changes else "new" if old is None else "gone"
    return {
        "change_id": _digest(fact.document, fact.kind, fact.fact_id, why),
        "change": change,
        "document": fact.document,
        "kind": fact.kind,
        "old_id": None if old is None else fact.fact_id,
        "new_id": None if new is None else fact.fact_id,
        "tie": "same",
        "old_value": None if old is None else msgspec.json.encode(old).decode(),
        "new_value": None if new is None else msgspec.json.encode(new).decode(),
        "old_quote": None if old is None else fact.value_quote,
        "new_quote": None if new is None else fact.value_quote,
        "old_rule": fact.rule,
        "new_rule": fact.rule,
        "old_page": fact.page,
        "page": fact.page,
        "line": fact.line,
        "ordinal": 0,
        "yen": float(fact.yen),
        "doubts": [],
        "fields": named_fields(changes),
        "signature": what,
        "group_id": _digest(why, change, fact.kind, what, fact.rule)[:12],
        "new_run": 0,
        **said,
    }


def _digest(*parts: str) -> str:
    return hashlib.md5("|".join(parts).encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()
