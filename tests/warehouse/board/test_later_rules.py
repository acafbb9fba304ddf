"""Rules that say later what nobody saw: it awaits a person again, and their answer holds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from pipeline.home import Home
from pipeline.kinds import EXTRA_KINDS
from warehouse.board.board import Board
from warehouse.board.changes import Change
from warehouse.board.deciding import Said, closing, undoing
from warehouse.board.filters import Filter
from warehouse.board.gate import GateRefused, check_gate
from warehouse.review.policy import Gate
from warehouse.review.records import Decision

pytestmark = pytest.mark.slow

ME = Said("山田")
SHARES = Filter(kind="share")
INGEST = """
import sys
from pathlib import Path
from flows.ingest import ingest
from pipeline.home import Home

ingest(Home(Path(sys.argv[1])), [], publish=None)
"""
KIND = '''
from dataclasses import dataclass

from pipeline.facts import Draft
from pipeline.kinds import Kind
from pipeline.rules import Rule


@dataclass(frozen=True)
class Share:
    """A share: 補助率5割; nothing printed supports its program."""

    percent: int
    program: str | None = None


def complete(annotated):
    for label in annotated.labels("share"):
        program = "里山学習支援事業" if label.rule == "halves" else None
        yield Draft(Share(label.value, program), label.block, label.start, label.end, label.rule)


RULES = (Rule("tenths", r"(?P<n>[0-9])割", lambda match: {percent}, "share"),)
HALVES = (Rule("halves", r"半額", lambda match: 50, "share"),)
KIND = Kind("share", "shares", Share, {rules}, complete)
'''
TEXT = "里山学習支援事業の補助率は5割とします。\n\n里海しごと創造事業の補助率は半額とします。\n"

Decide = Callable[..., list[Decision]]


@pytest.fixture(scope="module")
def ruled(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A text as two versions of a rule read it, the second with another rule beside it."""
    home = Home(tmp_path_factory.mktemp("home"))
    home.inbox.mkdir(parents=True)
    (home.inbox / "a.txt").write_text(TEXT, "utf-8")
    folder = home.path / "kinds" / "share"
    folder.mkdir(parents=True)
    for percent, rules in (('int(match["n"])', "RULES"), ('int(match["n"]) * 10', "RULES + HALVES")):
        whole = KIND.replace("{percent}", percent).replace("{rules}", rules)
        (folder / "__init__.py").write_text(whole, "utf-8")
        done = subprocess.run(
            [sys.executable, "-c", INGEST, str(home.path)],
            env=os.environ | {EXTRA_KINDS: str(folder.parent)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    return home


@pytest.fixture
def home(ruled: Home) -> Iterator[Home]:
    """The same; what was decided goes with the test."""
    yield ruled
    shutil.rmtree(ruled.decisions, ignore_errors=True)


@pytest.fixture
def accepted(home: Home, decide: Decide) -> Home:
    """What the first rules said was accepted, while they said it."""
    decide(Board(home, "empty", "1"), SHARES)
    return home


def close(home: Home, old: str, new: str) -> Board:
    board = Board(home, old, new)
    board.take([closing(board, ME)])
    return Board(home)


def five(board: Board) -> Change:
    [found] = [one for one in board.changes(SHARES) if one.new_quote == "5割" and one.causes != ["reviewer"]]
    return found


def published(home: Home) -> list[Any]:
    """What decisions make of the share that was decided on."""
    return [(one.value or {}).get("percent") for one in Board(home).standing.facts.values()]


def test_a_new_rule_and_a_field_that_nothing_supports_are_doubts(home: Home) -> None:
    changes = Board(home, "1", "2").changes(SHARES)

    assert {one.new_quote: (one.change, sorted(one.doubts), one.causes) for one in changes} == {
        "5割": ("changed", [], ["rules"]),
        "半額": ("gained", ["new_rule", "no_evidence"], ["rules"]),
    }


def test_where_nothing_was_known_no_rule_is_new(home: Home) -> None:
    doubts = {one.new_quote: one.doubts for one in Board(home, "empty", "2").changes(SHARES)}

    assert doubts == {"5割": [], "半額": ["no_evidence"]}


def test_groups_of_changed_rules_tell_the_versions(home: Home) -> None:
    [group] = [one for one in Board(home, "1", "2").groups(SHARES) if one.change == "changed"]

    assert (group.signature, group.causes) == ("percent ×10", ["rules"])
    assert group.old_version and group.new_version
    assert group.old_version != group.new_version


def test_what_was_accepted_is_kept_and_awaits_again_when_rules_say_something_else(accepted: Home) -> None:
    assert five(Board(accepted, "empty", "1")).state == "decided"

    change = five(close(accepted, "empty", "1"))

    assert (change.state, change.change, change.causes[0]) == ("awaiting", "changed", "rules")
    assert "contradicts" in change.doubts
    assert published(accepted) == [5]


def test_it_awaits_though_the_state_was_closed_without_an_answer(accepted: Home) -> None:
    board = close(accepted, "empty", "2")

    assert (board.old_run, board.run) == (2, 2)
    [change] = board.changes(SHARES)
    assert (change.state, change.change, change.causes, change.doubts) == (
        "awaiting", "changed", ["rules"], ["contradicts"],
    )  # fmt: skip
    assert [tuple(field) for field in change.fields] == [("percent", 5, 50)]
    with pytest.raises(GateRefused):
        check_gate(accepted, accepted.published, Gate(unreviewed_changes=0))


@pytest.mark.parametrize(
    ("answer", "percent"), [("accept", 50), ("reject", 5), ("drop", None), ("correct", 55)]
)
def test_an_answer_to_a_contradiction_holds(
    accepted: Home, decide: Decide, answer: str, percent: int | None
) -> None:
    board = close(accepted, "empty", "2")

    decide(board, SHARES, answer, {"percent": 55} if answer == "correct" else None)

    assert [one.state for one in board.changes(SHARES)] == ["decided"]
    assert published(accepted) == [percent]
    assert Board(accepted).count(Filter(kind="share", states=("awaiting",))) == (0, 0)


def test_an_answer_to_a_contradiction_can_be_undone(accepted: Home, decide: Decide) -> None:
    board = close(accepted, "empty", "2")
    before = board.changes()
    decide(board, SHARES, "accept")

    board.take(undoing(board, ME))

    assert board.changes() == before
    assert Board(accepted).changes() == before


def test_rules_that_learned_a_correction_contradict_nothing(home: Home, decide: Decide) -> None:
    decide(Board(home, "empty", "1"), SHARES, "correct", {"percent": 50})

    board = close(home, "empty", "2")

    assert board.changes(SHARES) == []
    assert [one.redundant for one in board.standing.facts.values()] == [True]


@pytest.mark.parametrize(("answer", "percent"), [("accept", 50), ("reject", None), ("drop", None)])
def test_a_fact_that_was_dropped_stays_out_until_somebody_says_otherwise(
    home: Home, decide: Decide, answer: str, percent: int | None
) -> None:
    decide(Board(home, "empty", "1"), SHARES, "drop")
    board = close(home, "empty", "2")
    assert [one.state for one in board.changes(SHARES)] == ["awaiting"]
    assert published(home) == [None]

    decide(board, SHARES, answer)

    assert published(home) == [percent]


def test_what_no_one_decided_contradicts_nothing(home: Home) -> None:
    assert close(home, "empty", "2").changes(SHARES) == []
