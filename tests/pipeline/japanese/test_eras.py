"""Years of the eras and Western years, in every form, also beyond an era's end."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.japanese.eras import era_at, nendo, wareki, western_year


@pytest.mark.parametrize(
    ("era", "year", "expected"),
    [
        ("平成", "21", 2009),
        ("平", "21", 2009),
        ("H", "二十一", 2009),
        ("令和", "元", 2019),
        ("R", "7", 2025),
        ("昭和", "六十四", 1989),
        ("S", "56", 1981),
        ("大正", "11", 1922),
        ("明治", "元", 1868),
        ("平成", "33", 2021),
    ],
)
def test_a_year_of_an_era_is_a_western_year(era: str, year: str, expected: int) -> None:
    got = western_year(era, year)

    assert got == expected


@pytest.mark.parametrize(("era", "year"), [("平成", "0"), ("令", "〇")])
def test_an_era_has_no_year_zero(era: str, year: str) -> None:
    with pytest.raises(ValueError, match="no year 0"):
        western_year(era, year)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(1989, 1, 7), "昭和64年1月7日"),
        (date(1989, 1, 8), "平成元年1月8日"),
        (date(2019, 4, 30), "平成31年4月30日"),
        (date(2019, 5, 1), "令和元年5月1日"),
        (date(1850, 1, 1), "1850年1月1日"),
    ],
)
def test_a_day_is_written_in_the_era_in_force(day: date, expected: str) -> None:
    got = wareki(day)

    assert got == expected


@pytest.mark.parametrize(
    ("year", "expected"), [(2009, "平成21年度"), (2019, "令和元年度"), (1988, "昭和63年度")]
)
def test_a_fiscal_year_is_written_in_its_era(year: int, expected: str) -> None:
    got = nendo(year)

    assert got == expected


def test_there_is_no_modern_era_before_meiji() -> None:
    got = era_at(date(1868, 10, 22))

    assert got is None
