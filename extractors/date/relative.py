"""Dates that point at others: 同年12月, 翌年度 at one before; 本年度, 昨年10月 at the document's own."""

from __future__ import annotations

import re
from datetime import date, timedelta

from extractors.date.evidence import before_in_passage, before_in_sentence, before_same
from extractors.date.found import (
    LABEL,
    FoundDate,
    Point,
    because,
    between,
    between_words,
    date_of,
    found,
    narrowed,
    reading,
    whole,
)
from extractors.date.patterns import (
    DURATION_FOLLOWS,
    MONTH,
    SUFFIX,
    TO,
    UNTIL,
    ending,
    month_and_day,
    only_day,
)
from extractors.date.ranges import last_point
from extractors.date.years import Year, budgeted_fiscal_year, document_day, this_fiscal_year, year_of
from pipeline.facts import Label
from pipeline.japanese.calendar import fiscal_year_of
from pipeline.rules import Match, Rule

_AND = re.compile(r"\s?(?:[、,・]|及び|並びに|と|又は)\s?")
BESIDE_A_DATE = {"同": 0, "翌": 1, "前": -1}
BESIDE_TODAY = {"本": 0, "今": 0, "当": 0, "来": 1, "昨": -1, "一昨": -2, "再来": 2, "先": -1, "前": -1}


def _beside_a_date(match: Match) -> FoundDate | None:
    label = before_same(match) if match["which"] == "同" else before_in_sentence(match)
    if label is None:
        return None
    shift, fiscal = BESIDE_A_DATE[match["which"] or ""], match["fiscal"] is not None
    year = year_of(label)
    if year is None or (year.fiscal and not fiscal):
        return None
    first = _fiscal_year_of(label) if fiscal and not year.fiscal else year.year
    point = Point(first + shift, fiscal, whole(match["month"]), whole(match["day"]))
    return _complete(match, point, Year(first, fiscal, label, "printed"))


def _fiscal_year_of(label: Label) -> int:
    value = date_of(label)
    last = value.end or value.start
    if last is None or value.precision not in ("day", "month"):
        raise ValueError("no fiscal year")
    return fiscal_year_of(last)


