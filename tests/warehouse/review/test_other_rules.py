"""The same texts under other rules: what people decided goes on to hold, field by field.

Kinds are found once a process, so the rules run in processes of their own.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from flows.review.documents import reading
from pipeline.home import Home
from pipeline.kinds import EXTRA_KINDS
from warehouse.board.board import Board
from warehouse.review.records import Decision
from warehouse.review.scoring import judged
from warehouse.review.standing import Holding

pytestmark = pytest.mark.slow

INGEST = """
import sys
from pathlib import Path
from flows.ingest import ingest
from pipeline.home import Home

ingest(Home(Path(sys.argv[1])))
"""
KIND = '''
"""Shares, as one tries them out: 補助率5割."""

from dataclasses import dataclass

from pipeline.facts import Draft
from pipeline.kinds import Kind, column
from pipeline.rules import Rule


@dataclass(frozen=True)
class Share:
    """A share."""

    percent: int = column("割合", "percent")
    of: str | None = column("対象", "of what")


def complete(annotated):
    for label in annotated.labels("share"):
        before = annotated.passages[label.block].normalized[: label.start][-3:]
        percent, of = SAID.get(before, (label.value, None))
        if percent is not None:
            yield Draft(Share(percent, of), label.block, label.start, label.end, label.rule)


SAID = {said}
RULES = (Rule("tenths", r"(?P<n>[0-9])割", lambda match: int(match["n"]), "share"),)
KIND = Kind("share", "shares", Share, RULES, complete, ja="割合", en="shares")
'''
# None: not drawn. What is not told is the number as it is printed.
RULES = [
    "{}",
    """{
        "補助率": (50, None), "負担率": (None, None), "控除率": (4, "控除"), "還元率": (None, None),
        "利用率": (20, None), "増加率": (None, None), "達成率": (None, None),
    }""",
]
SHARES = (
    "補助率5割",
    "負担率3割",
    "控除率4割",
    "還元率6割",
    "利用率2割",
    "割引率1割",
    "増加率7割",
    "達成率8割",
)
TEXT = "".join(f"{share}とする。\n\n" for share in SHARES)


@pytest.fixture(scope="module")
def decided(
    module_home: Home, tmp_path_factory: pytest.TempPathFactory, answer: Any
) -> tuple[Home, dict[str, Decision]]:
    """Decisions under the first rules; then the second rules, and one of the texts in a new edition too."""
    kinds = tmp_path_factory.mktemp("kinds")
    (module_home.inbox / "same.txt").write_text(TEXT, "utf-8")
    (module_home.inbox / "shifted.txt").write_text(TEXT, "utf-8")
    ingest_under(RULES[0], kinds, module_home)
    board, decisions = Board(module_home), {}
    for document in ("inbox/same.txt", "inbox/shifted.txt"):
        for words, what, value in (
            ("5割", "accept", None),
            ("3割", "accept", None),
            ("4割", "accept", None),
            ("6割", "correct", {"percent": 60, "of": "還元"}),
            ("2割", "correct", {"percent": 20}),
            ("1割", "drop", None),
            ("7割", "drop", None),
            ("8割", "hold", None),
        ):
            decisions[document + words] = answer(board, document, words, what, value, kind="share")
    (module_home.inbox / "shifted.txt").write_text(f"お知らせ\n\n別の段落です。\n\n{TEXT}", "utf-8")
    ingest_under(RULES[1], kinds, module_home)
    return module_home, decisions


def ingest_under(said: str, kinds: Path, home: Home) -> None:
    (kinds / "share").mkdir(exist_ok=True)
    (kinds / "share" / "__init__.py").write_text(KIND.replace("{said}", said), "utf-8")
    environment = os.environ | {EXTRA_KINDS: str(kinds)}
    command = [sys.executable, "-c", INGEST, str(home.path)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def board(decided: tuple[Home, dict[str, Decision]]) -> Board:
    return Board(decided[0], read=reading(decided[0]))


def holding(board: Board, document: str, words: str) -> Holding:
    [found] = [
        one
        for one in board.standing.facts.values()
        if (one.fact.document, one.fact.value_quote) == (document, words)
    ]
    return found


@pytest.mark.parametrize("document", ["inbox/same.txt", "inbox/shifted.txt"])
def test_what_people_decided_is_published_whatever_the_rules_say_now(
    decided: tuple[Home, dict[str, Decision]], ask: Any, document: str
) -> None:
    query = 'SELECT value_quote, percent, "of", status FROM shares WHERE document = ?'

    assert {*ask(decided[0], query, document)} == {
        ("5割", 5, None, "accepted"),  # pinned against the rules
        ("3割", 3, None, "accepted"),  # no longer drawn
        ("4割", 4, "控除", "accepted"),  # a field that the rules have found since
        ("6割", 60, "還元", "corrected"),  # corrected and no longer drawn
        ("2割", 20, None, "corrected"),  # as the rules say now by themselves
    }


def test_what_rules_lose_keeps_its_identity_its_place_and_the_reason_why_it_stands(
    decided: tuple[Home, dict[str, Decision]], ask: Any
) -> None:
    home, decisions = decided
    query = "SELECT fact_id, line, rule, quote FROM shares WHERE document = ? AND value_quote = '6割'"
    before = {name: decisions[f"inbox/{name}.txt6割"].target.fact_id for name in ("same", "shifted")}

    assert ask(home, query, "inbox/same.txt") == [(before["same"], 7, "decision", "還元率6割とする。")]
    assert ask(home, query, "inbox/shifted.txt") == [(before["shifted"], 11, "decision", "還元率6割とする。")]
    assert ask(
        home,
        "SELECT field, value, quote, line, basis, rule FROM evidence WHERE fact_id = ? ORDER BY field",
        before["same"],
    ) == [
        ("of", "還元", "6割", 7, "decision", "decision"),
        ("percent", "60", "6割", 7, "decision", "decision"),
    ]


@pytest.mark.parametrize("document", ["inbox/same.txt", "inbox/shifted.txt"])
def test_the_board_tells_where_the_rules_contradict_and_where_they_caught_up(
    board: Board, document: str
) -> None:
    contradicted, found_more, caught_up, rejected = (
        holding(board, document, words) for words in ("5割", "4割", "2割", "1割")
    )

    assert (contradicted.contradicted, contradicted.redundant) == (("percent",), False)
    assert (found_more.contradicted, found_more.value) == ((), {"percent": 4, "of": "控除"})
    assert (caught_up.contradicted, caught_up.redundant) == ((), True)
    assert (rejected.contradicted, rejected.value) == ((), None)


def test_a_contradiction_awaits_an_answer_at_the_board(board: Board) -> None:
    waiting = [
        (one.document, one.new_quote, one.state)
        for one in board.changes()
        if one.kind == "share" and one.new_quote == "5割"
    ]

    assert waiting == [("inbox/same.txt", "5割", "awaiting"), ("inbox/shifted.txt", "5割", "awaiting")]


@pytest.mark.parametrize("document", ["inbox/same.txt", "inbox/shifted.txt"])
def test_what_is_published_without_the_rules_has_its_place_at_the_board_too(
    board: Board, document: str
) -> None:
    kept = {one.decision.target.value_quote for one in board.standing.kept if one.key[0] == document}
    loose = {
        one.decision.target.value_quote
        for one in board.standing.loose
        if one.decision.target.document == document
    }

    assert kept == {"3割", "6割"}
    assert not kept & loose


def test_what_was_only_held_back_is_not_kept(decided: tuple[Home, dict[str, Decision]], ask: Any) -> None:
    assert ask(decided[0], "SELECT count(*) FROM shares WHERE value_quote IN ('8割', '7割', '1割')") == [(0,)]


@pytest.mark.parametrize("document", ["inbox/same.txt", "inbox/shifted.txt"])
def test_the_rules_are_scored_against_all_of_it(board: Board, document: str) -> None:
    found = {
        one.decision.target.value_quote: (one.right, one.wrong, one.missed)
        for one in judged(board.standing)
        if one.document == document
    }

    assert found == {
        "4割": (True, False, False),
        "2割": (True, False, False),
        "5割": (False, True, True),
        "1割": (False, True, False),
        "3割": (False, False, True),
        "6割": (False, False, True),
    }
