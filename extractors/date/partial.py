"""Dates that lack their era or their year, where the document supplies it: 20年度, 9月, 4/25~7/1."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import re2

from extractors.date.evidence import year_by_weekday, year_for_month, year_of_era
from extractors.date.found import (
    LABEL,
    FoundDate,
    Point,
    because,
    between,
    between_words,
    found,
    narrowed,
    point_in,
    reading,
    whole,
)
from extractors.date.patterns import (
    DAY,
    DURATION_FOLLOWS,
    MONTH,
    NUMBER,
    SUFFIX,
    TO,
    UNTIL,
    month_and_day,
    only_day,
    weekday,
    written,
)
from extractors.date.years import Year
from pipeline.japanese.calendar import weekday as weekday_of
from pipeline.japanese.eras import era_year
from pipeline.rules import Match, Rule

NO_CALENDAR = r"年明け|年明けの|毎年|例年|各年|毎|各|か|ヶ|ケ|箇|約|直近|過去|最長|年|[0-9.,/第]"


def _supported(label: FoundDate, year: Year) -> FoundDate:
    return because(label, year.label, year.basis)


def _fits(day: date | None, printed: str | None) -> bool:
    """Whether the printed day of the week is the one of the day."""
    return printed is None or day is None or weekday_of(day) == printed


def _year(match: Match, month: int, day: int | None) -> Year | None:
    year, weekday = year_for_month(match, month), match["weekday"]
    if year is None and day is not None and weekday is not None:
        return year_by_weekday(match, month, day, weekday)
    return year


def _era_left_out(match: Match) -> FoundDate | None:
    year = year_of_era(match, era_year(match["short"] or ""))
    if year is None:
        return None
    point = Point(year.year, match["fiscal"] is not None, whole(match["month"]), whole(match["day"]))
    return _supported(found(narrowed(point.stretch, match["part"]), match["bound"], match["about"]), year)


def _year_left_out(match: Match) -> FoundDate | None:
    month, day = whole(match["month"]), whole(match["day"])
    year = _year(match, month or 0, day)
    if month is None or year is None:
        return None
    stretch = Point(year.of_month(month), False, month, day).stretch
    if not _fits(stretch.start, match["weekday"]):
        return None
    return _supported(found(stretch, match["bound"], match["about"]), year)


def _open_end(match: Match) -> FoundDate | None:
    label = _year_left_out(match)
    return replace(label, end=None, is_range=True, modifier="from") if label else None


def _set_apart(match: Match) -> FoundDate | None:
    """A slashed day with spaces around it, where it can be no simple fraction (2/3)."""
    month, day = whole(match["month"]) or 0, whole(match["day"]) or 0
    return None if month < day <= LARGEST_DENOMINATOR else _year_left_out(match)


def _range_by_slashes(match: Match) -> FoundDate | None:
    """4/25~7/1; not 1/2~2/3, which are fractions."""
    pairs = ((whole(match[f"month{end}"]) or 0, whole(match[f"day{end}"]) or 0) for end in ("", "_b"))
    fractions = all(month < day <= LARGEST_DENOMINATOR for month, day in pairs)
    return None if fractions and match["weekday"] is None else _range_without_year(match)


def _range_without_year(match: Match) -> FoundDate | None:
    month, month_b = whole(match["month"]) or 0, whole(match["month_b"])
    year = _year(match, month, whole(match["day"]))
    if year is None:
        return None
    first = Point(year.of_month(month), False, month, whole(match["day"]))
    later = month_b is not None and month_b < month
    last = Point((first.year or 0) + later, False, month_b or month, whole(match["day_b"]))
    if not (_fits(first.stretch.start, match["weekday"]) and _fits(last.stretch.end, match["weekday_b"])):
        return None
    return _supported(between(first.stretch, last.stretch, match["about"]), year)


def _ending_in_its_year(match: Match) -> FoundDate | None:
    """10月1日~令和8年1月31日 begins in the year before, 4月~令和8年9月 in the same."""
    last, month = point_in(match, "_b"), whole(match["month"]) or 0
    if last.year is None or last.month is None:
        return None
    first = Point(last.year - (month > last.month), False, month, whole(match["day"]))
    return between(first.stretch, last.stretch)


def _year_of_a_list(match: Match) -> FoundDate | None:
    label = _era_left_out(match)
    source = label.source if label else None
    if source is None or source.block != match.passage.index:
        return None
    return label if _JOINS.match(match.passage.normalized[source.end : match.start]) else None


LARGEST_DENOMINATOR = 10
_JOINS = re2.compile(r"^ ?(?:[・、,/~]|及び|並びに|と|又は|または) ?$")
_SLASH = r"(?P<month>1[0-2]|0?[1-9])/(?P<day>3[01]|[12][0-9]|0?[1-9])"
_SLASH_B = r"(?P<month_b>1[0-2]|0?[1-9])/(?P<day_b>3[01]|[12][0-9]|0?[1-9])"
_FROM_OR_TO = r" ?(?:まで|から|以降|[~〜])"
_ACTS = r" ?(?:締|時点|現在|開始|公募|採択|公表|実施|予定|頃|申請|受付)"

RULES = (
    Rule(
        "fiscal year without its era (20年度)",
        rf"(?P<short>{NUMBER}) ?年(?P<fiscal>度){SUFFIX}",
        reading(_era_left_out),
        LABEL,
        not_after=r"[0-9.,一二三四五六七八九十百直前各第約ヵか数複同単多]|向こう|今後|以後|事業|直近|過去|会計",
        not_before=rf"{DURATION_FOLLOWS}|連続|ごと|毎|当たり|あたり|ずつ",
    ),
    Rule(
        "year and month without the era (14年7月)",
        rf"(?P<short>元|[0-9]{{1,2}}) ?年 ?(?P<month>{MONTH}) ?月(?: ?{only_day()})?{SUFFIX}",
        reading(_era_left_out),
        LABEL,
        not_after=r"[0-9.,直前各第約ヵか数最長大短低超]|懲役|禁錮|勤続|過去|刑",
        not_before=rf"{DURATION_FOLLOWS}|以下|[をの](?:超|期間|刑)|とする|とし",
    ),
    Rule(
        "year of a list (平成19年、20年)",
        rf"(?P<short>{NUMBER}) ?年{SUFFIX}",
        reading(_year_of_a_list),
        LABEL,
        not_after=r"[0-9.]",
        not_before=DURATION_FOLLOWS,
    ),
    Rule(
        "month or day without its year",
        rf"{month_and_day()}{SUFFIX}",
        reading(_year_left_out),
        LABEL,
        not_after=NO_CALENDAR,
        not_before=rf"{DURATION_FOLLOWS}|ごと|毎|分の|額|号|病|入学|生まれ|補正|追加補正|専決補正",
    ),
    Rule(
        "range of months or days without its year",
        rf"{month_and_day()}(?:期|[上中下]旬)?{TO}"
        rf"(?:(?P<month_b>{MONTH}) ?月)?(?: ?{only_day('_b')})?{UNTIL}",
        reading(_range_without_year),
        LABEL,
        not_after=NO_CALENDAR,
        not_before=rf"{DURATION_FOLLOWS}|ごと|毎",
    ),
    Rule(
        "open end of a day without its year (6月14日~)",
        rf"(?P<month>{MONTH}) ?月 ?{only_day()} ?[~〜∼]",
        between_words(_open_end, before=r" ?[)\]>〕】」、。]|\s|$"),
        LABEL,
        not_after=NO_CALENDAR,
    ),
    Rule(
        "range whose end has the year (10月1日~令和8年1月31日)",
        rf"{month_and_day()}{TO}{written('_b')}(?:まで)?",
        reading(_ending_in_its_year),
        LABEL,
        not_after=NO_CALENDAR,
        not_before=DURATION_FOLLOWS,
    ),
    Rule(
        "months sharing their unit without a year (4~6月)",
        rf"(?P<month>{MONTH})[~〜∼・-](?P<month_b>{MONTH})月期?{UNTIL}",
        reading(_range_without_year),
        LABEL,
        not_after=NO_CALENDAR,
        not_before=DURATION_FOLLOWS,
    ),
    Rule(
        "days sharing their month without a year (7月1~5日)",
        rf"(?P<month>{MONTH})月(?P<day>{DAY})[~〜∼-](?P<day_b>{DAY})日(?:まで)?",
        reading(_range_without_year),
        LABEL,
        not_after=NO_CALENDAR,
        not_before="間",
    ),
    Rule(
        "slashed range without a year (4/25~7/1)",
        rf"{_SLASH}{weekday()}? ?[~〜∼–-] ?{_SLASH_B}{weekday('_b')}?(?:まで)?",
        reading(_range_by_slashes),
        LABEL,
        not_after=r"[0-9A-Za-z./率]",
        not_before=r"[0-9A-Za-z./%]",
    ),
    Rule(
        "slashed day with its weekday (7/1(火))",
        rf"{_SLASH}{weekday()}(?P<bound>まで|から|以降)?",
        reading(_year_left_out),
        LABEL,
        not_after=r"[0-9A-Za-z./率]",
    ),
    Rule(
        "slashed day set apart (7/25)",
        _SLASH,
        between_words(_set_apart, after=r"^\s*|\s", before=r"\s|$"),
        LABEL,
    ),
    Rule(
        "slashed day from or to which (7/25まで)",
        _SLASH,
        between_words(_set_apart, before=_FROM_OR_TO),
        LABEL,
        not_after=r"[0-9A-Za-z./率費額を]|助成|補助|負担",
    ),
    Rule(
        "slashed day with what happens (7/8締切)",
        _SLASH,
        between_words(_year_left_out, before=_ACTS),
        LABEL,
        not_after=r"[0-9A-Za-z./率費額]|助成|補助|負担",
    ),
)
