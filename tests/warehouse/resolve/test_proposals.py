"""Programs that are likely one, for a person to decide."""

from __future__ import annotations

from typing import Any

import pytest

PROPOSED = "SELECT one_name, other_name, reason FROM program_proposals"


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("里山最適展開支援事業", "里山最適展開支援プログラム", "語幹が同じ"),
        ("里山等共用施設整備事業", "里山等共用施設整備費補助金", "語幹が同じ"),
        ("里山企業立地等供用施設整備事業", "里山企業立地等共用施設整備事業", "一字違い"),
    ],
)
def test_names_that_differ_by_little_are_proposed(
    resolved: Any, mention: Any, one: str, other: str, reason: str
) -> None:
    ask = resolved([mention(one, document="a"), mention(other, document="b")])

    [(first, second, why)] = ask(PROPOSED)
    assert {first, second} == {one, other}
    assert why == reason


def test_the_same_amounts_under_names_that_are_alike_are_proposed_with_their_facts(
    resolved: Any, mention: Any, amount: Any
) -> None:
    one, other = "創造的里山連携事業", "創造的里山連携体制整備事業"
    ask = resolved(
        [
            mention(one),
            mention(other),
            amount(one, 200, fact_id="a"),
            amount(other, 200, fact_id="b"),
            amount(one, 300, 2008, fact_id="c"),
        ]
    )

    assert ask("SELECT reason, fact_ids FROM program_proposals") == [
        ("同年度・同段階の額が同じで、名が似ている", ["a", "b"])
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("里山事業", "川の再生支援プログラム"),
        ("里山体制整備事業", "海浜体制整備事業"),
        ("里山第一期整備推進計画事業", "里山第二期整備推進計画事業"),
    ],
    ids=["nothing alike", "another beginning", "a number"],
)
def test_other_names_are_not_proposed(resolved: Any, mention: Any, one: str, other: str) -> None:
    assert resolved([mention(one, document="a"), mention(other, document="b")])(PROPOSED) == []


def test_a_program_and_its_variant_or_its_parent_are_not_proposed(resolved: Any, mention: Any) -> None:
    ask = resolved(
        [
            mention("里山最適展開支援プログラム"),
            mention("里山最適展開支援プログラム", variant="発展型"),
            mention("里山最適展開支援事業", parent="里山最適展開支援プログラム"),
        ]
    )

    assert ask(PROPOSED) == []


def test_what_people_decided_is_not_proposed_again(resolved: Any, mention: Any, said: Any) -> None:
    one, other = "里山最適展開支援事業", "里山最適展開支援プログラム"
    facts = [mention(one, document="a"), mention(other, document="b")]

    assert resolved(facts, decisions=[said("apart", one, other)])(PROPOSED) == []
    assert resolved(facts, decisions=[said("merge", one, other)])(PROPOSED) == []


def test_a_city_s_budget_lines_are_not_proposed(resolved: Any, mention: Any) -> None:
    ask = resolved(
        [mention("道路整備推進事業", document="city"), mention("道路整備推進補助金", document="city")],
        [{"document": "city", "publisher": "小平市"}],
    )

    assert ask(PROPOSED) == []
