"""Years that a document speaks of: those of its dates, and of the document itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from extractors.date.found import LABEL, date_of
from pipeline.annotation import AnnotatedDocument
from pipeline.facts import Basis, Label
from pipeline.japanese.calendar import fiscal_year_of, year_of_month
from pipeline.labels import DateLabel
from pipeline.rules import Match

_BUDGET = re.compile(r"\s?(?:の|における|当初)?\s?(?:概算要求|要求額|当初予算|予算|政府案)")
YEAR_ABOVE_DAYS = "Western year above a row of days"

TITLE = 400
"""A block that is longer is neither a title nor a date line."""


class Year(NamedTuple):
    """A year that the document speaks of, and the label that says so (None where the source declares it)."""

    year: int
    fiscal: bool
    label: Label | None
    basis: Basis

    def of_month(self, month: int) -> int:
        """The calendar year of a month in it."""
        return year_of_month(self.year, month) if self.fiscal else self.year


def year_of(label: Label, basis: Basis = "printed") -> Year | None:
    """The one year that a label names (the last one of a range); None for decades and the like."""
    value = date_of(label)
    last = value.end or value.start
    if last is None or value.precision in ("decade", "century"):
        return None
    fiscal = _is_fiscal(value)
    return Year(fiscal_year_of(last) if fiscal else last.year, fiscal, label, basis)


def _is_fiscal(value: DateLabel) -> bool:
    return value.precision == "fiscal_year"


def this_fiscal_year(match: Match) -> Year | None:
    """The fiscal year of 本年度: in tables the title's, in prose that of the document's day."""
    title, today = document_fiscal_year(match.annotated), document_day(match.annotated)
    by_title = Year(title[0], True, title[1], "document") if title else None
    if today is None or (match.passage.block.cell is not None and by_title):
        return by_title
    return Year(fiscal_year_of(today[0]), True, today[1], "document" if today[1] else "declared")


def budgeted_fiscal_year(match: Match) -> Year | None:
    """The fiscal year that 前年度予算額 counts from: of the request or budget named before, or the title's.

    令和9年度の概算要求は、前年度予算額12億円に対し…: a request is made in the year before its own.
    """
    text = match.passage.normalized
    for label in reversed(match.passage.named(LABEL)):
        value = date_of(label)
        if label.end <= match.start and value.fiscal_year is not None and _BUDGET.match(text, label.end):
            return Year(value.fiscal_year, True, label, "printed")
    title = document_fiscal_year(match.annotated)
    return Year(title[0], True, title[1], "document") if title else this_fiscal_year(match)


def is_printed(label: Label) -> bool:
    """Whether a date says its own year."""
    return getattr(label.value, "source", None) is None


def document_day(annotated: AnnotatedDocument) -> tuple[date, Label | None] | None:
    """The day (or month) of the document itself: what the source declares, or the date on its front."""
    if annotated.declared.published_on is not None:
        return annotated.declared.published_on, None
    for label in _on_the_front(annotated):
        value = date_of(label)
        if (
            value.precision in ("day", "month")
            and not value.is_range
            and value.modifier in (None, "as_of")
            and value.end
        ):
            return value.end, label
    return None


def document_fiscal_year(annotated: AnnotatedDocument) -> tuple[int, Label] | None:
    """The fiscal year that the document's front names (令和6年度予算書)."""
    for label in _on_the_front(annotated):
        fiscal_year = date_of(label).fiscal_year
        if fiscal_year is not None:
            return fiscal_year, label
    return None


def _on_the_front(annotated: AnnotatedDocument) -> Iterator[Label]:
    for block in annotated.outline.front:
        if len(annotated.passages[block].normalized) <= TITLE:
            yield from (label for label in annotated.labels(LABEL, block) if is_printed(label))
