"""A date that takes its year from elsewhere says from where; without such words there is no date."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.date import KIND
from pipeline.annotation import Declared
from pipeline.extraction import extract
from pipeline.facts import Fact
from pipeline.labels import DateLabel
from pipeline.reading import read

ACTS_IN_MAY = "法案は令和7年5月に成立し、9月に全面施行された。"
SCHEDULE = "| 時期(令和8年) | 内容 |\n|---|---|\n| 5月下旬 | 結果の公表 |\n"


def dates(text: str, published_on: date | None = None) -> list[Fact]:
    document = read(text.encode(), "example.txt")
    return extract(document, [KIND], Declared(published_on=published_on), name="example.txt")["date"]


def evidence(fact: Fact, field: str) -> list[tuple[str, str]]:
    return [(one.quote, one.basis) for one in fact.evidence if one.field == field]


@pytest.mark.parametrize(
    ("text", "value_quote", "expected"),
    [
        (ACTS_IN_MAY, "9月", [("令和7年5月", "printed")]),
        ("平成21年1月\n\n当年度ではなく21年度の計画", "21年度", [("平成21年1月", "document")]),
        (
            "令和8年度公募の日程\n\n応募する者への説明会は、4月10日(金)に東京で開く。",
            "4月10日(金)",
            [("令和8年度", "document")],
        ),
        (SCHEDULE, "5月下旬", [("令和8年", "header")]),
        ("2026\n\n5/12 7/25", "5/12", [("2026", "caption")]),
    ],
)
def test_an_inherited_year_names_the_words_it_rests_on(
    text: str, value_quote: str, expected: list[tuple[str, str]]
) -> None:
    fact = next(fact for fact in dates(text) if fact.value_quote == value_quote)

    assert evidence(fact, "start_date") == expected


def test_a_printed_year_needs_no_evidence() -> None:
    fact = dates(ACTS_IN_MAY)[0]

    assert evidence(fact, "start_date") == []


def test_the_event_names_the_words_it_rests_on() -> None:
    fact = dates(ACTS_IN_MAY)[1]

    assert (fact.value.event_kind, evidence(fact, "event")) == ("施行", [("全面施行", "printed")])


@pytest.mark.parametrize(
    ("published_on", "expected"), [(None, []), (date(2012, 5, 1), [(date(2012, 4, 1), date(2013, 3, 31))])]
)
def test_a_year_without_its_era_takes_it_from_the_declared_day(
    published_on: date | None, expected: list[tuple[date, date]]
) -> None:
    got = [(fact.value.start_date, fact.value.end_date) for fact in dates("24年度の募集", published_on)]

    assert got == expected


def test_a_weekday_that_does_not_fit_makes_no_date() -> None:
    got = [
        fact.value_quote
        for fact in dates("令和7年度公募の日程\n\n応募する者への説明会は、4月10日(金)に東京で開く。")
    ]

    assert got == ["令和7年度"]


def test_two_eras_that_fit_alike_make_no_date() -> None:
    got = [fact.value_quote for fact in dates("令和6年度予算書\n\n債務は21年度まで")]

    assert got == ["令和6年度"]


def test_other_kinds_read_the_fiscal_year_of_a_label() -> None:
    label = DateLabel(date(2009, 4, 1), date(2010, 3, 31), "fiscal_year")

    assert label.fiscal_year == 2009


def test_a_page_of_nothing_but_dates_is_read_in_reasonable_steps() -> None:
    got = dates("平成20年9月、" * 3000)

    assert len(got) == 3000
