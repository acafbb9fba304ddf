"""Which figures a run changed, and what awaits review since the last closed look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from flows.review.documents import reading
from pipeline.home import Home
from warehouse.board.board import Board, NothingToReview, UnknownState
from warehouse.board.changes import Change
from warehouse.board.filters import Filter
from warehouse.review.journal import DamagedJournal
from warehouse.review.policy import BadPolicy
from warehouse.snapshots.shelf import Shelf

AWAITING = Filter(states=("awaiting", "second", "conflict"))


@dataclass(frozen=True, slots=True)
class ChangedFigure:
    """An amount that is printed otherwise than before."""

    document: str
    page: int
    subject: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Figures:
    """What a run changed: amounts, new facts by document; what awaits review, with the yen of its budgets."""

    changed: tuple[ChangedFigure, ...] = ()
    came: Mapping[str, int] = field(default_factory=dict)
    awaiting: int = 0
    yen: float = 0.0


def newest_state(home: Home) -> int | None:
    """The newest state of a HOME, to be asked before a run."""
    return Shelf(home.snapshots).newest()


def figures_since(home: Home, state: int | None) -> Figures | None:
    """What changed since a state; None where nothing did, or where it can't be told."""
    if Shelf(home.snapshots).newest() == state:
        return None
    try:
        board = Board(home, "empty" if state is None else str(state), "newest", read=reading(home))
        changes = list(board.changes(Filter(kind="budget", change="changed"))) if state is not None else []
        came = Counter(change.document for change in board.changes(Filter(change="gained")))
        if not board.count(Filter())[0]:
            return None
        since_review = Board(home, "reviewed", "newest", read=reading(home))
        awaiting, _ = since_review.count(AWAITING)
        _, yen = since_review.count(replace(AWAITING, kind="budget"))
    except (NothingToReview, UnknownState, DamagedJournal, BadPolicy):
        return None
    return Figures(tuple(filter(None, map(_figure, changes))), dict(sorted(came.items())), awaiting, yen)


def _figure(change: Change) -> ChangedFigure | None:
    """The change of an amount, where what is printed changed."""
    if change.old_quote == change.new_quote or not (change.old_quote and change.new_quote):
        return None
    value = change.new_value or {}
    program = str(value.get("program") or "")
    return ChangedFigure(
        change.document, change.page, f"{program} " if program else "", change.old_quote, change.new_quote
    )
