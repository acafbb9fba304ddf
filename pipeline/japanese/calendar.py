"""Stretches of the calendar with their precision: days, months, years, fiscal years and parts of them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import NamedTuple

from pipeline.labels import Precision

FISCAL_YEAR_BEGINS = 4
WEEKDAYS = "月火水木金土日"


class Stretch(NamedTuple):
    """A stretch of the calendar, both ends inclusive, and how exactly it was named."""

    start: date
    end: date
    precision: Precision


def day(year: int, month: int, day: int) -> Stretch:
    """One day; ValueError for a day that cannot be (2月30日)."""
    one = date(year, month, day)
    return Stretch(one, one, "day")


def month(year: int, month: int) -> Stretch:
    """A month; ValueError for a thirteenth one."""
    return Stretch(*_months(year, month, 1), "month")


def year(year: int) -> Stretch:
    """A calendar year."""
    return Stretch(*_months(year, 1, 12), "year")


def fiscal_year(year: int) -> Stretch:
    """The fiscal year that starts in April of a Western year: 2009 is 平成21年度."""
    return Stretch(*_months(year, FISCAL_YEAR_BEGINS, 12), "fiscal_year")


def half(year: int, which: int, *, fiscal: bool = False) -> Stretch:
    """The first or second half of a year, or of a fiscal year (上期 is April to September)."""
    return Stretch(*_months(year, _begins(fiscal) + 6 * (which - 1), 6), "half")


def quarter(year: int, which: int, *, fiscal: bool = False) -> Stretch:
    """One of the four quarters of a year, or of a fiscal year (第1四半期 is April to June)."""
    if not 1 <= which <= 4:
        raise ValueError(f"no quarter {which}")
    return Stretch(*_months(year, _begins(fiscal) + 3 * (which - 1), 3), "quarter")


def decade(first: int) -> Stretch:
    """Ten years from a first one on: 1990年代, 昭和50年代 (1975 to 1984)."""
    return Stretch(date(first, 1, 1), date(first + 9, 12, 31), "decade")


def century(number: int) -> Stretch:
    """A century: the 21st has the years 2001 to 2100."""
    return Stretch(date(100 * number - 99, 1, 1), date(100 * number, 12, 31), "century")


def year_to(year: int, last_month: int) -> Stretch:
    """The twelve months that end with one: 2024年3月期 is the fiscal year 2023, 12月期 the calendar year."""
    start, end = _months(year - 1, last_month + 1, 12)
    named: dict[int, Precision] = {3: "fiscal_year", 12: "year"}
    return Stretch(start, end, named.get(last_month, "month"))


def fiscal_year_of(day: date) -> int:
    """The fiscal year in which a day lies: 31 March 2010 is in 2009."""
    return day.year - (day.month < FISCAL_YEAR_BEGINS)


def year_of_month(fiscal_year: int, month: int) -> int:
    """The calendar year of a month of a fiscal year: January of 令和元年度 is in 2020."""
    return fiscal_year + (month < FISCAL_YEAR_BEGINS)


def weekday(day: date) -> str:
    """The day of the week in one character: 月 for a Monday."""
    return WEEKDAYS[day.weekday()]


def _begins(fiscal: bool) -> int:
    return FISCAL_YEAR_BEGINS if fiscal else 1


def _months(year: int, first: int, count: int) -> tuple[date, date]:
    """From the first day of a month (13 is January of the next year) to the last one, `count` months long."""
    if first < 1 or (first > 12 and count == 1):
        raise ValueError(f"no month {first}")
    start = date(year + (first - 1) // 12, (first - 1) % 12 + 1, 1)
    last = first + count - 2
    end_year, end_month = year + last // 12, last % 12 + 1
    return start, date(end_year, end_month, monthrange(end_year, end_month)[1])
