"""What people have changed since the older state: the cause `reviewer`."""

from __future__ import annotations

from collections.abc import Callable

import duckdb

from warehouse.board.telling import change_row, known, tell
from warehouse.review.facts import CurrentFact
from warehouse.review.records import Decision
from warehouse.review.standing import Holding, Kept, Standing


def add_decisions(
    connection: duckdb.DuckDBPyConnection, standing: Standing, is_since: Callable[[Decision], bool]
) -> None:
    """Let the facts that decisions have changed since then stand among the changes, as decided."""
    told = known(connection)
    rows = []
    for one in standing.facts.values():
        if not _is_changed(one, is_since):
            continue
        fact = one.fact
        if (fact.document, fact.kind, fact.fact_id) in told:
            _add_cause(connection, fact)
        else:
            rows.append(change_row(fact, fact.value, one.value, "reviewer", causes=["reviewer"]))
    rows += [
        change_row(_as_fact(kept), None, kept.value, "reviewer", causes=["reviewer"])
        for kept in standing.kept
        if kept.decision.action == "add" and is_since(kept.decision)
    ]
    tell(connection, rows)


def _is_changed(holding: Holding, is_since: Callable[[Decision], bool]) -> bool:
    decided = [holding.verdict.decision] if holding.verdict is not None and holding.verdict.counts else []
    return holding.value != holding.fact.value and any(map(is_since, (*decided, *holding.governed)))


def _add_cause(connection: duckdb.DuckDBPyConnection, fact: CurrentFact) -> None:
    connection.execute(
        "UPDATE told SET causes = list_append(causes, 'reviewer')"
        " WHERE document = ? AND kind = ? AND new_id = ? AND change <> 'moved'",
        [fact.document, fact.kind, fact.fact_id],
    )


def _as_fact(kept: Kept) -> CurrentFact:
    target, place = kept.decision.target, kept.place
    return CurrentFact(
        target.document, target.kind, target.fact_id, target.sha256, target.reader, target.anchor,
        target.subject, target.offset, place.span, place.page, place.line, place.box, target.quote,
        target.value_quote, kept.decision.rule or "decision", kept.value, (),
    )  # fmt: skip
