"""Facts of which the rules say now what nobody saw or decided, though the closed state says the same."""

from __future__ import annotations

import duckdb

from warehouse.board.telling import change_row, known, tell
from warehouse.review.standing import Standing


def add_contradictions(connection: duckdb.DuckDBPyConnection, standing: Standing) -> None:
    """Let them stand among the changes, where they don't already: decided value → what the rules say."""
    open_ones = [one for one in standing.facts.values() if one.contradicted and one.verdict is not None]
    if not open_ones:
        return
    told = known(connection)
    rows = []
    for one in open_ones:
        fact, verdict = one.fact, one.verdict
        if verdict is None:
            continue
        if (fact.document, fact.kind, fact.fact_id) in told:
            connection.execute(
                "UPDATE told SET doubts = list_append(doubts, 'contradicts')"
                " WHERE document = ? AND kind = ? AND new_id = ? AND change <> 'moved'",
                [fact.document, fact.kind, fact.fact_id],
            )
            continue
        before = verdict.value or verdict.decision.seen or {}
        said = {name: item for name, item in fact.value.items() if name in one.contradicted}
        now = {**{k: v for k, v in before.items() if k not in one.contradicted}, **said}
        rows.append(change_row(fact, before, now, "contradicts", causes=["rules"], doubts=["contradicts"]))
    ids = [row["new_id"] for row in rows]
    connection.execute("DELETE FROM told WHERE change = 'moved' AND new_id IN (SELECT unnest(?))", [ids])
    tell(connection, rows)
