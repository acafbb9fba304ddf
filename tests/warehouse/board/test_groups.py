"""What a person sees first: identical changes as one group, the yen at stake first, doubts and filters."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

import pytest

from pipeline.home import Home
from warehouse.board.board import Board
from warehouse.board.changes import Change
from warehouse.board.filters import Filter
from warehouse.review.records import Decision

OKU = 100_000_000
Decide = Callable[..., list[Decision]]


@pytest.fixture(scope="module")
def board(two_days: Home) -> Board:
    return Board(two_days, "1", "2")


@pytest.fixture(scope="module")
def first(two_days: Home) -> Board:
    """Everything is new."""
    return Board(two_days, "empty", "2")


def test_identical_changes_are_one_group(board: Board) -> None:
    [group] = [one for one in board.groups() if one.signature == "fiscal_year +1"]

    assert (group.change, group.kind, group.fields, group.causes, group.rule) == (
        "changed", "budget", ["fiscal_year"], ["source"], "amount",
    )  # fmt: skip
    assert (group.size, group.awaiting, group.decided, group.documents) == (2, 2, 0, 1)
    assert (group.yen, group.all_yen) == (8 * OKU, 8 * OKU)


def test_a_group_holds_what_is_identical_and_nothing_else(first: Board, board: Board) -> None:
    for some in (first, board):
        seen: dict[str, set[tuple[object, ...]]] = {}
        for one in some.changes():
            alike = one.change, one.kind, one.signature, *one.causes, one.new_rule or one.old_rule
            seen.setdefault(one.group_id, set()).add(alike)
        assert {len(alike) for alike in seen.values()} == {1}
        assert len(set(map(frozenset, seen.values()))) == len(seen)


def test_groups_and_changes_stand_in_one_order(first: Board, board: Board) -> None:
    for some in (first, board):
        changes, groups = some.changes(), some.groups()
        assert [one.position for one in changes] == list(range(1, len(changes) + 1))
        assert [key for key, _ in groupby(changes, key=lambda one: one.group_id)] == [
            one.group_id for one in groups
        ]


def test_the_yen_at_stake_come_first_then_doubts_then_numbers_and_what_only_moved_last(
    first: Board, board: Board
) -> None:
    for some in (first, board):
        weights = []
        for _, several in groupby(some.changes(), key=lambda one: one.group_id):
            group = list(several)
            yen = sum(one.yen * (1 + len(one.doubts)) for one in group)
            doubts = sum(len(one.doubts) for one in group)
            weights.append((group[0].change == "moved", -yen, -doubts, -len(group)))
        assert weights == sorted(weights)
        assert weights[0][1] < weights[1][1] < 0
    assert [weights[0][0], weights[-1][0]] == [False, True]


def test_what_only_moved_is_not_at_stake(board: Board) -> None:
    [moved] = board.groups(Filter(change="moved", kind="budget", document="moved.txt"))

    assert (moved.all_yen, moved.yen, moved.awaiting) == (8 * OKU, 0, 0)


def test_within_a_group_the_largest_comes_first(first: Board) -> None:
    yen = [one.yen for one in first.changes(Filter(kind="budget"))]

    assert yen == sorted(yen, reverse=True)
    assert len(set(yen)) > 3


def doubtful(board: Board) -> dict[str, list[Change]]:
    found: dict[str, list[Change]] = {}
    for one in board.changes():
        for doubt in one.doubts:
            found.setdefault(doubt, []).append(one)
    return found


def test_mended_characters_and_open_findings_are_doubts(first: Board) -> None:
    found = doubtful(first)

    assert [(one.kind, one.document, one.new_quote) for one in found["repaired"]] == [
        ("budget", "inbox/same.txt", "⼀億円")
    ]
    [audited] = found["audit"]
    assert (audited.kind, audited.document) == ("date", "inbox/same.txt")
    assert (audited.new_value or {})["start_date"] == "2025-04-01"
    assert set(found) == {"repaired", "audit"}


def test_a_rule_that_the_other_state_knows_from_an_unchanged_document_is_not_new(board: Board) -> None:
    [counted] = board.changes(Filter(kind="count"))

    assert (counted.change, counted.document) == ("gained", "inbox/new.txt")
    assert counted.doubts == []


def test_a_group_tells_its_doubts(first: Board) -> None:
    told = {(one.kind, one.rule): one.doubts for one in first.groups() if one.doubts}

    assert list(told.values()) == [{"repaired": 1}, {"audit": 1}]


def test_without_a_published_file_there_is_no_doubt_of_findings(copied: Home) -> None:
    copied.published.unlink()

    assert set(doubtful(Board(copied, "empty"))) == {"repaired"}


@pytest.mark.parametrize(
    ("wanted", "holds"),
    [
        (Filter(kind="program"), lambda one: one.kind == "program"),
        (Filter(program="里海"), lambda one: "里海" in _names(one)),
        (Filter(document="year"), lambda one: one.document == "inbox/year.txt"),
        (Filter(change="lost"), lambda one: one.change == "lost"),
        (Filter(cause="source"), lambda one: "source" in one.causes),
        (Filter(rule="amount"), lambda one: "amount" in (one.old_rule, one.new_rule)),
        (Filter(states=("moved",)), lambda one: one.state == "moved"),
        (Filter(states=("awaiting", "moved")), lambda one: True),
        (
            Filter(kind="budget", document="twins", change="lost"),
            lambda one: (one.kind, one.document, one.change) == ("budget", "inbox/twins.txt", "lost"),
        ),
        (Filter(), lambda one: True),
    ],
    ids=lambda item: "" if callable(item) else repr(item),
)
def test_a_filter_lets_through_what_it_names(
    board: Board, wanted: Filter, holds: Callable[[Change], bool]
) -> None:
    expected = [one for one in board.changes() if holds(one)]

    assert board.changes(wanted) == expected
    assert expected
    assert board.count(wanted) == (len(expected), sum(one.yen for one in expected))
    assert sum(one.size for one in board.groups(wanted)) == len(expected)


def _names(change: Change) -> str:
    values = (change.old_value or {}, change.new_value or {})
    return " ".join(str(value.get("program") or value.get("name")) for value in values)


@pytest.mark.parametrize(
    "wanted", [Filter(kind="budge"), Filter(cause="rules"), Filter(states=("held",)), Filter(ids=("x",))]
)
def test_a_filter_lets_nothing_else_through(board: Board, wanted: Filter) -> None:
    assert board.changes(wanted) == []
    assert board.count(wanted) == (0, 0)
    assert board.groups(wanted) == []


def test_a_group_is_named_by_its_first_characters(board: Board) -> None:
    group = board.groups()[0]

    assert {one.group_id for one in board.changes(Filter(group=group.group_id[:6]))} == {group.group_id}


def test_changes_are_named_by_their_identity_or_that_of_either_fact(board: Board) -> None:
    [one] = board.changes(Filter(document="figure.txt", kind="budget"))

    assert one.old_id != one.new_id
    for name in (one.change_id, one.old_id, one.new_id):
        assert board.changes(Filter(ids=(name or "",))) == [one]
    assert board.change(one.change_id) == one


def test_pages_of_changes_follow_each_other(board: Board) -> None:
    everything = board.changes()

    assert board.changes(limit=3) + board.changes(limit=3, offset=3) == everything[:6]


def test_a_fact_that_did_not_change_is_found_by_its_identity(board: Board) -> None:
    [fact] = [one for one in board.facts_of("inbox/same.txt") if one.kind == "budget"]

    [sides] = board.found(Filter(ids=(fact.fact_id,)))

    assert (sides.change.change, sides.change.state, sides.old, sides.new) == ("same", "same", None, fact)
    assert board.change(fact.fact_id) == sides.change


def test_both_sides_of_changes_are_the_facts_of_their_states(board: Board, two_days: Home) -> None:
    changes = board.changes()
    before, after = Board(two_days, "empty", "1"), Board(two_days, "empty", "2")

    for sides in board.all_sides(changes):
        one = sides.change
        assert (sides.old and sides.old.fact_id, sides.new and sides.new.fact_id) == (one.old_id, one.new_id)
        assert sides.old is None or sides.old in before.facts_of(one.document)
        assert sides.new is None or sides.new in after.facts_of(one.document)
        assert sides == board.sides(one)


def test_the_morning_tells_what_became_of_each_document(board: Board) -> None:
    rows = board.documents()

    assert {row.document.removeprefix("inbox/"): row.became for row in rows} == {
        "new.txt": "new",
        "year.txt": "changed",
        "figure.txt": "changed",
        "gone.txt": "changed",
        "moved.txt": "changed",
        "twins.txt": "changed",
    }
    assert [row.yen for row in rows] == sorted((row.yen for row in rows), reverse=True)
    for row in rows:
        several = [one for one in board.changes(Filter(document=row.document)) if one.change != "moved"]
        assert (row.changes, row.awaiting) == (len(several), len(several))
        assert row.yen == sum(one.yen for one in several)


def test_the_next_open_change_is_behind_the_position_and_then_from_the_start(
    days: Home, decide: Decide
) -> None:
    board = Board(days, "empty", "2")
    waiting = [one for one in board.changes() if one.state == "awaiting"]
    assert board.next_open(0) == waiting[0].change_id
    assert board.next_open(waiting[3].position) == waiting[4].change_id
    assert board.next_open(waiting[-1].position) == waiting[0].change_id

    decide(board, Filter(ids=(waiting[0].change_id, waiting[4].change_id)))

    assert board.next_open(0) == waiting[1].change_id
    assert board.next_open(waiting[3].position) == waiting[5].change_id
    decide(board, Filter(states=("awaiting",)))
    assert board.next_open(0) is None
    assert board.next_open(2) is None


def test_what_stands_beside_a_fact_is_of_its_kind_and_block(board: Board) -> None:
    forest, _ = board.all_sides(board.changes(Filter(document="year.txt", kind="budget")))
    [new] = board.all_sides(board.changes(Filter(document="figure.txt", kind="budget")))

    assert forest.new in board.neighbours(forest)
    assert {one.kind for one in board.neighbours(forest)} == {"budget"}
    assert board.neighbours(new) == [new.new]