def _same_month_or_day(match: Match) -> FoundDate | None:
    label = before_in_sentence(match)
    value = date_of(label) if label else None
    last = (value.end or value.start) if value else None
    if label is None or value is None or last is None or value.precision not in ("day", "month"):
        return None
    months = 12 * last.year + last.month - 1 + (match["which"] == "翌")
    point = Point(months // 12, False, months % 12 + 1, whole(match["day"]))
    if match["unit"] == "日":
        named = last + timedelta(days=match["which"] == "翌")
        point = Point(named.year, False, named.month, named.day)
        if value.precision != "day":
            return None
    return _complete(match, point, Year(last.year, False, label, "printed"))


def _another_day(match: Match) -> FoundDate | None:
    label, day = before_in_passage(match), whole(match["day"])
    value = date_of(label) if label else None
    last = value.end if value else None
    if label is None or value is None or last is None or value.precision != "day" or value.is_range:
        return None
    if not _AND.fullmatch(match.passage.normalized, label.end, match.start) or (day or 0) <= last.day:
        return None
    return _complete(
        match, Point(last.year, False, last.month, day), Year(last.year, False, label, "printed")
    )


def _beside_today(match: Match) -> FoundDate | None:
    shift = BESIDE_TODAY[match["which"] or ""]
    if match["fiscal"]:
        year = this_fiscal_year(match)
    else:
        today = document_day(match.annotated)
        year = _by_its_day(today) if today else None
    if year is None or _is_itself(match, year.label):
        return None
    point = Point(year.year + shift, match["fiscal"] is not None, whole(match["month"]), whole(match["day"]))
    return _complete(match, point, year)


def _beside_the_budget(match: Match) -> FoundDate | None:
    year = budgeted_fiscal_year(match)
    if year is None or _is_itself(match, year.label):
        return None
    point = Point(year.year + BESIDE_TODAY[match["which"] or ""], True, None, None)
    return because(found(point.stretch), year.label, year.basis)


def _month_beside_today(match: Match) -> FoundDate | None:
    today = document_day(match.annotated)
    if today is None or _is_itself(match, today[1]):
        return None
    months = 12 * today[0].year + today[0].month - 1 + BESIDE_TODAY[match["which"] or ""]
    point = Point(months // 12, False, months % 12 + 1, whole(match["day"]))
    if whole(match["month"]) not in (None, point.month):
        return None
    return _complete(match, point, _by_its_day(today))


def _after_new_year(match: Match) -> FoundDate | None:
    """The next such month behind the document's own day: 年明け1月 in a release of December."""
    today, month = document_day(match.annotated), whole(match["month"])
    if today is None or month is None or month >= today[0].month or _is_itself(match, today[1]):
        return None
    point = Point(today[0].year + 1, False, month, whole(match["day"]))
    return _complete(match, point, _by_its_day(today))


def _by_its_day(today: tuple[date, Label | None]) -> Year:
    return Year(today[0].year, False, today[1], "document" if today[1] else "declared")


def _is_itself(match: Match, label: Label | None) -> bool:
    return label is not None and (label.block, label.start) == (match.passage.index, match.start)


def _complete(match: Match, point: Point, year: Year) -> FoundDate:
    label = found(narrowed(point.stretch, match["part"]), match["bound"], match["about"])
    return because(label, year.label, year.basis)


def _range_from_today(match: Match) -> FoundDate | None:
    today = document_day(match.annotated)
    if today is None or whole(match["month"]) is None:
        return None
    first = Point(
        today[0].year + BESIDE_TODAY[match["which"] or ""], False, whole(match["month"]), whole(match["day"])
    )
    label = between(first.stretch, last_point(match, first).stretch, match["about"])
    return because(label, today[1], "document" if today[1] else "declared")


_REST = rf"(?: ?の?{month_and_day()})?{SUFFIX}"

RULES = (
    Rule(
        "same, next or previous year (同年12月)",
        rf"(?P<which>[同翌前])年 ?(?P<fiscal>度)?{_REST}",
        reading(_beside_a_date),
        LABEL,
        not_after="[0-9]|直|以",
        not_before="同[月期]|比|齢|代|間|末時点",
    ),
    Rule(
        "same or next month, same day (同月5日)",
        rf"(?P<which>[同翌])(?P<unit>月|日)(?: ?{only_day()})?{SUFFIX}",
        reading(_same_month_or_day),
        LABEL,
        not_before="付|比|間|額",
    ),
    Rule(
        "another day of the month (4月1日、2日)",
        rf"{only_day()}{SUFFIX}",
        reading(_another_day),
        LABEL,
        not_before=DURATION_FOLLOWS,
    ),
    Rule(
        "this, last or next year (本年度, 昨年10月)",
        rf"(?P<which>一昨|再来|[本今昨来])年 ?(?P<fiscal>度)?{_REST}",
        reading(_beside_today),
        LABEL,
        not_after="[日基従由以元将資手見台]",
        not_before="[金報鑑齢収代賦次]",
    ),
    Rule(
        "range that begins this, last or next year (本年4月から9月まで)",
        rf"(?P<which>一昨|再来|[本今昨来])年の?{month_and_day()}{TO}{ending('_b')}{UNTIL}",
        reading(_range_from_today),
        LABEL,
        not_after="[日基従由以元将資手見台]",
        not_before=DURATION_FOLLOWS,
    ),
    Rule(
        "the year of the budget (当年度予算, 前年度予算)",
        r"(?P<which>[当前])年 ?(?P<fiscal>度)",
        between_words(_beside_the_budget, before="の?(?:予算|当初|補正|決算)"),
        LABEL,
        not_after="[該直]",
    ),
    Rule(
        "month after the turn of the year (年明け1月)",
        rf"年明けの?{month_and_day()}{SUFFIX}",
        reading(_after_new_year),
        LABEL,
    ),
    Rule(
        "this, last or next month (来月9日)",
        rf"(?P<which>[本今来先])月(?: ?(?:(?P<month>{MONTH})月 ?)?{only_day()})?{SUFFIX}",
        reading(_month_beside_today),
        LABEL,
        not_after="[日基従由以元将]",
        not_before="[謝額号末]|曜",
    ),
)
