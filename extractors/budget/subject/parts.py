"""Rows and lines that begin with うち: a part of what the row or the line above is for."""

from __future__ import annotations

import re

from extractors.budget.figures.figure import Figure
from extractors.budget.figures.rows import texts_to_the_left
from extractors.budget.subject.naming import name_of_cell
from extractors.budget.subject.subject import Subject, of_program
from pipeline.facts import Label

NEAREST_LINES = 6
_PART = re.compile(r"[\s・○(\[]*うち")


def is_part(figure: Figure) -> bool:
    """Whether the row's label, or the line, begins with うち."""
    return _own_block(figure) is not None


def whole(figure: Figure) -> Subject:
    """What the nearest row or line above without うち is for."""
    block = _own_block(figure)
    above = None if block is None else _above(figure, block)
    if above is None:
        return Subject()
    label = next(figure.annotated.labels("program", above), None)
    if label is not None:
        return of_program(label, "header" if figure.in_cell else "heading")
    name = name_of_cell(figure, above) if figure.in_cell else None
    return Subject(name.value, None, "line", name, None, "header") if name else Subject()


def row_of_whole(figure: Figure) -> int | None:
    """The label of the row above of which a row うち… tells a part."""
    block = _own_block(figure) if figure.in_cell else None
    return None if block is None else _above(figure, block)


def portion(figure: Figure) -> Label | None:
    """What the label of such a row calls the part: 国営事業 in うち国営事業."""
    block = _own_block(figure)
    if block is None or not figure.in_cell:
        return None
    text = figure.annotated.passages[block].normalized
    match = _PART.match(text)
    start = match.end() if match else 0
    return Label("portion", text[start:].strip(" )]"), block, start, len(text), "portion_of_row")


def _own_block(figure: Figure) -> int | None:
    if not figure.in_cell:
        return figure.block if _PART.match(figure.text) else None
    for block in texts_to_the_left(figure):
        if _PART.match(figure.annotated.passages[block].normalized):
            return block
    return None


def _above(figure: Figure, block: int) -> int | None:
    """The nearest cell above in the same column, or the nearest line above with an amount."""
    passages = figure.annotated.passages
    own = passages[block].block.cell
    for index in range(block - 1, -1, -1):
        passage, cell = passages[index], passages[index].block.cell
        if own is None:
            if cell is not None or passage.block.kind == "heading" or block - index > NEAREST_LINES:
                return None
            if any(figure.annotated.labels("amount", index)) and not _PART.match(passage.normalized):
                return index
        elif cell is None or cell.table != own.table or cell.role == "header":
            return None
        elif cell.column == own.column and not _PART.match(passage.normalized):
            return index
    return None
