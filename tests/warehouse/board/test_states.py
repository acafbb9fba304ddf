"""Which two states the board lays side by side, by their names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.home import Home
from warehouse.board.board import Board, UnknownState
from warehouse.board.deciding import Said, closing, undoing
from warehouse.board.filters import Filter
from warehouse.review.records import Decision
from warehouse.snapshots.shelf import Shelf

ME = Said("山田")


def compared(board: Board) -> tuple[int | None, int | None]:
    return board.old_run, board.run


def test_before_anybody_closed_a_state_everything_is_new(days: Home) -> None:
    board = Board(days)

    assert compared(board) == (None, 2)
    assert {one.change for one in board.changes()} == {"gained"}


@pytest.mark.parametrize(
    ("old", "new", "runs"),
    [
        ("empty", "1", (None, 1)),
        ("1", "2", (1, 2)),
        ("2", "1", (2, 1)),
        ("published", "newest", (1, 2)),
        ("newest", "published", (2, 1)),
        ("newest", "empty", (2, None)),
        ("newest", "newest", (2, 2)),
    ],
)
def test_states_have_names_and_numbers(
    two_days: Home, old: str, new: str, runs: tuple[int | None, int | None]
) -> None:
    assert compared(Board(two_days, old, new)) == runs


def test_the_empty_state_has_no_facts_on_either_side(two_days: Home) -> None:
    gained, lost = Board(two_days, "empty", "2").changes(), Board(two_days, "2", "empty").changes()

    assert {one.change for one in lost} == {"lost"}
    assert {one.new_id for one in gained} == {one.old_id for one in lost}
    assert len(gained) == len(lost) > 20


def test_what_was_never_published_counts_as_empty(copied: Home) -> None:
    (copied.snapshots / "published.json").unlink()

    assert compared(Board(copied, "published")) == (None, 2)


@pytest.mark.parametrize("name", ["3", "0", "-1", "gestern", "", "²"])
def test_an_unknown_state_is_refused_with_the_known_ones(two_days: Home, name: str) -> None:
    with pytest.raises(UnknownState) as caught:
        Board(two_days, name)

    assert caught.value.message == f"状態 {name} はありません"
    assert caught.value.remedy == "ある状態: empty、reviewed、published、newest、1、2"


def test_closing_makes_the_next_board_start_from_that_run(days: Home) -> None:
    board = Board(days, "empty", "1")
    board.take([closing(board, ME)])

    assert compared(Board(days)) == (1, 2)
    assert [one.change_id for one in Board(days).changes()] == [
        one.change_id for one in Board(days, "1", "2").changes()
    ]


def test_the_last_closing_counts_and_closing_the_newest_state_leaves_no_change(days: Home) -> None:
    for old, new in (("empty", "1"), ("1", "2")):
        board = Board(days, old, new)
        board.take([closing(board, ME)])

    board = Board(days)
    assert compared(board) == (2, 2)
    assert board.changes() == []
    assert board.next_open(0) is None


def test_an_undone_closing_does_not_count(days: Home) -> None:
    board = Board(days)
    board.take([closing(board, ME)])
    assert compared(Board(days)) == (2, 2)

    board.take(undoing(board, ME))

    assert compared(Board(days)) == (None, 2)


def test_what_was_decided_before_closing_is_not_told_again(
    days: Home, decide: Callable[..., list[Decision]]
) -> None:
    board = Board(days)
    decide(board, Filter(kind="budget", document="figure.txt"), "correct", {"program": "里川の再生"})
    told = Filter(cause="reviewer")
    assert Board(days, "newest").count(told) == (1, 900_000_000)

    board.take([closing(board, ME)])

    assert Board(days).count(told) == (0, 0)
    # Published is the first day's state, before the correction.
    assert Board(days, "published").count(told)[0] == 1


def test_a_state_that_was_closed_on_another_machine_is_none_of_ours(days: Home) -> None:
    board = Board(days)
    board.take([closing(board, ME)])
    shelf = Shelf(days.snapshots)
    assert Board(days).old_run == 2

    began = shelf.ledger() or ""
    shelf.note_ledger("another day")
    elsewhere = Board(days).old_run
    shelf.note_ledger(began)

    assert elsewhere is None
