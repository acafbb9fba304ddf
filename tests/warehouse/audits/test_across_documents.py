"""Audits of one program over several documents and stages."""

from __future__ import annotations

from typing import Any

import pytest

NAME = "里山再生事業"
FOUND = 'SELECT "check", severity, expected::HUGEINT, found::HUGEINT FROM audits ORDER BY ALL'


@pytest.fixture
def found(resolved: Any) -> Any:
    """What the audits find in facts of several documents, which all name the program."""
    named = {"kind": "program", "value": {"name": NAME}, "document": "a"}
    documents = [{"document": "a"}, {"document": "b"}]
    return lambda *facts: resolved([named, *facts], documents)(FOUND)


def test_a_budget_that_is_not_its_draft_is_found_between_two_documents(found: Any, amount: Any) -> None:
    assert found(
        amount(NAME, 89, stage="draft", document="a"), amount(NAME, 75, stage="budget", document="b")
    ) == [("draft_and_budget", "warning", 89_000_000, 75_000_000)]


@pytest.mark.parametrize("stage", ["budget", None])
def test_the_year_before_is_compared_with_the_document_of_that_year(
    found: Any, amount: Any, stage: str | None
) -> None:
    assert found(
        amount(NAME, 4600, 2008, "draft", document="a"),
        amount(NAME, 4500, 2009, "draft", document="b"),
        amount(NAME, 4700, 2008, stage, document="b"),
    ) == [("draft_and_budget", "warning", 4_600_000_000, 4_700_000_000)]


@pytest.mark.parametrize(
    ("draft", "budget"),
    [
        ({"millions": 4548}, {"millions": 4500, "resolution": 100}),
        ({"millions": 17_500, "resolution": 100}, {"millions": 17_000, "resolution": 1000}),
        ({"millions": 45}, {"millions": 30, "value": {"portion": "新規採択分"}}),
        ({"millions": 45}, {"millions": 30, "value": {"scope": "per_unit"}}),
        ({"millions": 45}, {"millions": 30, "fiscal_year": 2010}),
        ({"millions": 45}, {"millions": 30, "document": "a"}),
        ({"millions": 45}, {"millions": 30, "stage": None}),
    ],
    ids=["rounded", "cut off", "portion", "per unit", "another year", "one document", "results"],
)
def test_what_rounding_or_another_purpose_explains_is_no_finding(
    found: Any, amount: Any, draft: dict[str, Any], budget: dict[str, Any]
) -> None:
    assert (
        found(
            amount(NAME, stage="draft", document="a", **draft),
            amount(NAME, **{"stage": "budget", "document": "b", **budget}),
        )
        == []
    )


def test_several_amounts_of_a_stage_are_compared_with_none(found: Any, amount: Any) -> None:
    assert (
        found(
            amount(NAME, 10, stage="draft", document="a", table_number=1, table_row=1, table_column=1),
            amount(NAME, 20, stage="draft", document="a", table_number=1, table_row=2, table_column=1),
            amount(NAME, 30, stage="budget", document="b"),
        )
        == []
    )


def test_more_than_was_asked_for_is_noted(found: Any, amount: Any) -> None:
    assert found(
        amount(NAME, 40, stage="request", document="a"), amount(NAME, 45, stage="draft", document="b")
    ) == [("request_exceeded", "info", 40_000_000, 45_000_000)]
    assert (
        found(amount(NAME, 45, stage="request", document="a"), amount(NAME, 45, stage="draft", document="b"))
        == []
    )


def test_what_is_settled_before_its_year_ends_is_found(found: Any, amount: Any) -> None:
    def published(day: str) -> dict[str, Any]:
        value = {"start_date": day, "end_date": day, "precision": "day", "role": "published"}
        return {"kind": "date", "document": "a", "value": value}

    settled = amount(NAME, 40, 2009, "settled", document="a")

    assert found(settled, published("2010-01-31")) == [("settled_too_early", "warning", 2009, 2010)]
    assert found(settled, published("2010-08-31")) == []


def test_this_year_and_its_difference_are_held_against_last_year_s_document(found: Any, amount: Any) -> None:
    row = {"document": "b", "table_number": 1, "table_row": 3}

    def difference(millions: int) -> dict[str, Any]:
        yen = millions * 1_000_000
        value = {"amount_min": yen, "amount_max": yen, "subject": "増減"}
        return {
            "kind": "money_other",
            "value": value,
            **row,
            "table_column": 3,
            "column_header": "対前年度増減",
        }

    last, this = amount(NAME, 90, 2008, "budget", document="a"), amount(NAME, 100, table_column=2, **row)

    assert found(last, this, difference(5)) == [
        ("difference_across_documents", "warning", 95_000_000, 90_000_000)
    ]
    assert found(last, this, difference(10)) == []
