"""A label is corrected once for all figures that rest on it: real tables, real rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from warehouse.review.facts import CurrentFact
from warehouse.review.governing import SCALE, Governors, governed_value
from warehouse.review.policy import Policy, Second
from warehouse.review.records import Decision, Target
from warehouse.review.standing import Standing

ROWS = """\
| 事業 | 令和6年度 | 令和7年度 |
|---|---|---|
| 森のまなび事業 | 1,200 | 1,500 |
| 里海事業 | 300 | 400 |
"""
ONE = f"予算の概要（単位：千円）\n\n{ROWS}"
BESIDE = f"{ONE}\n別紙（単位：百万円）\n\n" + ROWS.replace("1,200 | 1,500", "7 | 8").replace(
    "300 | 400", "9 | 10"
)
TWICE = f"{ONE}\n別紙（単位：千円）\n\n" + ROWS.replace("1,200 | 1,500", "7 | 8").replace(
    "300 | 400", "9 | 10"
)
HEADING = "# 令和6年度の予算\n\n森のまなび事業 3億円\n里海事業 5億円\n"
TWO = Policy(Second(from_yen=1_000_000_000))
CORRECTIONS = Policy(Second(corrections=True))

Draw = Callable[[str], Any]
Say = Callable[..., Decision]
Govern = Callable[..., Decision]


@pytest.fixture
def govern(say: Say) -> Govern:
    """Corrects the label on which a field of a figure rests, as it is done at the board."""

    def decide(
        text: Any, words: str, field: str, value: dict[str, Any], by: str = "山田", **others: Any
    ) -> Decision:
        fact = text.fact(words)
        item = next(one for one in fact.evidence if one["field"] == field)
        alone = Governors(text.facts, text.versions).is_alone(
            fact.document, field, item["quote"], item["value"]
        )
        target = Target(
            type="governor",
            document=fact.document,
            kind=fact.kind,
            anchor=item["value"],
            quote=item["quote"],
            sha256=fact.sha256,
            reader=fact.reader,
            span=tuple(item["span"]),
            field=field,
            name="" if alone else "several",
        )
        return say("govern", target, value, by, rule=item["rule"], **others)

    return decide


def amounts(text: Any, standing: Standing) -> dict[str, int]:
    """All figures by their print, as they are published."""
    values = {one.fact.value_quote: one.value or {} for one in standing.facts.values()}
    return {
        fact.value_quote: values.get(fact.value_quote, fact.value)["amount_max"]
        for fact in text.facts
        if fact.kind == "budget"
    }


def test_a_unit_note_is_corrected_once_for_all_figures_under_it(drawn: Draw, govern: Govern) -> None:
    text = drawn(BESIDE)

    standing = text.stand([govern(text, "1,200", "resolution", {SCALE: 1000})])

    assert amounts(text, standing) == {
        "1,200": 1_200_000_000, "1,500": 1_500_000_000, "300": 300_000_000, "400": 400_000_000,
        "7": 7_000_000, "8": 8_000_000, "9": 9_000_000, "10": 10_000_000,
    }  # fmt: skip
    assert {one.status for one in standing.facts.values()} == {"corrected"}
    [governed] = standing.governors
    assert (len(governed.facts), governed.counts) == (4, True)


def test_a_scale_reaches_every_amount_of_a_figure_and_nothing_else(drawn: Draw, govern: Govern) -> None:
    text = drawn(ONE)
    before = text.fact("300").value

    [holding] = [
        one
        for one in text.stand([govern(text, "300", "resolution", {SCALE: 1000})]).facts.values()
        if one.fact == text.fact("300")
    ]

    assert holding.value == before | {
        name: before[name] * 1000
        for name in ("amount_min", "amount_max", "lower_bound", "upper_bound", "resolution")
    }


@pytest.mark.parametrize(
    ("factor", "wanted"), [(1000, 300_000_000), ("1000", 300_000_000), (-1000, 300), (-7, 42_857)]
)
def test_a_unit_may_be_larger_or_smaller_and_yen_stay_whole(factor: object, wanted: int, say: Say) -> None:
    correction = say("govern", Target(type="governor"), {SCALE: factor})

    assert governed_value({"amount_max": 300_000, "program": "里海事業"}, [correction]) == {
        "amount_max": wanted,
        "program": "里海事業",
    }


def test_a_heading_with_another_year_moves_all_figures_under_it(drawn: Draw, govern: Govern) -> None:
    text = drawn(HEADING)

    standing = text.stand([govern(text, "3億円", "fiscal_year", {"fiscal_year": 2025})])

    assert [(one.fact.value_quote, (one.value or {})["fiscal_year"]) for one in standing.facts.values()] == [
        ("3億円", 2025),
        ("5億円", 2025),
    ]


def test_a_column_is_corrected_without_the_column_beside_it(drawn: Draw, govern: Govern) -> None:
    text = drawn(ONE)

    standing = text.stand([govern(text, "1,500", "fiscal_year", {"fiscal_year": 2026})])

    assert [(one.fact.value_quote, (one.value or {})["fiscal_year"]) for one in standing.facts.values()] == [
        ("1,500", 2026),
        ("400", 2026),
    ]


def test_two_labels_over_one_figure_both_reach_it(drawn: Draw, govern: Govern) -> None:
    text = drawn(ONE)
    said = [
        govern(text, "1,500", "fiscal_year", {"fiscal_year": 2026}),
        govern(text, "1,500", "resolution", {SCALE: 1000}),
    ]

    standing = text.stand(said)

    [holding] = [one for one in standing.facts.values() if one.fact.value_quote == "1,500"]
    assert holding.value is not None
    assert (holding.value["fiscal_year"], holding.value["amount_max"]) == (2026, 1_500_000_000)
    assert holding.governed == tuple(said)


def test_it_goes_with_its_words_when_the_page_shifts(drawn: Draw, govern: Govern) -> None:
    correction = govern(drawn(ONE), "1,200", "resolution", {SCALE: 1000})
    now = drawn("お知らせ\n\n問い合わせは係まで。\n\n" + ONE + "\n".join(["", "追加の説明。", ""]))

    assert amounts(now, now.stand([correction]))["400"] == 400_000_000


def test_it_survives_letters_of_another_width(drawn: Draw, govern: Govern) -> None:
    correction = govern(drawn(ONE), "300", "resolution", {SCALE: 1000})
    now = drawn(ONE.replace("（単位：千円）", "(単位:千円)"))

    assert amounts(now, now.stand([correction]))["300"] == 300_000_000


def test_it_goes_with_its_words_when_figures_under_it_change_and_come(drawn: Draw, govern: Govern) -> None:
    correction = govern(drawn(ONE), "1,200", "resolution", {SCALE: 1000})
    now = drawn(ONE.replace("1,200", "1,300") + "| 川の事業 | 20 | 30 |\n")

    assert amounts(now, now.stand([correction])) == {
        "1,300": 1_300_000_000, "1,500": 1_500_000_000, "300": 300_000_000, "400": 400_000_000,
        "20": 20_000_000, "30": 30_000_000,
    }  # fmt: skip


def test_words_that_stand_twice_are_told_apart_in_the_same_document_only(drawn: Draw, govern: Govern) -> None:
    before, now = drawn(TWICE), drawn("お知らせ\n\n" + TWICE)
    correction = govern(before, "9", "resolution", {SCALE: 1000})

    same, other = before.stand([correction]), now.stand([correction])

    assert (amounts(before, same)["9"], amounts(before, same)["300"]) == (9_000_000, 300_000)
    assert (other.facts, [one.facts for one in other.governors]) == ({}, [()])


def test_of_words_that_stood_twice_the_one_that_is_left_may_be_the_other(drawn: Draw, govern: Govern) -> None:
    correction = govern(drawn(TWICE), "9", "resolution", {SCALE: 1000})
    now = drawn(ONE)

    assert now.stand([correction]).facts == {}


def test_words_that_came_to_stand_twice_are_ambiguous(drawn: Draw, govern: Govern) -> None:
    correction = govern(drawn(ONE), "300", "resolution", {SCALE: 1000})

    assert drawn(TWICE).stand([correction]).facts == {}


@pytest.mark.parametrize("now", ["（単位：百万円）", "（単位：円）", ""])
def test_words_that_are_gone_govern_nothing(drawn: Draw, govern: Govern, now: str) -> None:
    correction = govern(drawn(ONE), "300", "resolution", {SCALE: 1000})

    standing = drawn(ONE.replace("（単位：千円）", now)).stand([correction])

    assert (standing.facts, [one.facts for one in standing.governors]) == ({}, [()])


def test_a_unit_that_the_rules_now_read_as_corrected_is_not_scaled_again(drawn: Draw, govern: Govern) -> None:
    text = drawn(ONE)
    correction = govern(text, "300", "resolution", {SCALE: 1000})

    def mended(fact: CurrentFact) -> CurrentFact:
        evidence = tuple(
            {**one, "value": "1000000"} if one["field"] == "resolution" else one for one in fact.evidence
        )
        return fact._replace(value=governed_value(fact.value, [correction]), evidence=evidence)

    now = text.with_facts(lambda fact: mended(fact) if fact.kind == "budget" else fact)

    assert amounts(now, now.stand([correction]))["300"] == 300_000_000


def test_the_last_correction_of_a_label_counts_and_none_is_added_to_another(
    drawn: Draw, govern: Govern
) -> None:
    text = drawn(ONE)
    said = [govern(text, "300", "resolution", {SCALE: factor}) for factor in (1000, 1000, 1_000_000)]

    assert amounts(text, text.stand(said))["300"] == 300_000_000_000
    assert [one.counts for one in text.stand(said).governors] == [False, False, True]


def test_a_label_that_is_corrected_again_in_a_later_edition_is_corrected_once(
    drawn: Draw, govern: Govern
) -> None:
    before, now = drawn(ONE), drawn("お知らせ\n\n" + ONE)
    said = [govern(text, "300", "resolution", {SCALE: 1000}) for text in (before, now)]

    assert amounts(now, now.stand(said))["300"] == 300_000_000


def test_above_an_amount_a_label_takes_two(drawn: Draw, govern: Govern) -> None:
    text = drawn(ONE.replace("1,200", "1,200,000"))
    said = [govern(text, "300", "resolution", {SCALE: 1000}, by) for by in ("山田", "山田", "佐藤")]

    alone, agreed = text.stand(said[:2], TWO), text.stand(said, TWO)

    assert (alone.facts, [one.counts for one in alone.governors]) == ({}, [False, False])
    assert amounts(text, agreed)["300"] == 300_000_000


def test_a_policy_on_corrections_holds_for_labels_and_so_does_disagreement(
    drawn: Draw, govern: Govern
) -> None:
    text = drawn(ONE)
    one = govern(text, "300", "resolution", {SCALE: 1000})
    other = govern(text, "300", "resolution", {SCALE: -1000}, "佐藤")
    end = govern(text, "300", "resolution", {SCALE: 1_000_000}, "鈴木", settles=True)

    assert text.stand([one], CORRECTIONS).facts == {}
    assert text.stand([one, other]).facts == {}
    assert amounts(text, text.stand([one, other, end], CORRECTIONS))["300"] == 300_000_000_000


def test_a_second_reviewer_in_a_later_edition_agrees_on_the_label(drawn: Draw, govern: Govern) -> None:
    before, now = drawn(ONE), drawn("お知らせ\n\n" + ONE)
    said = [
        govern(before, "300", "resolution", {SCALE: 1000}),
        govern(now, "300", "resolution", {SCALE: 1000}, "佐藤"),
    ]

    assert amounts(now, now.stand(said, CORRECTIONS))["300"] == 300_000_000


def test_what_was_decided_on_a_figure_itself_stands_above_its_label(
    drawn: Draw, say: Say, govern: Govern
) -> None:
    text = drawn(ONE)
    own = say("correct", text.fact("300"), {"amount_max": 5})
    rejected = say("reject", text.fact("400"))

    standing = text.stand([own, rejected, govern(text, "300", "resolution", {SCALE: 1000})])
    values = {one.fact.value_quote: one.value for one in standing.facts.values()}

    assert values["300"] is not None
    assert (values["300"]["amount_max"], values["400"], len(values)) == (5, None, 4)


def test_what_was_accepted_before_its_label_was_corrected_is_contradicted(
    drawn: Draw, say: Say, govern: Govern
) -> None:
    text = drawn(ONE)
    accepted = say("accept", text.fact("300"))

    standing = text.stand([accepted, govern(text, "300", "resolution", {SCALE: 1000})])

    [holding] = [one for one in standing.facts.values() if one.verdict]
    assert "amount_max" in holding.contradicted


def test_what_was_accepted_after_its_label_was_corrected_is_what_was_seen(
    drawn: Draw, say: Say, govern: Govern
) -> None:
    text = drawn(ONE)
    correction = govern(text, "300", "resolution", {SCALE: 1000})
    seen = governed_value(text.fact("300").value, [correction])

    standing = text.stand([correction, say("accept", text.fact("300"), seen=seen)])

    [holding] = [one for one in standing.facts.values() if one.verdict]
    assert (holding.value, holding.contradicted, holding.status) == (seen, (), "corrected")


def test_a_correction_may_take_a_field_away_from_all(drawn: Draw, govern: Govern) -> None:
    text = drawn(HEADING)

    standing = text.stand([govern(text, "3億円", "fiscal_year", {"fiscal_year": None})])

    assert len(standing.facts) == 2
    assert all("fiscal_year" not in (one.value or {}) for one in standing.facts.values())
