"""135億円(93億円): of which year and stage the amount in brackets is."""

from __future__ import annotations

from extractors.budget.figures.figure import Figure
from extractors.budget.period.calendar import Calendar
from extractors.budget.period.periods import Period
from extractors.budget.period.when import When
from pipeline.facts import Label


def previous_year(figure: Figure, calendar: Calendar, outer: When) -> When:
    """The year that a note gives to the brackets, else the year before that of a draft or a request."""
    note = bracket_note(figure)
    if note is not None:
        year = next((one for one in calendar.periods(note.block) if _within(note, one)), None)
        if year is not None and year.fiscal_year is not None:
            stage = note.value or None
            return When(
                year.fiscal_year, stage, year.year_label, note if stage else None, "caption", "caption"
            )
    if outer.fiscal_year is None or outer.stage not in ("draft", "request"):
        return When()
    year_before = outer.fiscal_year - 1
    label = calendar.stage_in(year_before)
    return When(
        year_before, label.value.stage if label else None, outer.year_label, label, outer.basis, "document"
    )


def _within(note: Label, period: Period) -> bool:
    return period.year_label is not None and note.start <= period.year_label.start < note.end


def bracket_note(figure: Figure) -> Label | None:
    """The note ( )内は20年度額: in the block, behind it on its page, or along the chain."""
    annotated = figure.annotated
    for passage in annotated.passages[figure.block :]:
        if passage.block.page != figure.passage.block.page:
            break
        for label in annotated.labels("bracket_note", passage.index):
            return label
    return next((one.label for one in annotated.governors("bracket_note", figure.block)), None)
