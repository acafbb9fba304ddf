"""Names side by side in one heading: 一般枠 over the left columns of a table, 連携枠 over the right ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.budget.figures.figure import Figure
from extractors.budget.subject.subject import Subject, of_program
from pipeline.documents import Box
from pipeline.facts import Label


def over_the_column(figure: Figure, names: Sequence[Label]) -> Subject | None:
    """What the name nearest above the figure's columns says; under several names, what they share.

    None where the heading holds one name only, or the reader knows no places.
    """
    here = _columns(figure)
    placed = [(one, box) for one in names if (box := _box(figure, one)) is not None]
    if here is None or len(placed) < 2 or len({one.value for one in names}) < 2:
        return None
    below = [one for one, box in placed if here.x0 <= _center(box) <= here.x1]
    if len(below) > 1:
        return _shared(below)
    nearest = min(placed, key=lambda pair: abs(_center(pair[1]) - _center(here)))
    return of_program(nearest[0], "heading")


def _shared(names: Sequence[Label]) -> Subject:
    """The program of several variants, without any of them."""
    if len({one.value.name for one in names}) > 1:
        return Subject()
    return Subject(names[0].value.name, None, "program", names[0], None, "heading")


def _columns(figure: Figure) -> Box | None:
    """The place of the figure's cell, as wide as the cells of the columns that it spans."""
    cell = figure.passage.block.cell
    own = _box(figure, figure.amount)
    if cell is None or own is None:
        return None
    for index in _table(figure, cell.table) if cell.column_span > 1 else ():
        other = figure.annotated.passages[index].block
        assert other.cell is not None
        inside = cell.column <= other.cell.column < cell.column + cell.column_span
        box = other.lines[0].box() if inside and other.cell.column_span == 1 else None
        own = own if box is None else own.union(box)
    return own


def _table(figure: Figure, table: int) -> Iterator[int]:
    """The cells of a figure's table; they stand one after the other."""
    passages = figure.annotated.passages
    for step, start in ((-1, figure.block - 1), (1, figure.block + 1)):
        index = start
        while 0 <= index < len(passages):
            cell = passages[index].block.cell
            if cell is None or cell.table != table:
                break
            yield index
            index += step


def _box(figure: Figure, label: Label) -> Box | None:
    raw = figure.annotated.passages[label.block].raw(label.start, label.end)
    return figure.annotated.document.locate(raw).box


def _center(box: Box) -> float:
    return (box.x0 + box.x1) / 2
