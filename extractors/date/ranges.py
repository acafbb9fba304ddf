"""Ranges: 平成13年2月から5月まで, 平成28~令和2年度, H13~17, R6.4.1~R7.3.31, and the open ones (H23~)."""

from __future__ import annotations

from extractors.date.found import (
    LABEL,
    FoundDate,
    Point,
    between,
    between_words,
    found,
    narrowed,
    point_in,
    reading,
    whole,
    year_in,
)
from extractors.date.patterns import (
    ABOUT,
    DAY,
    DURATION_FOLLOWS,
    ERA,
    MONTH,
    NUMBER,
    PART,
    TO,
    UNTIL,
    WESTERN,
    a_year,
    ending,
    pointed,
    unit,
    written_in_both_calendars,
)
from pipeline.japanese.eras import ERAS, era_of, era_year
from pipeline.rules import Match, Rule


def year_after(first: int, short: str, era: str | None) -> int:
    """The year of a range's end that lacks its era or its century: 平成20~24 is 2012, 2019~23 is 2023."""
    if era is not None:
        return era_of(era).western(era_year(short))
    return first // 100 * 100 + era_year(short)


def last_point(match: Match, first: Point) -> Point:
    """The end of a range with what it inherits from its beginning: the era, the year or the month."""
    assert first.year is not None
    printed = point_in(match, "_b")
    if match["next_b"] is not None:
        return printed._replace(year=first.year + 1)
    short = match["short_b"]
    if printed.year is not None:
        return printed
    if short is not None:
        return printed._replace(year=year_after(first.year, short, match["era"]))
    if printed.month is not None:
        later = not first.fiscal and printed.month < (first.month or 1)
        return printed._replace(year=first.year + later, fiscal=first.fiscal)
    return first._replace(day=printed.day)


def _of_written_dates(match: Match) -> FoundDate | None:
    first, last = point_in(match), point_in(match, "_b")
    again = (whole(match["first_again"]), whole(match["last_again"]))
    if again != (None, None) and again != (first.year, last_point(match, first).year):
        return None
    if last == Point() and match["short_b"] is None:
        return None
    if last.month is not None and first.month is None and last.year is None and match["short_b"] is None:
        return None
    start = narrowed(first.stretch, match["part_a"])
    last_stretch = narrowed(last_point(match, first).stretch, match["part"])
    return between(start, last_stretch, match["about"] or match["about_a"])


def _sharing_a_year(match: Match) -> FoundDate:
    first = Point(year_in(match), match["fiscal"] is not None, whole(match["month_a"]))
    return between(first.stretch, last_point(match, first).stretch)


def _sharing_a_month(match: Match) -> FoundDate:
    first = Point(year_in(match), match["fiscal"] is not None, whole(match["month"]), whole(match["day_a"]))
    return between(first.stretch, first._replace(day=whole(match["day_b"])).stretch)


def _of_years(match: Match) -> FoundDate | None:
    fiscal = match["fiscal_b"] is not None
    last = year_in(match, "_b")
    first = year_in(match)
    if first is None:
        first = _before(last, whole(match["short"]))
    if last is None:
        last = year_after(first, match["short_b"] or "", match["era"])
    return between(Point(first, fiscal).stretch, Point(last, fiscal).stretch)


def _before(last: int | None, short: int | None) -> int:
    """The year of the era before: 28~令和2年度 begins with 平成28."""
    if last is None or short is None:
        raise ValueError("no year")
    years = (era.western(short) for era in reversed(ERAS))
    return next(year for year in years if year < last)


def _pointed(match: Match) -> FoundDate | None:
    first = point_in(match)
    last = Point(year_in(match, "_b") or first.year, False, whole(match["month_b"]), whole(match["day_b"]))
    if match["day_b"] is None and first.day is not None:
        return None
    if year_in(match, "_b") is None and last.stretch.end < first.stretch.start:
        last = last._replace(year=(first.year or 0) + 1)
    return between(first.stretch, last.stretch)


def _open_end(match: Match) -> FoundDate:
    return found(point_in(match).stretch, "から")


def _open_beginning(match: Match) -> FoundDate:
    return found(point_in(match).stretch, "まで")


