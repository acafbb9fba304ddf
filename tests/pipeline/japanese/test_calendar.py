"""Stretches of the calendar have exact ends, and what cannot be is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from pipeline.japanese import calendar
from pipeline.japanese.calendar import Stretch


@pytest.mark.parametrize(
    ("got", "start", "end", "precision"),
    [
        (calendar.day(2004, 2, 29), "2004-02-29", "2004-02-29", "day"),
        (calendar.month(2001, 2), "2001-02-01", "2001-02-28", "month"),
        (calendar.year(2009), "2009-01-01", "2009-12-31", "year"),
        (calendar.fiscal_year(2009), "2009-04-01", "2010-03-31", "fiscal_year"),
        (calendar.half(2009, 1), "2009-01-01", "2009-06-30", "half"),
        (calendar.half(2009, 2, fiscal=True), "2009-10-01", "2010-03-31", "half"),
        (calendar.quarter(2009, 4), "2009-10-01", "2009-12-31", "quarter"),
        (calendar.quarter(2009, 4, fiscal=True), "2010-01-01", "2010-03-31", "quarter"),
        (calendar.decade(1975), "1975-01-01", "1984-12-31", "decade"),
        (calendar.century(21), "2001-01-01", "2100-12-31", "century"),
        (calendar.year_to(2024, 3), "2023-04-01", "2024-03-31", "fiscal_year"),
        (calendar.year_to(2024, 12), "2024-01-01", "2024-12-31", "year"),
        (calendar.year_to(2024, 9), "2023-10-01", "2024-09-30", "month"),
    ],
)
def test_a_stretch_has_its_first_and_last_day(got: Stretch, start: str, end: str, precision: str) -> None:
    assert got == (date.fromisoformat(start), date.fromisoformat(end), precision)


@pytest.mark.parametrize(
    "impossible",
    [
        lambda: calendar.day(2001, 2, 30),
        lambda: calendar.month(2001, 13),
        lambda: calendar.month(2001, 0),
        lambda: calendar.quarter(2001, 5),
    ],
)
def test_what_cannot_be_is_refused(impossible: Callable[[], Stretch]) -> None:
    with pytest.raises(ValueError):
        impossible()


@pytest.mark.parametrize(
    ("day", "expected"), [(date(2010, 3, 31), 2009), (date(2010, 4, 1), 2010), (date(2010, 12, 31), 2010)]
)
def test_a_fiscal_year_begins_in_april(day: date, expected: int) -> None:
    got = calendar.fiscal_year_of(day)

    assert got == expected


@pytest.mark.parametrize(("month", "expected"), [(3, 2020), (4, 2019), (12, 2019)])
def test_a_month_of_a_fiscal_year_lies_in_one_of_two_years(month: int, expected: int) -> None:
    got = calendar.year_of_month(2019, month)

    assert got == expected


def test_a_day_of_the_week_is_one_character() -> None:
    got = calendar.weekday(date(2025, 7, 1))

    assert got == "火"
