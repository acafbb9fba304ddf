"""Facts of which the rules say now what nobody saw or decided, though the closed state says the same."""

from __future__ import annotations

import hashlib
import json

import duckdb
import msgspec

from warehouse.diff.fields import field_changes, named_fields, signature
from warehouse.review.standing import Holding, Standing

_INSERT = """
    INSERT INTO told BY NAME
    SELECT unnest(from_json(?, '[{
        "change_id": "VARCHAR", "change": "VARCHAR", "document": "VARCHAR", "kind": "VARCHAR",
        "old_id": "VARCHAR", "new_id": "VARCHAR",
        "old_value": "VARCHAR", "new_value": "VARCHAR", "old_quote": "VARCHAR",
        "new_quote": "VARCHAR", "old_rule": "VARCHAR", "new_rule": "VARCHAR", "old_page": "INTEGER",
        "page": "INTEGER", "line": "INTEGER", "ordinal": "INTEGER", "causes": ["VARCHAR"], "yen": "DOUBLE",
        "doubts": ["VARCHAR"], "fields": ["VARCHAR"], "signature": "VARCHAR", "group_id": "VARCHAR",
        "new_run": "BIGINT", "tie": "VARCHAR"
    }]'), recursive := true)
"""


def add_contradictions(connection: duckdb.DuckDBPyConnection, standing: Standing) -> None:
    """Let them stand among the changes, where they don't already: decided value → what the rules say."""
    open_ones = [one for one in standing.facts.values() if one.contradicted and one.verdict is not None]
    if not open_ones:
        return
    known = set(
        connection.execute(
            "SELECT document, kind, new_id FROM told WHERE new_id IS NOT NULL AND change <> 'moved'"
        ).fetchall()
    )
    rows = [
        _row(one) for one in open_ones if (one.fact.document, one.fact.kind, one.fact.fact_id) not in known
    ]
    if rows:
        ids = [row["new_id"] for row in rows]
        connection.execute("DELETE FROM told WHERE change = 'moved' AND new_id IN (SELECT unnest(?))", [ids])
        connection.execute(_INSERT, [json.dumps(rows, ensure_ascii=False)])


def _row(holding: Holding) -> dict[str, object]:
    fact, verdict = holding.fact, holding.verdict
    assert verdict is not None
    before = verdict.value or verdict.decision.seen or {}
    changes = [one for one in field_changes(before, fact.value) if one.field in holding.contradicted]
    key = "|".join((fact.document, fact.kind, fact.fact_id, "contradicted"))
    what = signature(changes)
    group = "|".join(("contradicted", fact.kind, what, fact.rule))
    return {
        "change_id": hashlib.md5(key.encode(), usedforsecurity=False).hexdigest(),
        "change": "changed",
        "document": fact.document,
        "kind": fact.kind,
        "old_id": fact.fact_id,
        "new_id": fact.fact_id,
        "tie": "same",
        "old_value": msgspec.json.encode(before).decode(),
        "new_value": msgspec.json.encode(fact.value).decode(),
        "old_quote": fact.value_quote,
        "new_quote": fact.value_quote,
        "old_rule": verdict.decision.rule or fact.rule,
        "new_rule": fact.rule,
        "old_page": fact.page,
        "page": fact.page,
        "line": fact.line,
        "ordinal": 0,
        "causes": ["rules"],
        "yen": float(fact.yen),
        "doubts": ["contradicts"],
        "fields": named_fields(changes),
        "signature": what,
        "group_id": hashlib.md5(group.encode(), usedforsecurity=False).hexdigest()[:12],
        "new_run": 0,
    }
