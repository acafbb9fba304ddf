"""Dates that stand on their own: 平成21年度, 平成27年(2015年)6月, 2022年秋, R6.4.1, 1990年代, 21世紀."""

from __future__ import annotations

import re2

from extractors.date.found import (
    LABEL,
    FoundDate,
    between_words,
    found,
    in_quotes,
    is_kanji,
    narrowed,
    point_in,
    reading,
    whole,
    year_in,
)
from extractors.date.patterns import (
    ABOUT,
    BOUND,
    DURATION_FOLLOWS,
    ERA,
    MONTH,
    NAME_FOLLOWS,
    SUFFIX,
    a_year,
    pointed,
    unit,
    written,
    written_in_both_calendars,
)
from pipeline.japanese import calendar
from pipeline.rules import Match, Rule


def _written(match: Match) -> FoundDate | None:
    if match["month"] is None and match["fiscal"] is None and in_quotes(match) and _of_a_name(match):
        return None
    if match["fiscal"] and match["month"] and not match["day"] and _OF_A_BUDGET.search(_behind(match)):
        return None
    return found(narrowed(point_in(match).stretch, match["part"]), match["bound"], match["about"])


def _behind(match: Match) -> str:
    return match.passage.normalized[match.end : match.end + 8]


_OF_A_BUDGET = re2.compile("^(?:補正|追加補正|専決補正)")
BUSINESS_YEAR = "business year that ends with a month"

_NAME = re2.compile(r"^\p{Han}")
_LAW = re2.compile(r"^(?:[\p{Han}]{0,4}(?:法律|政令|[省府]令|告示|規則|条例|勅令|訓令))")


def _of_a_name(match: Match) -> bool:
    """Whether a year goes on as a name (令和5年科学技術研究調査) and not as the number of a law."""
    after = match.passage.normalized[match.end : match.end + 8]
    return bool(_NAME.search(after)) and not _LAW.search(after)


def _in_both_calendars(match: Match) -> FoundDate | None:
    return _written(match) if match["beside"] or match["also"] else None


def _within(match: Match) -> FoundDate:
    stretch = point_in(match).stretch
    return FoundDate(stretch.start, stretch.end, stretch.precision, False, "until")


def _since(match: Match) -> FoundDate:
    return found(point_in(match).stretch, "から")


def _of_income(match: Match) -> FoundDate:
    return found(point_in(match).stretch, match["bound"])


def _season(match: Match) -> FoundDate | None:
    following = match.passage.normalized[match.end : match.end + 1]
    if not match["bound"] and not match["about"] and is_kanji(following):
        return None
    return found(point_in(match).stretch, match["bound"], match["about"])


def _business_year(match: Match) -> FoundDate:
    stretch = calendar.year_to(year_in(match) or 0, whole(match["month"]) or 0)
    return FoundDate(stretch.start, stretch.end, stretch.precision, stretch.precision == "month")


def _pointed(match: Match) -> FoundDate | None:
    if match["day"] is None and (match["mark"] in ("・", "-") or (match["western"] and match["mark"] != "/")):
        return None
    return found(point_in(match).stretch, match["bound"], match["about"])


def _first_of_two_days(match: Match) -> FoundDate | None:
    return _pointed(match) if match["day"] else None


def _decade(match: Match) -> FoundDate:
    first = year_in(match) or 1900 + (whole(match["short"]) or 0)
    if match["part"] in ("前半", "後半"):
        first += 5 * (match["part"] == "後半")
        return FoundDate(calendar.year(first).start, calendar.year(first + 4).end, "year", True)
    return found(calendar.decade(first), match["bound"], match["about"])


def _century(match: Match) -> FoundDate:
    return found(calendar.century(whole(match["number"]) or 0), match["bound"], match["about"])


RULES = (
    Rule(
        "date written out",
        rf"{written()}{SUFFIX}",
        reading(_written),
        LABEL,
        not_after="約|およそ",
        not_before=f"{DURATION_FOLLOWS}|{NAME_FOLLOWS}",
    ),
    Rule(
        "fiscal year of a month's budget (令和7年度6月補正)",
        rf"{a_year()}{unit()}",
        between_words(_written, before=rf" ?{MONTH} ?月(?:補正|追加補正|専決補正)"),
        LABEL,
    ),
    Rule(
        "date in both calendars",
        rf"{written_in_both_calendars()}{SUFFIX}",
        reading(_in_both_calendars),
        LABEL,
        not_before=DURATION_FOLLOWS,
    ),
    Rule("within a year or month", rf"{written()}(?:内|中)", reading(_within), LABEL, not_before=r"\p{Han}"),
    Rule(
        "since a date (より)",
        rf"{written()}より",
        reading(_since),
        LABEL,
        not_before=r"も|前|先|[多少高低増減大小早遅]|[0-9]",
    ),
    Rule(
        "since the income of a year (令和7年分以後)",
        rf"{a_year()}{unit()}分の?(?P<bound>{BOUND})",
        reading(_of_income),
        LABEL,
    ),
    Rule(
        "first of two days (H28.4.14/16)",
        pointed(),
        between_words(_first_of_two_days, before=r"/[0-9]{1,2}(?:[)\s、]|$)"),
        LABEL,
        not_after=r"[A-Za-z0-9_./-]",
    ),
    Rule(
        "season of a year",
        rf"{a_year()}{unit()}の?[春夏秋冬](?P<about>{ABOUT})?(?P<bound>{BOUND})?",
        reading(_season),
        LABEL,
    ),
    Rule(
        BUSINESS_YEAR,
        rf"{a_year()}{unit()} ?(?P<month>{MONTH})月期",
        between_words(_business_year, before=" ?(?:の|連結|単体|通期)*(?:決算|第 ?[1-4一二三四])"),
        LABEL,
    ),
    Rule(
        "date with points or slashes",
        rf"{pointed()}(?P<about>{ABOUT})?(?P<bound>{BOUND})?",
        reading(_pointed),
        LABEL,
        not_after=r"[A-Za-z0-9_./-]",
        not_before=r"[0-9A-Za-z_/%]|\.[0-9]|-[0-9]|[万億円年人件]",
    ),
    Rule(
        "decade",
        rf"(?:(?P<era>{ERA}) ?(?P<number>[1-6]0|[二三四五六]?十)|(?P<western>1[6-9][0-9]0|20[0-9]0)"
        r"|(?P<short>[3-9]0))年代"
        rf"(?:の?(?P<part>前半|後半|初頭|半ば|末))?(?P<about>{ABOUT})?(?:の?(?P<bound>{BOUND}))?",
        reading(_decade),
        LABEL,
    ),
    Rule(
        "century",
        r"(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,3})世紀"
        rf"(?:の?(?:前半|後半|初頭|半ば|末))?(?P<about>{ABOUT})?(?:の?(?P<bound>{BOUND}))?",
        reading(_century),
        LABEL,
        not_after="紀元前|前",
        not_before=r"[\p{Han}\p{Katakana}A-Za-z」]",
    ),
)
