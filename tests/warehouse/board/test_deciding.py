"""What a person says of a change, as decisions on facts; and that the board shows what the journal holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.home import Home
from warehouse.board.board import FEW, Board
from warehouse.board.changes import Sides
from warehouse.board.deciding import Said, Undecidable, answers, closing, governing, undoing
from warehouse.board.filters import Filter
from warehouse.review.journal import Journal
from warehouse.review.records import Decision

ME = Said("山田", "原典と照合")
OKU = 100_000_000
GAINED = Filter(change="gained", kind="budget", document="new.txt")
SAME = Filter(change="changed", kind="budget", document="year.txt")
REPRINTED = Filter(change="changed", kind="budget", document="figure.txt")
LOST = Filter(change="lost", kind="budget", document="gone.txt")
TWINS = Filter(kind="budget", document="twins.txt")
OPEN = Filter(states=("awaiting", "second", "conflict"))

Decide = Callable[..., list[Decision]]
States = Callable[[Board], dict[str, str]]


@pytest.fixture
def board(days: Home) -> Board:
    return Board(days, "1", "2")


@pytest.fixture(scope="module")
def shown(two_days: Home) -> Board:
    """The same, for tests that write nothing down."""
    return Board(two_days, "1", "2")


def some(board: Board) -> Filter:
    """Changes of all sorts, so few that they are marked one by one."""
    changes = [one for wanted in (GAINED, SAME, REPRINTED, LOST) for one in board.changes(wanted)]
    return Filter(ids=tuple(one.change_id for one in changes))


def most(board: Board) -> Filter:
    """All that awaits; what has look-alikes has tests of its own."""
    changes = [one for one in board.changes(OPEN) if "twins" not in one.document]
    return Filter(ids=tuple(one.change_id for one in changes))


def newly(board: Board) -> Board:
    """The same two states, with what stands in the journal."""
    return Board(board.home, str(board.old_run), str(board.run))


@pytest.mark.parametrize(
    ("wanted", "answer", "action", "value"),
    [
        (GAINED, "accept", "accept", None),
        (GAINED, "reject", "reject", None),
        (GAINED, "drop", "reject", None),
        (GAINED, "hold", "hold", None),
        (SAME, "accept", "accept", None),
        (SAME, "reject", "correct", {"fiscal_year": 2024}),
        (SAME, "drop", "reject", None),
        (SAME, "hold", "hold", None),
        (REPRINTED, "accept", "accept", None),
        (REPRINTED, "reject", "reject", None),
        (REPRINTED, "drop", "reject", None),
        (REPRINTED, "hold", "hold", None),
    ],
)
def test_an_answer_to_a_fact_that_is_there_is_a_decision_on_it(
    shown: Board, wanted: Filter, answer: Any, action: str, value: dict[str, Any] | None
) -> None:
    several = shown.found(wanted)
    decisions = answers(shown, several, answer, ME)

    assert len(decisions) == len(several) > 0
    for one, sides in zip(decisions, several, strict=True):
        assert sides.new is not None
        assert (one.action, one.value) == (action, value)
        assert (one.target.fact_id, one.seen) == (sides.new.fact_id, sides.new.value)


@pytest.mark.parametrize(
    ("answer", "action"), [("accept", "reject"), ("reject", "accept"), ("drop", "reject"), ("hold", "hold")]
)
def test_an_answer_to_a_fact_that_is_gone_is_a_decision_on_what_it_was(
    shown: Board, answer: Any, action: str
) -> None:
    [sides] = shown.found(LOST)
    [one] = answers(shown, [sides], answer, ME)

    assert sides.old is not None
    assert (one.action, one.value) == (action, None)
    assert (one.target.fact_id, one.seen) == (sides.old.fact_id, sides.old.value)


@pytest.mark.parametrize("wanted", [GAINED, SAME, REPRINTED, LOST])
def test_a_correction_lays_its_value_over_the_fact(shown: Board, wanted: Filter) -> None:
    value = {"program": "里川の再生", "unit": None}

    decisions = answers(shown, shown.found(wanted), "correct", ME, value)

    assert {(one.action, one.target.fact_id != "") for one in decisions} == {("correct", True)}
    assert [one.value for one in decisions] == [value] * len(decisions)


def test_a_decision_tells_who_on_what_when_and_why(shown: Board) -> None:
    several = shown.found(SAME)
    decisions = answers(shown, several, "accept", Said("山田", "原典と照合", settles=True))

    assert len({one.batch for one in decisions}) == len({one.at for one in decisions}) == 1
    assert len({one.id for one in decisions}) == len(decisions) == 2
    for one, sides in zip(decisions, several, strict=True):
        fact, target = sides.fact, one.target
        assert (one.reviewer, one.note, one.settles, one.run) == ("山田", "原典と照合", True, 2)
        assert (one.rule, one.rules) == (fact.rule, sides.change.new_version)
        assert (target.document, target.kind, target.anchor, target.subject, target.offset, target.span) == (
            fact.document, fact.kind, fact.anchor, fact.subject, fact.offset, fact.span,
        )  # fmt: skip
        assert (target.sha256, target.reader) == shown.versions()[fact.document]


def test_an_amount_that_the_print_does_not_spell_takes_a_reason(shown: Board) -> None:
    several = shown.found(REPRINTED)
    wrong, right = (
        {"amount_max": 7 * OKU, "amount_min": 7 * OKU},
        {"amount_max": 9 * OKU, "amount_min": 9 * OKU},
    )

    with pytest.raises(Undecidable) as caught:
        answers(shown, several, "correct", Said("山田"), wrong)

    assert "9億円" in caught.value.message
    assert "--note" in caught.value.remedy
    assert len(answers(shown, several, "correct", Said("山田", "正誤表による"), wrong)) == 1
    assert len(answers(shown, several, "correct", Said("山田"), right)) == 1
    assert len(answers(shown, several, "correct", Said("山田"), {"program": "里川"})) == 1


@pytest.mark.parametrize(
    ("which", "answer"),
    [(some, answer) for answer in ("accept", "reject", "drop", "correct", "hold")]
    + [(most, "reject"), (most, "hold")],
)
def test_a_board_shows_what_it_took_as_a_new_board_does(
    board: Board, decide: Decide, states: States, which: Callable[[Board], Filter], answer: str
) -> None:
    wanted, value = which(board), {"organization": "里山省"} if answer == "correct" else None
    ids = {one.change_id for one in board.changes(wanted)}
    before, groups = states(board), board.all_groups()
    assert (len(ids) <= FEW) == (which is some)

    decide(board, wanted, answer, value)

    now = states(board)
    assert {now[one] for one in ids} == {"held" if answer == "hold" else "decided"}
    assert {one: now[one] for one in now if one not in ids} == {
        one: before[one] for one in before if one not in ids
    }
    assert {one: state for one, state in states(newly(board)).items() if one in now} == now
    assert board.all_groups() == board.groups()
    counted = sum(one.awaiting for one in groups) - sum(one.awaiting for one in board.all_groups())
    assert counted == len(ids)


@pytest.mark.parametrize("which", [some, most])
def test_undo_returns_to_what_was_before(
    board: Board, decide: Decide, which: Callable[[Board], Filter]
) -> None:
    before, groups = board.changes(), board.all_groups()
    decide(board, which(board), "reject")
    assert board.changes() != before

    board.take(undoing(board, ME))

    assert board.changes() == before
    assert board.all_groups() == groups
    assert newly(board).changes() == before
    assert Journal(board.home.decisions).decisions() == []
    assert undoing(board, ME) == []


def test_the_loss_of_a_look_alike_is_no_decision_on_the_one_that_stayed(board: Board, decide: Decide) -> None:
    gone = Filter(kind="budget", document="twins.txt", change="lost")
    decide(board, gone, "accept")

    again = newly(board)
    assert [one for one in again.standing.facts.values() if one.value is None] == []
    assert [one.state for one in again.changes(gone)] == ["decided"]


def test_decisions_on_look_alikes_do_not_meet(board: Board, decide: Decide) -> None:
    decide(board, Filter(kind="budget", document="twins.txt", states=("awaiting",)), "accept")

    for one in (board, newly(board)):
        assert {change.state for change in one.changes(TWINS)} <= {"decided", "moved"}
        assert [holding for holding in one.standing.facts.values() if holding.value is None] == []


def test_undo_takes_the_reviewer_s_own_last_batch_or_the_one_that_is_named(
    board: Board, decide: Decide, states: States
) -> None:
    [first] = decide(board, REPRINTED)
    decide(board, SAME)
    decide(board, LOST, by="佐藤")

    board.take(undoing(board, ME))
    assert board.count(Filter(states=("decided",)))[0] == 2

    board.take(undoing(board, ME, first.batch[:8]))
    assert [one.document for one in board.changes(Filter(states=("decided",)))] == ["inbox/gone.txt"]
    assert states(newly(board)) == states(board)


def test_undo_leaves_an_earlier_decision_on_the_same_fact(board: Board, decide: Decide) -> None:
    decide(board, REPRINTED, "accept")
    decide(board, REPRINTED, "hold")
    assert [one.state for one in board.changes(REPRINTED)] == ["held"]

    board.take(undoing(board, ME))

    assert [one.state for one in board.changes(REPRINTED)] == ["decided"]
    assert [one.state for one in newly(board).changes(REPRINTED)] == ["decided"]


def test_undo_of_a_loss_awaits_again_though_the_fact_was_accepted_while_it_was_there(
    days: Home, decide: Decide
) -> None:
    decide(Board(days, "empty", "1"), Filter(document="gone.txt", kind="budget"), "accept")
    board = Board(days, "1", "2")
    assert [one.state for one in board.changes(LOST)] == ["awaiting"]
    decide(board, LOST, "accept")
    assert [one.state for one in board.changes(LOST)] == ["decided"]

    board.take(undoing(board, ME))

    assert [one.state for one in newly(board).changes(LOST)] == ["awaiting"]
    assert [one.state for one in board.changes(LOST)] == ["awaiting"]


def test_undo_of_a_decision_that_was_taken_when_the_fact_had_another_identity(
    days: Home, decide: Decide
) -> None:
    before = Board(days, "empty", "1")
    [_, second] = sorted(before.changes(TWINS), key=lambda one: one.line or 0)
    decide(before, Filter(ids=(second.change_id,)))
    board = Board(days)
    assert [one.state for one in board.changes(TWINS)] == ["decided"]

    board.take(undoing(board, ME))

    assert [one.state for one in Board(days).changes(TWINS)] == ["awaiting"]
    assert [one.state for one in board.changes(TWINS)] == ["awaiting"]


def test_undo_under_a_corrected_heading_leaves_the_correction(board: Board, decide: Decide) -> None:
    sides = board.found(SAME)[0]
    decision, facts = governing(board, sides.fact, "fiscal_year", {"fiscal_year": 2026}, ME)
    board.take([decision])
    assert len(facts) == 2
    assert {one.state for one in board.changes(SAME)} == {"decided"}

    decide(board, SAME, "accept")
    board.take(undoing(board, ME))

    key = sides.fact.document, sides.fact.kind, sides.fact.fact_id
    for one in (newly(board), board):
        assert {change.state for change in one.changes(SAME)} == {"decided"}
        assert (one.standing.facts[key].value or {})["fiscal_year"] == 2026
        [again] = answers(one, one.found(Filter(ids=(sides.fact.fact_id,))), "accept", ME)
        assert (again.seen or {})["fiscal_year"] == 2026


def test_undo_of_a_corrected_heading_shows_in_the_groups(board: Board) -> None:
    before = board.all_groups()
    decision, _ = governing(board, board.found(SAME)[0].fact, "fiscal_year", {"fiscal_year": 2026}, ME)
    board.take([decision])
    assert board.all_groups() == board.groups() != before

    board.take(undoing(board, ME))

    assert board.all_groups() == board.groups() == before


def test_what_governs_a_field_is_corrected_once_for_all_facts_under_it(board: Board) -> None:
    [sides, other] = board.found(SAME)
    decision, facts = governing(board, other.fact, "fiscal_year", {"fiscal_year": 2026}, ME)

    assert {one.fact_id for one in facts} >= {sides.fact.fact_id, other.fact.fact_id}
    assert (decision.action, decision.target.type, decision.target.field) == (
        "govern",
        "governor",
        "fiscal_year",
    )
    assert decision.target.quote == "令和7年度"
    with pytest.raises(Undecidable) as caught:
        governing(board, other.fact, "unit", {"unit": "件"}, ME)
    assert "fiscal_year" in caught.value.remedy


def test_an_amount_may_need_a_second_reviewer_who_may_disagree(days: Home, decide: Decide) -> None:
    days.policy.write_text("[second]\nfrom_yen = 900_000_000\n", "utf-8")
    board = Board(days, "1", "2")
    total, _ = board.count(OPEN)

    decide(board, SAME)
    assert {one.state for one in board.changes(SAME)} == {"decided"}
    decide(board, REPRINTED)
    for one in (board, newly(board)):
        assert [change.state for change in one.changes(REPRINTED)] == ["second"]
        assert one.count(OPEN)[0] == total - 2
    decide(board, REPRINTED, "drop", by="佐藤")
    for one in (board, newly(board)):
        assert [change.state for change in one.changes(REPRINTED)] == ["conflict"]
    decide(board, REPRINTED, "accept", by="佐藤")
    for one in (board, newly(board)):
        assert [change.state for change in one.changes(REPRINTED)] == ["decided"]


def test_one_may_decide_on_a_fact_that_did_not_change(board: Board, decide: Decide) -> None:
    [fact] = [one for one in board.facts_of("inbox/same.txt") if one.kind == "budget"]
    wanted = Filter(ids=(fact.fact_id,))

    [decision] = decide(board, wanted, "correct", {"program": "里川の再生"})

    assert decision.seen == fact.value
    for one in (board, newly(board)):
        holding = one.standing.facts[fact.document, fact.kind, fact.fact_id]
        assert (holding.value or {})["program"] == "里川の再生"
        assert [sides.change.state for sides in one.found(wanted)] == ["decided"]


def test_a_rejected_fact_and_a_rejected_change_differ_in_what_is_kept(board: Board, decide: Decide) -> None:
    def kept(sides: Sides) -> dict[str, Any] | None:
        fact = sides.fact
        return newly(board).standing.facts[fact.document, fact.kind, fact.fact_id].value

    [one, other] = board.found(SAME)
    decide(board, Filter(ids=(one.change.change_id,)), "reject")
    decide(board, Filter(ids=(other.change.change_id,)), "drop")

    assert one.old is not None
    assert kept(one) == one.old.value
    assert kept(other) is None


def test_closing_is_no_decision_on_a_fact(board: Board, states: States) -> None:
    before = states(board)

    board.take([closing(board, ME)])

    assert states(board) == before
    [decision] = Journal(board.home.decisions).decisions()
    assert (decision.action, decision.run, decision.target.type) == ("close", 2, "state")


def test_what_people_changed_does_not_await_them_again(board: Board, decide: Decide) -> None:
    [fact] = [one for one in board.facts_of("inbox/same.txt") if one.kind == "budget"]
    decide(board, Filter(ids=(fact.fact_id,)), "correct", {"program": "里川の再生"})
    again = newly(board)
    [row] = again.changes(Filter(cause="reviewer"))
    assert (row.state, row.signature) == ("decided", "program added")

    again.take([closing(again, ME)])

    assert [one.state for one in again.changes(Filter(cause="reviewer"))] == ["decided"]
