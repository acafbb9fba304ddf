"""The other cells of a figure's row: what stands to its left, and the rows that its cell spans."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.budget.figures.figure import Figure
from pipeline.annotation import Passage
from pipeline.documents import Cell
from pipeline.facts import Label


def texts_to_the_left(figure: Figure) -> Iterator[int]:
    """The cells of the row that hold words, no amount and no 基金の内数, the nearest first, then labels."""
    here, seen = figure.passage.block.cell, set[int]()
    for index in range(figure.block - 1, -1, -1):
        cell = figure.annotated.passages[index].block.cell
        if cell is None or here is None or (cell.table, cell.row) != (here.table, here.row):
            break
        others = ("amount", "within_remark")
        is_figure = any(figure.annotated.passages[index].named(name) for name in others)
        if cell.role in ("label", "total", "value") and not is_figure:
            seen.add(index)
            yield index
    for link in figure.annotated.outline.chain(figure.block):
        if link.relation == "row_label" and link.block not in seen:
            yield link.block


def is_within_the_row(figure: Figure, block: int) -> bool:
    """Whether a cell stands among the figures of the row, behind the labels: the second column of words."""
    cell = figure.annotated.passages[block].block.cell
    return cell is not None and cell.role == "value"


def spanned_programs(figure: Figure) -> list[Label]:
    """The programs of all rows that the figure's cell spans: one 341億円の内数 beside two names."""
    here = figure.passage.block.cell
    if here is None or here.row_span == 1:
        return []
    found: dict[int, Label] = {}
    for index in _cells_of_table(figure):
        cell = figure.annotated.passages[index].block.cell
        if cell is not None and cell.row_span == 1 and cell.column < here.column and _spans(here, cell):
            for label in figure.annotated.labels("program", index):
                found.setdefault(cell.row, label)
    return [found[row] for row in sorted(found)]


def _spans(here: Cell, cell: Cell) -> bool:
    return here.row <= cell.row < here.row + here.row_span


def _cells_of_table(figure: Figure) -> Iterator[int]:
    """The cells from the first row that a figure's cell spans to the last, in the order of the text."""
    here, passages = figure.passage.block.cell, figure.annotated.passages
    assert here is not None
    rows = range(here.row, here.row + here.row_span)
    first = figure.block
    while first > 0 and _row_in(passages[first - 1], here.table) in rows:
        first -= 1
    for index in range(first, len(passages)):
        if _row_in(passages[index], here.table) not in rows:
            return
        yield index


def _row_in(passage: Passage, table: int) -> int | None:
    """The row of a table's cell; None for any other block."""
    cell = passage.block.cell
    return cell.row if cell is not None and cell.table == table else None
