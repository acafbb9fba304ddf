"""Opening the board for a command: its complaints in one line each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flows.review.documents import reading
from flows.show.console import complain
from pipeline.home import Home
from warehouse.board.board import Board, NothingToReview, UnknownState
from warehouse.review.journal import DamagedJournal
from warehouse.review.policy import BadPolicy


@contextmanager
def opened(
    home: Home, old: str = "reviewed", new: str = "newest", *, against: str | None = None
) -> Iterator[Board | None]:
    """The board between two states, or with the rules of another revision; None where there is none."""
    try:
        if against is not None:
            from flows.review.revision import RevisionFailed, board_against

            try:
                with board_against(home, against) as board:
                    yield board
            except RevisionFailed as error:
                complain(error.message, error.remedy)
                yield None
            return
        board = Board(home, old, new, read=reading(home))
    except (NothingToReview, UnknownState, DamagedJournal, BadPolicy) as error:
        complain(error.message, error.remedy)
        yield None
        return
    yield board
