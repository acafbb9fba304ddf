"""A date in Japanese, by era: 平成7年, 平成13年2月～5月."""

from __future__ import annotations

from datetime import date

from pipeline.japanese.calendar import fiscal_year_of
from pipeline.japanese.eras import era_at, nendo, wareki, wareki_year
from pipeline.labels import DateLabel, Precision

AFTER = {"about": "頃", "as_of": "時点", "from": "～"}


def label_ja(value: DateLabel) -> str:
    """The date as one writes it: 平成20年度内 is 平成20年度まで, H14から is 平成14年～."""
    if value.modifier == "until" and value.end and value.start is None:
        return f"～{_point(value.end, value.precision)}"
    if value.modifier == "until" and value.start:
        return f"{_point(value.start, value.precision)}内"
    assert value.start
    first = _point(value.start, value.precision)
    if value.is_range and value.end:
        last = _point(value.end, value.precision)
        year = first[: first.index("年") + 1]
        first += f"～{last.removeprefix(year) or last}"
    return first + AFTER.get(value.modifier or "", "")


def _point(day: date, precision: Precision) -> str:
    if precision == "day":
        return wareki(day)
    if precision == "fiscal_year":
        return nendo(fiscal_year_of(day))
    if precision == "month":
        return f"{wareki_year(day.year, era_at(day))}年{day.month}月"
    if precision == "half":
        return _half(day)
    if precision == "quarter":
        return f"{wareki_year(day.year)}年{_months(day)}"
    if precision == "decade" and day.year % 10:
        return f"{wareki_year(day.year, era_at(day))}年代"
    if precision == "decade":
        return f"{day.year}年代"
    if precision == "century":
        return f"{(day.year + 99) // 100}世紀"
    return f"{wareki_year(day.year)}年"


def _half(day: date) -> str:
    if day.month in (4, 10, 9, 3):
        return f"{nendo(fiscal_year_of(day))}{'上期' if 4 <= day.month <= 9 else '下期'}"
    return f"{wareki_year(day.year)}年{'前半' if day.month <= 6 else '後半'}"


def _months(day: date) -> str:
    first = (day.month - 1) // 3 * 3 + 1
    return f"{first}～{first + 2}月"
