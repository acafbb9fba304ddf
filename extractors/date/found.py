"""What a date rule finds: the label, and how its parts make up a stretch of the calendar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple, cast

import re2

from pipeline.facts import Basis, Label
from pipeline.japanese import calendar
from pipeline.japanese.calendar import Stretch
from pipeline.japanese.eras import western_year
from pipeline.japanese.numbers import parse_number
from pipeline.labels import DateLabel, Precision
from pipeline.rules import Match

LABEL = "date"
REACH = 24
SENTENCE = 400
"""As far back as a sentence or a quoted name is looked at."""
FIRST_HALF = ("前半", "上半期", "上期")
SECOND_HALF = ("後半", "下半期", "下期")
Modifier = Literal["about", "as_of", "from", "until"]
MODIFIERS: dict[str, Modifier] = {
    "から": "from",
    "より": "from",
    "以降": "from",
    "以後": "from",
    "以来": "from",
    "まで": "until",
    "迄": "until",
    "以前": "until",
    "現在": "as_of",
    "時点": "as_of",
}


@dataclass(frozen=True, slots=True)
class FoundDate(DateLabel):
    """The label `date` as this kind leaves it: also which earlier label its year rests on, and how."""

    source: Label | None = None
    basis: Basis = "printed"


class Point(NamedTuple):
    """A point of the calendar as far as it is printed."""

    year: int | None = None
    fiscal: bool = False
    month: int | None = None
    day: int | None = None

    @property
    def stretch(self) -> Stretch:
        """The days that it covers; ValueError for what cannot be."""
        if self.year is None:
            raise ValueError("no year")
        if self.month is None:
            return calendar.fiscal_year(self.year) if self.fiscal else calendar.year(self.year)
        year = calendar.year_of_month(self.year, self.month) if self.fiscal else self.year
        return calendar.day(year, self.month, self.day) if self.day else calendar.month(year, self.month)


def whole(text: str | None) -> int | None:
    """A printed whole number; None where the group took no part."""
    return None if text is None else int(parse_number(text))


def year_in(match: Match, group: str = "") -> int | None:
    """The Western year of the groups that `patterns.a_year` made; ValueError where two calendars differ."""
    era, western = match[f"era{group}"], match[f"western{group}"]
    if era is None and western is None:
        return None
    year = western_year(era, match[f"number{group}"] or "") if era else whole(western)
    for other in (match[f"beside{group}"], match[f"also{group}"]):
        if other is not None and _year_of(other) != year:
            raise ValueError(f"{other} is another year")
    return year


def _year_of(text: str) -> int:
    text = text.replace(" ", "")
    if text[0].isdigit() or text[0] in "一二":
        return int(parse_number(text))
    era = text[:2] if text[1] in "治正和成" else text[0]
    return western_year(era, text[len(era) :])


def point_in(match: Match, group: str = "") -> Point:
    """The point of the groups with a suffix."""
    fiscal = match[f"fiscal{group}"] is not None
    return Point(year_in(match, group), fiscal, whole(match[f"month{group}"]), whole(match[f"day{group}"]))


def narrowed(stretch: Stretch, part: str | None) -> Stretch:
    """A half or a quarter of a year; of a month (上旬), or at an end (末), it stays the whole."""
    if part is None or stretch.precision not in ("year", "fiscal_year"):
        return stretch
    fiscal, year = stretch.precision == "fiscal_year", stretch.start.year
    if part in FIRST_HALF:
        return calendar.half(year, 1, fiscal=fiscal)
    if part in SECOND_HALF:
        return calendar.half(year, 2, fiscal=fiscal)
    if part.endswith("四半期") or "Q" in part:
        number = part.removeprefix("第").removesuffix("四半期").strip(" ・Q")
        return calendar.quarter(year, int(parse_number(number)), fiscal=fiscal)
    return stretch


def found(stretch: Stretch, bound: str | None = None, about: str | None = None) -> FoundDate:
    """The label of one stretch: から leaves its end open, まで its beginning, 頃 makes it about."""
    modifier = MODIFIERS[bound] if bound else "about" if about else None
    start = None if modifier == "until" else stretch.start
    end = None if modifier == "from" else stretch.end
    return FoundDate(start, end, stretch.precision, modifier in ("from", "until"), modifier)


def between(first: Stretch, last: Stretch, about: str | None = None) -> FoundDate:
    """The label of a range: as exact as its less exact end; ValueError where it would run backwards."""
    if last.start <= first.start or last.end <= first.end:
        raise ValueError("a range runs forwards")
    precision = max(first.precision, last.precision, key=_COARSENESS.index)
    return FoundDate(first.start, last.end, precision, True, "about" if about else None)


_COARSENESS: tuple[Precision, ...] = (
    "day",
    "month",
    "quarter",
    "half",
    "year",
    "fiscal_year",
    "decade",
    "century",
)


def because(label: FoundDate, source: Label | None, basis: Basis) -> FoundDate:
    """The same label with the evidence of its year."""
    return replace(label, source=source, basis=basis)


def date_of(label: Label) -> DateLabel:
    """The value of a label `date`."""
    return cast(DateLabel, label.value)


def reading(read: Callable[[Match], FoundDate | None]) -> Callable[[Match], FoundDate | None]:
    """A production: refuses what cannot be (2月30日) and what is part of a longer word or number (AH21)."""

    def produce(match: Match) -> FoundDate | None:
        if not _stands_free(match):
            return None
        try:
            return read(match)
        except (ValueError, OverflowError):
            return None

    return produce


def between_words(
    read: Callable[[Match], FoundDate | None], *, after: str = ".*", before: str = ""
) -> Callable[[Match], FoundDate | None]:
    """A production for what is a date only right after and right before certain words (RE2)."""
    behind, ahead = re2.compile(f"(?:{after})$"), re2.compile(f"^(?:{before})")

    def produce(match: Match) -> FoundDate | None:
        text = match.passage.normalized
        stands = behind.search(text[max(0, match.start - REACH) : match.start])
        return reading(read)(match) if stands and ahead.search(text[match.end : match.end + REACH]) else None

    return produce


def in_quotes(match: Match) -> bool:
    """Whether a match stands inside 「…」: a bare year there belongs to a name (「基本方針2008」)."""
    before = match.passage.normalized[max(0, match.start - SENTENCE) : match.start]
    return before.count("「") > before.count("」") or before.count("『") > before.count("』")


def _stands_free(match: Match) -> bool:
    before, first = match.passage.normalized[: match.start][-1:], match.text[0]
    if not before:
        return True
    if first.isascii() and first.isalnum():
        return not (before.isascii() and before.isalnum()) and not (first.isdigit() and before in ",./-")
    return match.text[1:2] in "治正和成" or first not in "明大昭平令" or not is_kanji(before)


def is_kanji(character: str) -> bool:
    """Whether a character is an ideograph."""
    return "\u4e00" <= character <= "\u9fff"
