"""Amounts for several fiscal years: 令和7年度から9年度までの3年間で60億円, or a row with such a period."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.budget.figures.figure import Figure
from extractors.budget.figures.rows import texts_to_the_left
from pipeline.facts import Label
from pipeline.outline import Relation

_NEAR = 24
_FOR_YEARS = re.compile(
    r"(?:[0-9]{1,2}[かカヵヶケ]?年間?(?:で|の|にわたり|の?(?:総額|累計)|計)|までに|累計)[^、。0-9円]{0,10}$"
)
_FISCAL = re.compile("年度")
_COMMITMENT: tuple[Relation, ...] = ("caption", "heading", "column_header", "row_label")


def is_over_years(figure: Figure) -> bool:
    """Whether the sentence before the amount, its bracket behind, or its row names a range of years."""
    return _is_for_years(figure) or any(True for _ in _ranges(figure))


def _is_for_years(figure: Figure) -> bool:
    """Whether the words right before say so: 5年間で4億円, 令和6年度までに180億円."""
    if figure.in_cell:
        return False
    first, _ = figure.passage.sentence(figure.amount.start, figure.amount.end)
    return bool(_FOR_YEARS.search(figure.text, max(first, figure.amount.start - _NEAR), figure.amount.start))


def commitment(figure: Figure) -> Label | None:
    """債務負担行為: leave to bind later years, in the sentence or over the table; no year's budget."""
    first, last = figure.passage.sentence(figure.amount.start, figure.amount.end)
    own = (one for one in figure.passage.labels if one.name == "commitment")
    said = next((one for one in own if first <= one.start and one.end <= last), None)
    if said is not None or figure.in_prose:
        return said
    title = next(iter(figure.annotated.governors("commitment", figure.block, ("preceding",))), None)
    if title is not None and figure.in_cell and not title.label.start:
        return title.label
    nearest = figure.annotated.outline.heading(figure.block)
    for governor in figure.annotated.governors("commitment", figure.block, _COMMITMENT):
        if governor.relation != "heading" or governor.label.block == nearest:
            return governor.label
    above = figure.annotated.governors("commitment", figure.block, ("preceding",))
    return next((one.label for one in above if _is_title(figure, one.label)), None)


def _is_title(figure: Figure, label: Label) -> bool:
    """Whether a line is 債務負担行為 and little else: the title of the table below it."""
    text = figure.annotated.passages[label.block].normalized.strip()
    return figure.in_cell and len(text) - (label.end - label.start) <= 8


def _ranges(figure: Figure) -> Iterator[Label]:
    if figure.in_cell:
        for block in texts_to_the_left(figure):
            yield from _ranges_in(figure, block)
    first, _ = figure.passage.sentence(figure.amount.start, figure.amount.end)
    for label in _ranges_in(figure, figure.block):
        between = figure.text[min(label.end, figure.amount.end) : max(label.start, figure.amount.start)]
        if first <= label.start and label.end <= figure.amount.start:
            if not _has_amount_between(figure, label) and "。" not in between:
                yield label
        elif label.start >= figure.amount.end and figure.gap(label).strip() in ("(", "["):
            yield label


def _ranges_in(figure: Figure, block: int) -> Iterator[Label]:
    """The ranges over more than one fiscal year that a block names."""
    text = figure.annotated.passages[block].normalized
    for label in figure.annotated.labels("date", block):
        first, last = label.value.start, label.value.end
        several = label.value.is_range and first and last and last.year - first.year > 1
        if several and _FISCAL.search(text, label.start, label.end):
            yield label


def _has_amount_between(figure: Figure, label: Label) -> bool:
    return any(
        one.name == "amount" and label.end <= one.start < figure.amount.start for one in figure.passage.labels
    )
