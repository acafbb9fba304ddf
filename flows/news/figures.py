"""Which figures a run changed, and what awaits review since the last closed look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from flows.review.documents import reading
from pipeline.home import Home
from warehouse.board.board import Board, NothingToReview, UnknownState
from warehouse.board.filters import Filter
from warehouse.diff.amounts import ChangedAmount, changed_amounts
from warehouse.review.journal import DamagedJournal, Journal
from warehouse.review.policy import BadPolicy
from warehouse.snapshots.reading import facts_of_new_documents
from warehouse.snapshots.shelf import Shelf

AWAITING = Filter(states=("awaiting", "second", "conflict"))


@dataclass(frozen=True, slots=True)
class Figures:
    """What a run changed: amounts, new documents with the number of their facts; and what awaits review.

    `yen` is at stake in the budgets that do. Where no look was ever closed nothing is said to await one.
    """

    changed: tuple[ChangedAmount, ...] = ()
    came: Mapping[str, int] = field(default_factory=dict)
    awaiting: int = 0
    yen: float = 0.0


def newest_state(home: Home) -> int | None:
    """The newest state of a HOME, to be asked before a run."""
    return Shelf(home.snapshots).newest()


def changed_since(home: Home, state: int | None) -> tuple[ChangedAmount, ...]:
    """The amounts that are not what they were; nothing changed before there was anything."""
    shelf = Shelf(home.snapshots)
    newest = shelf.newest()
    if state is None or newest is None or newest == state:
        return ()
    return tuple(changed_amounts(shelf, state, newest))


def figures_since(home: Home, state: int | None) -> Figures | None:
    """All that is news since a state; None where nothing is."""
    shelf = Shelf(home.snapshots)
    newest = shelf.newest()
    if newest is None or newest == state:
        return None
    came = dict(facts_of_new_documents(shelf, state, newest))
    changed = changed_since(home, state)
    return Figures(changed, came, *_awaiting(home)) if changed or came else None


def _awaiting(home: Home) -> tuple[int, float]:
    """How many changes await review since the last closed look, and the yen of their budgets."""
    try:
        if not any(decision.target.type == "state" for decision in Journal(home.decisions).decisions()):
            return 0, 0.0
        board = Board(home, "reviewed", "newest", read=reading(home))
    except (NothingToReview, UnknownState, DamagedJournal, BadPolicy):
        return 0, 0.0
    return board.count(AWAITING)[0], board.count(replace(AWAITING, kind="budget"))[1]
