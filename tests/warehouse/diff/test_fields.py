"""What a change of a value is called: the same word for the same kind of change, whatever the fact."""

from __future__ import annotations

from typing import Any

import pytest

from warehouse.diff.fields import field_changes, named_fields, signature

AMOUNT = {
    "amount_min": 3000,
    "amount_max": 3000,
    "lower_bound": 3000,
    "upper_bound": 3000,
    "resolution": 1000,
}


def scaled(factor: float) -> dict[str, int]:
    return {name: int(item * factor) for name, item in AMOUNT.items()}


def told(old: dict[str, Any], new: dict[str, Any]) -> str:
    return signature(field_changes(old, new))


def test_fields_that_differ_are_told_with_both_sides_in_the_order_of_the_new_value() -> None:
    old = {"program": "里山事業", "stage": "draft", "variant": "第1期", "unit": "件"}
    new = {"unit": "件", "stage": "budget", "program": "里海事業", "is_new": True}

    assert [tuple(one) for one in field_changes(old, new)] == [
        ("stage", "draft", "budget"),
        ("program", "里山事業", "里海事業"),
        ("is_new", None, True),
        ("variant", "第1期", None),
    ]
    assert field_changes(old, dict(old)) == []


def test_bounds_that_follow_from_an_amount_stay_unsaid() -> None:
    changes = field_changes(AMOUNT, {**scaled(10), "stage": "draft"})

    assert named_fields(changes) == ["amount_max", "stage"]


def test_bounds_that_change_alone_are_said() -> None:
    changes = field_changes(AMOUNT, {**AMOUNT, "lower_bound": 2500, "upper_bound": 3500})

    assert named_fields(changes) == ["lower_bound", "upper_bound"]


@pytest.mark.parametrize(
    ("factor", "what"),
    [
        (1000, "unit ×1000"),
        (1_000_000, "unit ×1000000"),
        (0.001, "unit ÷1000"),
        (-1, "sign"),
        (1.5, "amount"),
        (2000, "amount"),
        (1, ""),
        (-1000, "amount"),
        (0, "amount"),
    ],
)
def test_an_amount_changes_its_unit_its_sign_or_itself(factor: float, what: str) -> None:
    assert told(AMOUNT, scaled(factor)) == what


def test_a_million_is_told_in_both_directions() -> None:
    assert told(scaled(1_000_000), AMOUNT) == "unit ÷1000000"


def test_changes_of_different_amounts_by_the_same_unit_are_called_the_same() -> None:
    other = {name: item * 7 for name, item in AMOUNT.items()}
    raised = {name: item * 1000 for name, item in other.items()}

    assert told(other, raised) == told(AMOUNT, scaled(1000))


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ({"fiscal_year": 2008}, {"fiscal_year": 2009}, "fiscal_year +1"),
        ({"year": 2025}, {"year": 2024}, "year -1"),
        ({}, {"fiscal_year": 2009}, "fiscal_year added"),
        ({"fiscal_year": 2009}, {}, "fiscal_year removed"),
        ({"is_new": False}, {"is_new": True}, "is_new true"),
        ({"value": 3.0}, {"value": 30.0}, "value ×10"),
        ({"value": 30}, {"value": 3}, "value ÷10"),
        ({"value": 3.0}, {"value": 4.5}, "value +1.5"),
        ({"stage": "draft"}, {"stage": "budget"}, "stage draft → budget"),
        ({"aliases": ["里山"]}, {"aliases": ["里山", "里海", "里川"]}, "aliases list +2"),
        ({"aliases": ["里山", "里海"]}, {"aliases": ["里山"]}, "aliases list -1"),
        ({"aliases": ["里山"]}, {"aliases": ["里海"]}, "aliases list ±0"),
        ({"start_date": "2009-04-01"}, {"start_date": "2010-04-01"}, "start_date +1 years"),
        ({"start_date": "2009-04-01"}, {"start_date": "1984-04-01"}, "start_date -25 years"),
        (
            {"start_date": "2009-04-01"},
            {"start_date": "2009-04-02"},
            "start_date 2009-04-01 → 2009-04-02",
        ),
        ({"name": "ＧＩＧＡ　スクール"}, {"name": "GIGAスクール"}, "name normalised"),
        ({"program": "里山 学習"}, {"program": "里山学習"}, "name normalised"),
        ({"name": "里山"}, {"name": "里山学習"}, "name longer"),
        ({"name": "里山学習"}, {"name": "学習"}, "name shorter"),
        ({"name": "里山"}, {"name": "里海"}, "name 里山 → 里海"),
        ({"event": "あ" * 13}, {"event": "い"}, "event otherwise"),
        ({"stage": "draft", "fiscal_year": 2008}, {"stage": "budget", "fiscal_year": 2009},
         "stage draft → budget, fiscal_year +1"),
    ],
)  # fmt: skip
def test_every_other_change_has_its_word(old: dict[str, Any], new: dict[str, Any], what: str) -> None:
    assert told(old, new) == what


def dates(start: str, end: str, label: str) -> dict[str, Any]:
    return {"start_date": start, "end_date": end, "label_ja": label}


def test_what_follows_from_a_date_a_year_or_a_stage_stays_unsaid() -> None:
    old, new = (
        dates("2009-04-01", "2010-03-31", "平成21年度"),
        dates("2010-04-01", "2011-03-31", "平成22年度"),
    )
    printed = {"stage": "draft", "stage_printed": "予算案", "fiscal_year": 2008, "year_basis": "heading"}
    other = {"stage": "budget", "stage_printed": "予算額", "fiscal_year": 2009, "year_basis": "printed"}

    assert told(old, new) == "start_date +1 years"
    assert named_fields(field_changes(printed, other)) == ["stage", "fiscal_year"]


def test_an_end_that_moved_otherwise_than_its_start_is_told() -> None:
    old, new = (
        dates("2009-04-01", "2010-03-31", "平成21年度"),
        dates("2010-04-01", "2013-03-31", "平成22年度"),
    )

    assert told(old, new) != "start_date +1 years"


def test_numbers_that_differ_by_different_amounts_are_not_called_the_same() -> None:
    assert told({"unit_count": 1}, {"unit_count": 1_000_003}) != told(
        {"unit_count": 1}, {"unit_count": 1_000_004}
    )
