"""How each decided fact stands in the queue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from warehouse.board.changes import Change
from warehouse.review.facts import CurrentFact
from warehouse.review.records import Decision
from warehouse.review.standing import FactKey, Holding, Standing
from warehouse.review.verdicts import VERDICTS

_EVER = 1 << 60


def states(standing: Standing) -> Iterator[dict[str, Any]]:
    """One row a fact with a decision; of a fact that is gone with the run at which it was decided."""
    for key, holding in standing.facts.items():
        yield _row(key, state_of(holding), is_new=True)
    for key, decisions in standing.decisions.items():
        if key not in standing.facts:
            last = decisions[-1]
            state = "held" if last.action == "hold" else "decided"
            gone = *key[:2], last.target.fact_id
            yield _row(gone, state, is_new=False, run=_run(decisions))


def states_of_fact(key: FactKey, standing: Standing) -> Iterator[dict[str, Any]]:
    """The state of one fact after a decision on it, or after the last one was undone."""
    if key in standing.facts:
        yield _row(key, state_of(standing.facts[key]), is_new=True)
    elif decisions := standing.decisions.get(key):
        state = "held" if decisions[-1].action == "hold" else "decided"
        yield _row(key, "awaiting", is_new=False, run=_EVER)
        yield _row(key, state, is_new=False, run=_run(decisions))
    else:
        yield _row(key, "awaiting", is_new=True)
        yield _row(key, "awaiting", is_new=False, run=_EVER)


def unchanged(fact: CurrentFact, standing: Standing) -> Change:
    """A fact that is as it was, in the form of a change."""
    holding = standing.facts.get((fact.document, fact.kind, fact.fact_id))
    return Change(
        change_id=fact.fact_id,
        change="same",
        document=fact.document,
        kind=fact.kind,
        old_id=None,
        new_id=fact.fact_id,
        tie=None,
        old_value=None,
        new_value=fact.value,
        old_quote=None,
        new_quote=fact.value_quote,
        old_rule=None,
        new_rule=fact.rule,
        old_version=None,
        new_version=None,
        old_page=None,
        page=fact.page,
        line=fact.line,
        causes=[],
        yen=float(fact.yen),
        doubts=[],
        signature="",
        group_id="",
        position=0,
        state="same" if holding is None else state_of(holding),
        new_run=0,
    )


def state_of(holding: Holding) -> str:
    """awaiting, decided, second, conflict or held."""
    if holding.verdict is None:
        return "decided"
    if holding.verdict.state in ("second", "conflict", "held"):
        return holding.verdict.state
    return "awaiting" if holding.contradicted else "decided"


def _run(decisions: list[Decision]) -> int:
    return max(
        (one.run or 0 for one in decisions if one.action in VERDICTS or one.action == "hold"), default=0
    )


def _row(key: FactKey, state: str, *, is_new: bool, run: int = 0) -> dict[str, Any]:
    document, kind, fact_id = key
    return {
        "document": document,
        "kind": kind,
        "fact_id": fact_id,
        "state": state,
        "run": run,
        "is_new": is_new,
    }
