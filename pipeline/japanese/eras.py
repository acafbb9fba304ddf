"""The modern eras (元号), in full, by a character and by a letter: their years as Western years and back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.japanese.numbers import parse_number
from pipeline.japanese.tables import table

FIRST_YEAR = "元"

ERA_NAME = r"(?:明治|大正|昭和|平成|令和)"
"""RE2: an era in full; ㍻ and its like have become 平成 in repaired text."""

ERA_SHORT = r"(?:[明大昭平令MTSHR])"
"""RE2: an era by its first character or its letter (平, H)."""

ERA_YEAR_NUMBER = r"(?:元|[0-9]{1,3}|[一二三四五六七八九十百〇]{1,4})"
"""RE2: a year of an era (元, 21, 二十一)."""


@dataclass(frozen=True, slots=True)
class Era:
    """An era: 平成, its short forms 平 and H, the Western year of its first year, and its first day."""

    name: str
    short: str
    letter: str
    first_year: int
    start: date

    def western(self, year: int) -> int:
        """The Western year of a year of this era, also after its end: 平成33年 is 2021."""
        if year < 1:
            raise ValueError(f"no year {year} of {self.name}")
        return self.first_year + year - 1


ERAS: tuple[Era, ...] = tuple(
    Era(row["name"], row["short"], row["letter"], int(row["first_year"]), date.fromisoformat(row["start"]))
    for row in table("eras")
)
_BY_NAME = {form: era for era in ERAS for form in (era.name, era.short, era.letter)}


def era_of(name: str) -> Era:
    """The era that a name stands for: 平成, 平 and H are 平成; KeyError for anything else."""
    return _BY_NAME[name]


def era_at(day: date) -> Era | None:
    """The era in force on a day: 令和 from 1 May 2019; None before 明治."""
    return next((era for era in reversed(ERAS) if era.start <= day), None)


def era_year(text: str) -> int:
    """The number of a printed year of an era: 元 is 1, 二十一 is 21."""
    return 1 if text == FIRST_YEAR else int(parse_number(text))


def western_year(era: str, year: str) -> int:
    """The Western year of a printed era and year: 平成 21 and H 二十一 are 2009, 令和 元 is 2019."""
    return era_of(era).western(era_year(year))


def wareki_year(year: int, era: Era | None = None) -> str:
    """A Western year in the era that its last day has, or in the given one: 1989 is 平成元."""
    era = era or era_at(date(year, 12, 31))
    if era is None:
        return str(year)
    number = year - era.first_year + 1
    return f"{era.name}{FIRST_YEAR if number == 1 else number}"


def wareki(day: date) -> str:
    """A day by the era in force: 平成31年4月30日, 令和元年5月1日."""
    return f"{wareki_year(day.year, era_at(day))}年{day.month}月{day.day}日"


def nendo(fiscal_year: int) -> str:
    """A fiscal year by its era: 2009 is 平成21年度."""
    return f"{wareki_year(fiscal_year)}年度"