AGAIN = rf"(?: ?\((?P<first_again>{WESTERN})年?度?[~〜∼–-](?P<last_again>{WESTERN})年度?\))?"
"""The same range by Western years: 令和2年から令和5年(2020~2023年)."""

_SEASON = "(?:の?[春夏秋冬])?"
_SHORT_LETTER = rf"(?P<era>[MTSHR明大昭平令]) ?(?P<number>{NUMBER})"
_SHORT_END = rf"(?:(?P<era_b>{ERA}) ?(?P<number_b>{NUMBER})|(?P<short_b>[0-9]{{1,2}}))"
_OPENS, _CLOSES = r"[(\[<〔【「:：、 ]|^", r" ?[)\]>〕】」、。:]|\s|$|\["

RULES = (
    Rule(
        "range of written dates",
        rf"{written_in_both_calendars()}(?:の?(?P<part_a>{PART}))?{_SEASON}(?P<about_a>{ABOUT})?{TO}"
        rf"{ending('_b')}{_SEASON}{UNTIL}{AGAIN}",
        reading(_of_written_dates),
        LABEL,
        not_before=DURATION_FOLLOWS,
    ),
    Rule(
        "months of one year (令和5年4~6月)",
        rf"{a_year()}{unit()} ?(?P<month_a>{MONTH})(?:[~〜∼・-])(?P<month_b>{MONTH})月期?",
        reading(_sharing_a_year),
        LABEL,
        not_before="間",
    ),
    Rule(
        "days of one month (令和7年7月1~5日)",
        rf"{a_year()}{unit()} ?(?P<month>{MONTH})月 ?(?P<day_a>{DAY})[~〜∼-](?P<day_b>{DAY})日",
        reading(_sharing_a_month),
        LABEL,
        not_before="間",
    ),
    Rule(
        "years sharing their unit (平成20~24年度)",
        rf"(?:{a_year()}|(?P<short>[0-9]{{1,2}})){TO}"
        rf"(?:{a_year('_b')}|(?P<short_b>[0-9]{{1,2}})) ?年(?: ?(?P<fiscal_b>度))?(?:末|まで|にかけて)?",
        reading(_of_years),
        LABEL,
        not_before=DURATION_FOLLOWS,
    ),
    Rule(
        "years by letters (H13~17)",
        rf"{_SHORT_LETTER} ?[~〜∼–-] ?{_SHORT_END}(?P<fiscal_b>年度)?",
        reading(_of_years),
        LABEL,
        not_before=r"[0-9A-Za-z.年/-]",
    ),
    Rule(
        "Western years in brackets (2016-2020)",
        rf"(?P<western>{WESTERN}) ?[~〜∼–-] ?"
        rf"(?:(?P<western_b>{WESTERN})|(?P<short_b>[0-9]{{2}}))(?P<fiscal_b>年度)?",
        between_words(_of_years, after=r"[(\[<〔【]", before=r"[)\]>〕】]"),
        LABEL,
    ),
    Rule(
        "range with points or slashes",
        rf"{pointed()} ?[~〜∼–-] ?(?:{a_year('_b')}[./])?"
        r"(?P<month_b>[0-9]{1,2})(?:[./](?P<day_b>[0-9]{1,2}))?(?:まで)?",
        reading(_pointed),
        LABEL,
        not_after=r"[A-Za-z0-9_./-]",
        not_before=r"[0-9A-Za-z_/%]|\.[0-9]",
    ),
    Rule(
        "open end of written dates (平成23年度~)",
        rf"{written_in_both_calendars()} ?[~〜∼]",
        between_words(_open_end, before=_CLOSES),
        LABEL,
    ),
    Rule(
        "open end of years by letters (H23~)",
        rf"{_SHORT_LETTER} ?[~〜∼]",
        between_words(_open_end, before=_CLOSES),
        LABEL,
    ),
    Rule(
        "open beginning (~平成20年度)",
        rf"[~〜∼] ?{written_in_both_calendars()}",
        between_words(_open_beginning, after=_OPENS, before=r"[)\]>〕】]|$"),
        LABEL,
    ),
)
