"""The year of a number: in brackets behind it, else the nearest date before it in its sentence."""

from __future__ import annotations

from typing import NamedTuple

import re2

from extractors.indicator.near import labels_before, labels_between
from extractors.indicator.value import YearKind
from extractors.indicator.wrapped import line_above
from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.facts import Basis, Because, Label
from pipeline.japanese.calendar import fiscal_year_of
from pipeline.labels import DateLabel
from pipeline.outline import Relation

_REACH = 12
_BRACKETS = 40
_OPENS = re2.compile(r"^\s*[(\[]\s*$")
_CLOSES = re2.compile(r"[)\]]")
_COMPARED = re2.compile("^(?:度)?(?:末)?(?:から|より|比|対比|に比べ|と比べ|と比較|を基準|の水準)")
_OVER_YEARS = re2.compile("年間で|年間に|以降|以来|累計|延べ|のべ|これまで|から|通算|までの|累積")
_CUMULATED = re2.compile(r"(?:累計|延べ|のべ|これまで|累積|通算)[^、。]{0,8}$")
_RESULTS = re2.compile("^(?:の|における)?(?:実績|実施状況|実施結果|採択結果|決算)")
_LONGEST_HEADING = 40
_HEADERS: tuple[Relation, ...] = ("column_header", "row_label")


class Year(NamedTuple):
    """A year, fiscal or calendar, and the date that says so."""

    year: int
    kind: YearKind
    because: Because


def year_of(annotated: AnnotatedDocument, passage: Passage, label: Label) -> Year | None:
    """5,264件(平成13年度); 平成13年度は5,264件; in a cell also the year of its column or row.

    A cumulated number (累計1,008名) is of no single year, unless it is a goal.
    """
    if _CUMULATED.search(passage.normalized[max(0, label.start - 16) : label.start]):
        goal = _nearest_before(passage, label.start)
        return goal if goal and goal.because.label.value.modifier == "until" else None
    found = _behind(passage, label) or _nearest_before(passage, label.start)
    if found is None and not labels_before(passage, "date", label.start):
        above = line_above(annotated, passage, label)
        found = _nearest_before(above, len(above.normalized)) if above else None
    if found is None and passage.block.cell is not None:
        found = _governing(annotated, passage.index)
    return found or _headed(annotated, passage)


def _behind(passage: Passage, label: Label) -> Year | None:
    """The year in brackets behind a number, if the brackets hold no other number: [平成15年4月時点]."""
    text = passage.normalized
    for date in labels_between(passage, "date", label.end, label.end + _REACH + _BRACKETS):
        if _OPENS.match(text[label.end : date.start]):
            return _year(date, "printed") if _is_alone(passage, date) else None
    return None


def _is_alone(passage: Passage, date: Label) -> bool:
    closing = _CLOSES.search(passage.normalized[date.end : date.end + _BRACKETS])
    return closing is not None and not labels_between(
        passage, "quantity", date.end, date.end + closing.start()
    )


def _nearest_before(passage: Passage, end: int) -> Year | None:
    """The nearest date before a place that no number is compared with, and from which none is a sum."""
    text, reach = passage.normalized, end
    for date in reversed(labels_before(passage, "date", end)):
        if _is_compared(text, date) or _is_in_other_brackets(text, date, end):
            reach = date.start
        elif date.value.modifier != "until" and _OVER_YEARS.search(text[date.end : reach]):
            return None
        else:
            return _year(date, "printed")
    return None


def _is_compared(text: str, date: Label) -> bool:
    """2013年度から46%削減, 2019年比10.2%増: the year of the other number."""
    return date.value.modifier == "from" or _COMPARED.match(text[date.end : date.end + 6]) is not None


def _is_in_other_brackets(text: str, date: Label, end: int) -> bool:
    """33.5%(2022年度)→20%: brackets that close long before a number; not 英国(1996) 46社."""
    opening, closing = (
        text.rfind("(", max(0, date.start - _BRACKETS), date.start),
        text.find(")", date.end, end),
    )
    if closing < 0 or opening < 0 or ")" in text[opening : date.start]:
        return False
    return bool(text[closing + 1 : end].strip(" :約")) or opening + 1 < date.start


def _governing(annotated: AnnotatedDocument, block: int) -> Year | None:
    """The year of a cell's column, else of its row."""
    for governor in annotated.governors("date", block, _HEADERS):
        header = annotated.passages[governor.label.block]
        found = _year(governor.label, "header")
        if found and not header.named("quantity") and len(header.normalized) <= _LONGEST_HEADING:
            return found
    return None


def _headed(annotated: AnnotatedDocument, passage: Passage) -> Year | None:
    """The year of whose results the nearest heading speaks: 資金の流れ(令和5年度実績)."""
    governor = next(annotated.governors("date", passage.index, ("heading", "caption")), None)
    if governor is None:
        return None
    heading = annotated.passages[governor.label.block].normalized
    speaks_of_results = _RESULTS.match(heading[governor.label.end : governor.label.end + _REACH])
    return (
        _year(governor.label, "heading") if speaks_of_results and len(heading) <= _LONGEST_HEADING else None
    )


def _year(label: Label, basis: Basis) -> Year | None:
    """The one year that a date names; None for a range, and for a day whose year is nowhere printed."""
    value: DateLabel = label.value
    day = value.end if value.modifier == "until" and value.end else value.start or value.end
    if day is None or value.precision in ("decade", "century") or _spans_years(value):
        return None
    if value.precision in ("day", "month") and getattr(value, "source", None) is not None:
        return None
    fiscal = value.precision == "fiscal_year"
    year = fiscal_year_of(day) if fiscal else day.year
    return Year(year, "fiscal_year" if fiscal else "year", Because("year", label, basis))


def _spans_years(value: DateLabel) -> bool:
    return bool(value.is_range and value.start and value.end and value.start.year != value.end.year)
