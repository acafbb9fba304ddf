"""Where a date that lacks its year finds it: dates nearby, headers, headings, the document's own day."""

from __future__ import annotations

from datetime import date
from itertools import chain
from sys import maxsize

import re2

from extractors.date.found import LABEL, SENTENCE, date_of
from extractors.date.years import YEAR_ABOVE_DAYS, Year, document_day, is_printed, this_fiscal_year, year_of
from pipeline.annotation import Governor
from pipeline.facts import Basis, Label
from pipeline.japanese.calendar import weekday as weekday_of
from pipeline.japanese.eras import ERAS
from pipeline.outline import Relation
from pipeline.rules import Match

CLEARLY_NEARER = 10
"""How many years nearer than any other era's year one must be to be meant (30年度 beside 令和元年度)."""

FARTHEST = 60
"""No document speaks of years farther away without their era."""

HALF_A_YEAR = 6

ENTRY = 24
"""A block that is longer is a sentence and no entry of a schedule."""

_SCHEDULE = re2.compile("スケジュール|日程|予定|時期|経緯|経過|沿革|年表|行程|工程|期間|募集|公募")

_BASES: dict[Relation, Basis] = {
    "row_label": "header",
    "column_header": "header",
    "caption": "caption",
    "list_parent": "printed",
    "preceding": "caption",
    "heading": "heading",
}


def before_in_sentence(match: Match) -> Label | None:
    """The nearest date before in the same sentence."""
    text = match.passage.normalized
    start = max(0, match.start - SENTENCE, text.rfind("。", max(0, match.start - SENTENCE), match.start) + 1)
    label = before_in_passage(match)
    return label if label is not None and label.start >= start else None


def before_same(match: Match) -> Label | None:
    """The date that 同年 points at: the nearest before in its block, or in the sentence that goes on here."""
    label = before_in_passage(match)
    if label is not None or match.passage.normalized[: match.start].strip() or match.passage.index == 0:
        return label
    above = match.annotated.passages[match.passage.index - 1]
    if above.block.cell is not None or above.block.kind != match.passage.block.kind:
        return None
    goes_on = above.normalized.rstrip().endswith(("、", ","))
    return next(reversed(above.named(LABEL)), None) if goes_on else None


def before_in_passage(match: Match) -> Label | None:
    """The nearest date before in the same block; labels are left in the order of the text."""
    earlier = (one for one in reversed(match.passage.labels) if one.name == LABEL)
    return next((one for one in earlier if one.start < match.start), None)


def governing_year(match: Match) -> Year | None:
    """The year that the row, column, caption, list or heading names; None where it names several."""
    years: dict[int, list[Year]] = {}
    for governor in match.annotated.governors(LABEL, match.passage.index, _BASES):
        if not _governs_months(match, governor):
            continue
        year = year_of(governor.label, _BASES[governor.relation])
        if year is not None:
            years.setdefault(governor.label.block, []).append(year)
    nearest = next(iter(years.values()), [])
    return nearest[0] if len({(year.year, year.fiscal) for year in nearest}) == 1 else None


def _governs_months(match: Match, governor: Governor) -> bool:
    """A heading that speaks of a schedule does; what precedes does for a cell or an entry of a schedule."""
    if governor.relation == "heading":
        return bool(_SCHEDULE.search(match.annotated.passages[governor.label.block].normalized))
    entry = match.passage.block.cell is not None or len(match.passage.normalized) <= ENTRY
    return governor.relation != "preceding" or entry


def year_for_month(match: Match, month: int) -> Year | None:
    """The year of a month that is printed without one: 9月 in 令和7年5月成立、9月全面施行 is in 2025.

    In a sentence it follows an earlier date of the same year; elsewhere a header or heading says it.
    """
    before = before_in_sentence(match)
    if before is not None and not _is_in_a_bracket(match, before):
        year, value = year_of(before), date_of(before)
        last = value.end or value.start
        goes_on = last is not None and (value.precision not in ("day", "month") or last.month <= month)
        if goes_on or is_printed(before):
            return year if goes_on else None
        return _year_nearest_to_today(match, month)
    return _year_above(match) or governing_year(match) or _year_nearest_to_today(match, month)


def _is_in_a_bracket(match: Match, label: Label) -> bool:
    """The day of a plan in a bracket of its own, (令和5年3月31日閣議決定), is not the year that goes on."""
    between = match.passage.normalized[label.end : match.start]
    return between.count(")") > between.count("(")


def _year_nearest_to_today(match: Match, month: int) -> Year | None:
    """The year in which a month is nearest to the document's own day; the past one where it is looked at.

    8月上旬 in a release of 2024-07-19 is in 2024, 4月10日以降 in one of 2025-03-28 in 2025.
    """
    today = document_day(match.annotated)
    if today is None or (today[1] is not None and not _stands_before(today[1], match)):
        return None
    ahead = (month - today[0].month) % 12
    seen = match["bound"] in ("現在", "時点") and ahead > 0
    if ahead == HALF_A_YEAR and not seen:
        return None
    months = ahead if ahead < HALF_A_YEAR and not seen else ahead - 12
    year = today[0].year + (today[0].month - 1 + months) // 12
    return Year(year, False, today[1], "document" if today[1] else "declared")


def _year_above(match: Match) -> Year | None:
    """The year that stands alone right above a row of days."""
    above = match.annotated.labels(LABEL, match.passage.index - 1) if match.passage.index else ()
    return next((year_of(one, "caption") for one in above if one.rule == YEAR_ABOVE_DAYS), None)


def year_by_weekday(match: Match, month: int, day: int, weekday: str) -> Year | None:
    """The fiscal year of the document, or the next, where a day has the weekday: 7月1日(火) in 令和7年度."""
    known = this_fiscal_year(match)
    if known is None:
        return None
    years = [known.of_month(month)] + [known.of_month(month) + 1] * (
        document_day(match.annotated) is not None
    )
    fitting = [year for year in years if weekday_of(date(year, month, day)) == weekday]
    return known._replace(year=fitting[0], fiscal=False) if len(fitting) == 1 else None


def year_of_era(match: Match, number: int) -> Year | None:
    """The year whose era is left out: 20年度 in a document of 平成21年 is 2008; None where two eras fit."""
    known = _spoken_of(match)
    if known is None or number < 1:
        return None
    distances = sorted((abs(era.western(number) - known.year), era.western(number)) for era in ERAS)
    (distance, year), (next_distance, _) = distances[:2]
    if distance > FARTHEST or next_distance - distance < CLEARLY_NEARER:
        return None
    return known._replace(year=year, fiscal=False)


def _spoken_of(match: Match) -> Year | None:
    """The year that the sentence speaks of, else the document's own, else the nearest printed one before."""
    here = before_in_sentence(match)
    known = year_of(here) if here is not None and _is_of_its_block(here) else None
    if known is not None:
        return known
    own = this_fiscal_year(match)
    if own is not None and (own.label is None or _stands_before(own.label, match)):
        return own
    earlier = chain(
        (one for one in reversed(match.passage.labels) if one.name == LABEL),
        match.annotated.before(LABEL, match.passage.index - 1, maxsize),
    )
    return next((year_of(one, "document") for one in earlier if is_printed(one) and year_of(one)), None)


def _is_of_its_block(label: Label) -> bool:
    """Whether a date says its own year, or has it from another of the same block: 26年 in 平成25年、26年."""
    source = getattr(label.value, "source", None)
    return source is None or source.block == label.block


def _stands_before(label: Label, match: Match) -> bool:
    return (label.block, label.start) < (match.passage.index, match.start)
