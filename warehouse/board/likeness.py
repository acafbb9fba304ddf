"""Which facts have others like them: a decision notes it, and is never taken for one on its look-alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from importlib.resources import files

from warehouse.board.board import Board
from warehouse.board.changes import Sides
from warehouse.review.anchoring import ELSEWHERE, OTHERWISE, SEVERAL
from warehouse.review.facts import CurrentFact


def marks(board: Board, several: Sequence[Sides]) -> dict[str, str]:
    """What a decision notes of facts that have others like them (see `anchoring`), by their identity."""
    statement = files(__package__).joinpath("statements/alike.sql").read_text("utf-8")
    found: dict[str, str] = {}
    for side in ("old", "new"):
        facts = [one.fact for one in several if (one.new is not None) == (side == "new")]
        if facts:
            wanted = {
                "facts": [fact.fact_id for fact in facts],
                "documents": sorted({fact.document for fact in facts}),
            }
            rows = board.connection.execute(statement.replace("{side}", side), wanted).fetchall()
            found |= {str(fact_id): str(mark) for fact_id, mark in rows}
    for document in {one.fact.document for one in several if one.change.change == "same"}:
        found |= _marks(board.facts_of(document))
    return found


def _marks(facts: Sequence[CurrentFact]) -> dict[str, str]:
    """The same for the facts of a document that did not change."""
    keys = {
        fact.fact_id: (
            (fact.kind, fact.anchor, fact.subject, fact.offset),
            (fact.kind, fact.anchor, fact.offset),
            (fact.kind, fact.subject, fact.slot),
        )
        for fact in facts
    }
    numbers = Counter[object](key for several in keys.values() for key in several)
    return {
        fact_id: SEVERAL if numbers[same] > 1 else _mark(numbers[elsewhere], numbers[otherwise])
        for fact_id, (same, elsewhere, otherwise) in keys.items()
        if max(numbers[same], numbers[elsewhere], numbers[otherwise]) > 1
    }


def _mark(elsewhere: int, otherwise: int) -> str:
    said = (ELSEWHERE if elsewhere > 1 else "", OTHERWISE if otherwise > 1 else "")
    return " ".join(filter(None, said))
