"""Precision and recall of the rules, from what people decided on real facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from warehouse.review.policy import Policy, Second
from warehouse.review.records import Decision
from warehouse.review.scoring import NO_RULE, Score, judged, scores, turned

TEXT = (
    "令和7年度予算案の概要\n\n# 地域振興\n森のまなび事業 3億円\n里海事業 5億円\n"
    "川の再生事業 7億円\n港の再生事業 9億円\n"
)

Draw = Callable[[str], Any]
Say = Callable[..., Decision]


@pytest.fixture
def text(drawn: Draw) -> Any:
    return drawn(TEXT)


def losing(text: Any, words: str) -> Any:
    return text.with_facts(lambda fact: None if fact.value_quote == words else fact)


def saying(text: Any, words: str, others: dict[str, Any]) -> Any:
    return text.with_facts(
        lambda fact: fact._replace(value={**fact.value, **others}) if fact.value_quote == words else fact
    )


def test_a_score_says_how_much_of_what_is_drawn_is_right_and_how_much_of_what_is_there_is_drawn() -> None:
    assert (Score(3, 1, 2).precision, Score(3, 1, 2).recall) == (0.75, 0.6)
    assert (Score(0, 2, 0).precision, Score(0, 2, 0).recall) == (0.0, None)
    assert (Score(0, 0, 2).precision, Score(0, 0, 2).recall) == (None, 0.0)
    assert (Score().precision, Score().recall) == (None, None)


def test_each_decision_says_what_the_rules_make_of_its_fact(text: Any, say: Say) -> None:
    now = losing(text, "9億円")
    said = [
        say("accept", text.fact("3億円")),
        say("correct", text.fact("5億円"), {"stage": "request"}),
        say("reject", text.fact("7億円")),
        say("accept", text.fact("9億円")),
    ]

    found = {one.decision.id: (one.right, one.wrong, one.missed) for one in judged(now.stand(said))}

    assert [found[one.id] for one in said] == [
        (True, False, False),
        (False, True, True),
        (False, True, False),
        (False, False, True),
    ]
    assert scores(now.stand(said)) == {("budget", "amount"): Score(right=1, wrong=2, missed=2)}


def test_rules_that_say_more_than_was_seen_are_right_and_rules_that_say_otherwise_are_not(
    text: Any, say: Say
) -> None:
    said = [say("accept", text.fact("3億円"))]

    more = saying(text, "3億円", {"is_new": True}).stand(said)
    otherwise = saying(text, "3億円", {"stage": "request"}).stand(said)

    assert scores(more) == {("budget", "amount"): Score(right=1)}
    assert scores(otherwise) == {("budget", "amount"): Score(wrong=1, missed=1)}


def test_rules_that_find_a_correction_themselves_are_right(text: Any, say: Say) -> None:
    said = [say("correct", text.fact("3億円"), {"stage": "request"})]

    assert scores(text.stand(said)) == {("budget", "amount"): Score(wrong=1, missed=1)}
    assert scores(saying(text, "3億円", {"stage": "request"}).stand(said)) == {
        ("budget", "amount"): Score(right=1)
    }


def test_rules_that_say_a_field_which_people_took_away_are_wrong(text: Any, say: Say) -> None:
    said = [say("correct", text.fact("3億円"), {"stage": None})]

    assert scores(text.stand(said)) == {("budget", "amount"): Score(wrong=1, missed=1)}


def test_what_people_added_was_missed_by_no_rule_in_particular(text: Any, say: Say) -> None:
    fact = text.fact("3億円")
    said = [say("add", fact._replace(fact_id="added"), {"amount_max": 300_000_000})]

    assert scores(losing(text, "3億円").stand(said)) == {("budget", NO_RULE): Score(missed=1)}
    assert scores(text.stand(said)) == {("budget", "amount"): Score(right=1)}


def test_each_rule_and_kind_has_a_score_of_its_own(text: Any, say: Say) -> None:
    said = [
        say("accept", text.fact("3億円")),
        say("reject", text.fact("里海事業", "program")),
        say("accept", text.fact("令和7年度", "date")),
    ]

    found = scores(text.stand(said))

    assert found == {
        ("budget", "amount"): Score(right=1),
        ("date", "date written out"): Score(right=1),
        ("program", "title"): Score(wrong=1),
    }
    assert list(found) == sorted(found)


def test_what_people_have_not_agreed_on_or_only_held_back_counts_for_nothing(text: Any, say: Say) -> None:
    said = [
        say("accept", text.fact("3億円")),
        say("reject", text.fact("3億円"), by="佐藤"),
        say("hold", text.fact("5億円")),
        say("accept", text.fact("7億円")),
    ]

    assert scores(text.stand(said, Policy(Second(from_yen=1)))) == {}


def test_one_set_of_rules_gains_and_loses_against_another(text: Any, say: Say) -> None:
    said = [
        say("accept", text.fact("3億円")),
        say("correct", text.fact("5億円"), {"stage": "request"}),
        say("reject", text.fact("7億円")),
        say("accept", text.fact("9億円")),
    ]
    now = losing(losing(saying(text, "5億円", {"stage": "request"}), "7億円"), "9億円")

    found = turned(text.stand(said), now.stand(said))

    assert {(one.judged.decision.target.value_quote, one.gained) for one in found} == {
        ("5億円", True),
        ("7億円", True),
        ("9億円", False),
    }
    assert {(one.judged.decision.id, one.gained) for one in turned(now.stand(said), text.stand(said))} == {
        (one.judged.decision.id, not one.gained) for one in found
    }
    assert turned(now.stand(said), now.stand(said)) == []
