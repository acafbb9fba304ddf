"""What dates and numbers are about, and the years that documents say of programs."""

from __future__ import annotations

from typing import Any

import pytest

NAME = "里山再生事業"


def event(kind: str, words: str, quote: str, start: str | None, end: str | None = None, **others: Any) -> Any:
    """A date with its event: event("開始", "開始", "平成14年度から開始", "2002-04-01")."""
    value = {
        "start_date": start, "end_date": end, "precision": "fiscal_year", "role": "event", "event": words,
        "event_kind": kind, "is_range": False, **others.pop("value", {}),
    }  # fmt: skip
    return {"kind": "date", "value": value, "quote": quote, **others}


def about(ask: Any) -> list[tuple[Any, ...]]:
    """The names of the programs that the dates are about."""
    return ask(
        "SELECT p.name, p.variant FROM dates LEFT JOIN programs AS p USING (program_id) ORDER BY dates.rowid"
    )


def test_a_date_is_about_the_program_of_its_sentence_or_else_of_its_heading(
    resolved: Any, mention: Any
) -> None:
    ask = resolved(
        [
            mention(NAME, block=1),
            mention("里海創造事業", block=5),
            event("公募", "公募", "平成14年度に公募", "2002-04-01", block=2, sections=[1]),
            event("採択", "採択", "里海創造事業は平成15年度に採択", "2003-04-01", block=5, sections=[1]),
        ]
    )

    assert about(ask) == [(NAME, None), ("里海創造事業", None)]


@pytest.mark.parametrize(
    "facts",
    [
        [event("決定", "閣議決定", "平成14年度に閣議決定", "2002-04-01", block=2, sections=[1])],
        [event("公募", "公募", "平成14年度に公募", "2002-04-01", block=2, sections=[9, 1])],
        [
            event(
                "公募", "公募", "基本計画を平成14年度に公募", "2002-04-01", block=2, sections=[1],
                value={"subject": "基本計画"},
            )
        ],
    ],
    ids=["a decision", "under another heading", "another subject"],
)  # fmt: skip
def test_a_date_of_something_else_is_about_no_program(resolved: Any, mention: Any, facts: Any) -> None:
    assert about(resolved([mention(NAME, block=1), *facts])) == [(None, None)]


def test_two_programs_in_a_heading_are_none(resolved: Any, mention: Any) -> None:
    ask = resolved(
        [
            mention(NAME, block=1),
            mention("里海創造事業", block=1),
            event("公募", "公募", "平成14年度に公募", "2002-04-01", block=2, sections=[1]),
        ]
    )

    assert about(ask) == [(None, None)]


def test_a_subject_that_is_a_variant_under_its_program_s_heading_is_that_variant(
    resolved: Any, mention: Any
) -> None:
    ask = resolved(
        [
            mention(NAME, block=1),
            mention(NAME, variant="発展型", block=2, value_quote="発展型"),
            event(
                "開始", "開始", "発展型(平成17年度から開始)", "2005-04-01", block=2, sections=[1],
                value={"subject": "発展型", "modifier": "from"},
            ),
        ]
    )  # fmt: skip

    assert about(ask) == [(NAME, "発展型")]
    assert ask("SELECT first_year FROM programs ORDER BY variant NULLS FIRST") == [(None,), (2005,)]


@pytest.mark.parametrize(
    ("words", "value", "years"),
    [
        ("開始", {"modifier": "from", "end_date": None}, (2002, None)),
        ("事業開始年度", {}, (2002, None)),
        ("開始", {"modifier": "from", "precision": "year", "start_date": "2002-01-01"}, (2002, None)),
        ("開始", {}, (None, None)),
    ],
)
def test_the_first_year_is_one_that_a_document_says(
    resolved: Any, mention: Any, words: str, value: dict[str, Any], years: tuple[int | None, int | None]
) -> None:
    date = event(
        "開始", words, "平成14年度 開始", "2002-04-01", "2003-03-31", block=2, sections=[1], value=value
    )

    assert resolved([mention(NAME, block=1), date])("SELECT first_year, last_year FROM programs") == [years]


def test_a_period_of_the_program_has_both_years(resolved: Any, mention: Any) -> None:
    date = event(
        "期間", "事業期間", "事業期間 平成26年度から30年度", "2014-04-01", "2019-03-31",
        block=2, sections=[1],
        value={"is_range": True},
    )  # fmt: skip

    assert resolved([mention(NAME, block=1), date])("SELECT first_year, last_year FROM programs") == [
        (2014, 2018)
    ]


def test_a_number_belongs_to_the_program_above_it(resolved: Any, mention: Any) -> None:
    number = {
        "kind": "count", "quote": "採択 12件", "block": 2, "sections": [1],
        "value": {"subject": "採択", "value": 12, "unit": "件"},
    }  # fmt: skip

    assert resolved([mention(NAME, block=1), number])(
        "SELECT p.name FROM indicators JOIN programs AS p USING (program_id)"
    ) == [(NAME,)]


def test_a_date_of_a_plan_that_the_document_names_is_tied_to_it(resolved: Any) -> None:
    plan = {"kind": "policy_document", "value": {"name": "里山基本計画", "number": "第2期"}}
    other = {"kind": "policy_document", "value": {"name": "里海基本計画"}, "document": "other"}
    dates = [
        event("決定", "閣議決定", "", "2001-03-30", value={"subject": subject})
        for subject in ("第２期里山基本計画", "里山基本計画", "里海基本計画")
    ]

    assert resolved([plan, other, *dates])(
        "SELECT p.name FROM dates LEFT JOIN policy_documents AS p USING (policy_document_id)"
        " ORDER BY dates.rowid"
    ) == [("里山基本計画",), ("里山基本計画",), (None,)]
