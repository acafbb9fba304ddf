"""A table's cells laid out as a grid of rows, for a page to draw: each place once, whatever a reader says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.documents import Block

MOST_ROWS = 400
MOST_COLUMNS = 60


@dataclass(frozen=True, slots=True)
class Drawn:
    """A cell of the grid: the block that stands in it (None for an empty one), and how far it reaches."""

    block: int | None
    row: int
    column: int
    down: int = 1
    across: int = 1


def grids_of(blocks: Sequence[Block], number: int) -> list[tuple[int, list[list[Drawn]]]]:
    """The tables with a cell on a page, each as its rows; huge ones as far as people read."""
    cells = [(b.cell.table, i) for i, b in enumerate(blocks) if b.cell is not None and b.page == number]
    return [
        (table, _rows([(i, blocks[i]) for _, i in members]))
        for table, members in groupby(sorted(cells), key=lambda one: one[0])
    ]


def _rows(cells: Sequence[tuple[int, Block]]) -> list[list[Drawn]]:
    drawn: dict[tuple[int, int], Drawn] = {}
    taken: set[tuple[int, int]] = set()
    first = min(b.cell.row for _, b in cells if b.cell)
    for index, block in cells:
        if block.cell is not None:
            _place(index, block, first, drawn, taken)
    height = 1 + max((row for row, _ in taken), default=-1)
    width = 1 + max((column for _, column in taken), default=-1)
    return [
        [
            drawn.get((row, column), Drawn(None, row, column))
            for column in range(width)
            if (row, column) in drawn or (row, column) not in taken
        ]
        for row in range(height)
    ]


def _place(
    index: int, block: Block, first: int, drawn: dict[tuple[int, int], Drawn], taken: set[tuple[int, int]]
) -> None:
    """A cell on the grid; where another stands already it takes the next free place, and no more."""
    assert block.cell is not None
    row, column = block.cell.row - first, block.cell.column
    if row >= MOST_ROWS or column >= MOST_COLUMNS:
        return
    while (row, column) in taken and column < MOST_COLUMNS:
        column += 1
    down = min(block.cell.row_span, MOST_ROWS - row)
    across = min(block.cell.column_span, MOST_COLUMNS - column)
    places = {(r, c) for r in range(row, row + down) for c in range(column, column + across)}
    if places & taken or not places:
        down = across = 1
        places = {(row, column)}
    drawn[row, column] = Drawn(index, row, column, down, across)
    taken |= places
