"""135億円(93億円): of which year and stage the amount in brackets is."""

from __future__ import annotations

from extractors.budget.figures.figure import Figure
from extractors.budget.period.calendar import Calendar
from extractors.budget.period.periods import Period
from extractors.budget.period.when import When
from pipeline.facts import Label

# Brackets that hold last year's amount where no note says what brackets hold.
_CUSTOMARY = "([〔"
_HEADERS = frozenset({"row_label", "column_header", "caption", "preceding", "heading"})


def in_brackets(figure: Figure, calendar: Calendar, outer: When) -> When:
    """The year that a note gives to the brackets, else the year before that of a draft or a request."""
    opening = figure.bracket or ""
    header = _header(figure, calendar)
    if header is not None:
        return When(
            header.fiscal_year, header.stage, header.year_label, header.stage_label, "header", "header"
        )
    note = calendar.bracket_note(figure.block, opening)
    if note is not None:
        return _by_note(note, calendar, outer)
    if outer.fiscal_year is None or outer.stage not in ("draft", "request"):
        return When()
    if not opening or opening not in _CUSTOMARY or calendar.explains_others(opening):
        return When()
    year_before = outer.fiscal_year - 1
    label = calendar.stage_in(year_before)
    if label is not None and label.value.stage == "supplementary":
        label = None  # what is compared is the year's first budget
    return When(
        year_before, label.value.stage if label else None, outer.year_label, label, outer.basis, "document"
    )


def _header(figure: Figure, calendar: Calendar) -> Period | None:
    """令和9年度要求額(令和8年度予算額) above 12億円(9億円): the bracket there tells of the bracket here."""
    chain = figure.annotated.outline.chain(figure.block)
    for block in (figure.block, *(link.block for link in chain if link.relation in _HEADERS)):
        text = figure.annotated.passages[block].normalized
        for period in calendar.bracketed(block):
            if block == figure.block and period.start > figure.amount.start:
                continue
            if text[: period.start].rstrip()[-1:] == figure.bracket:
                return period
    return None


def _by_note(note: Label, calendar: Calendar, outer: When) -> When:
    """(　)内は令和6年度当初予算額; one that names two years says of neither which part is whose."""
    periods = [one for one in calendar.periods(note.block) if _within(note, one)]
    years = {_year(one, outer) for one in periods}
    stage = note.value.stage
    if len(years) == 1 and (year := years.pop()) is not None:
        label = periods[0].year_label
        return When(year, stage, label, note if stage else None, "caption", "caption")
    return When()


def _year(period: Period, outer: When) -> int | None:
    """The year of a note; 前年度 is the one before that of the figure, where the document has none."""
    label = period.year_label
    if period.fiscal_year is None and label is not None and label.name == "relative_year":
        return None if outer.fiscal_year is None else outer.fiscal_year + int(label.value)
    return period.fiscal_year


def _within(note: Label, period: Period) -> bool:
    return period.year_label is not None and note.start <= period.year_label.start < note.end
