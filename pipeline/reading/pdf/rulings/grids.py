"""The grids of cells that rulings enclose: tables and frames, put together by pdfplumber's finder."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from pdfplumber import table as finder

from pipeline.documents import Box
from pipeline.reading.pdf.rulings.crossings import Crossings
from pipeline.reading.pdf.rulings.rulings import SNAP, Ruling, Rulings

TOLERANCE = 3.0
MAX_CROSSINGS = 400_000
MAX_POINTS = 12_000
MIN_SIDE = 3.0
MIN_SHARED = 3

CellPlace = tuple[int, int, int, int]  # row, column, row span, column span


class Grid(NamedTuple):
    """A table's cells on a common grid: edges of its columns and rows, and each cell's box by first place."""

    box: Box
    xs: list[float]
    ys: list[float]
    cells: list[CellPlace]  # row, column, row span, column span

    def cell_box(self, cell: CellPlace) -> Box:
        """The box of a cell."""
        row, column, down, across = cell
        return Box(self.xs[column], self.ys[row], self.xs[column + across], self.ys[row + down])


def find_grids(rulings: Rulings) -> list[Grid]:
    """All grids of cells that the rulings enclose; of one cell too (a frame)."""
    horizontal, vertical = rulings.horizontal, rulings.vertical + _sides(rulings)
    if len(horizontal) < 2 or len(vertical) < 2 or len(horizontal) * len(vertical) > MAX_CROSSINGS:
        return []
    crossings = Crossings(horizontal, vertical, TOLERANCE)
    if len(crossings) > MAX_POINTS:
        return []
    cells = [
        cell
        for cell in crossings.rectangles()
        if cell[2] - cell[0] > MIN_SIDE and cell[3] - cell[1] > MIN_SIDE
    ]
    groups = [list(group) for group in finder.cells_to_tables(cells)] if cells else []
    grouped = {cell for group in groups for cell in group}
    return [_grid(group) for group in groups + [[cell] for cell in cells if cell not in grouped]]


def _sides(rulings: Rulings) -> list[Ruling]:
    """The sides that open tables lack: where three lines or more begin and end at the same places."""
    groups: defaultdict[tuple[int, int], list[Ruling]] = defaultdict(list)
    for ruling in rulings.horizontal:
        groups[round(ruling.start / 4), round(ruling.end / 4)].append(ruling)
    sides = []
    for group in groups.values():
        if len(group) >= MIN_SHARED and any(_crosses(v, group) for v in rulings.vertical):
            top, bottom = min(r.place for r in group), max(r.place for r in group)
            for x in (min(r.start for r in group), max(r.end for r in group)):
                if not any(abs(v.place - x) <= TOLERANCE for v in rulings.vertical):
                    sides.append(Ruling(x, top, bottom))
    return sides


def _crosses(vertical: Ruling, group: Sequence[Ruling]) -> bool:
    inside = [h for h in group if vertical.start - TOLERANCE <= h.place <= vertical.end + TOLERANCE]
    return len(inside) >= MIN_SHARED and group[0].start < vertical.place < group[0].end


def _grid(cells: Sequence[tuple[float, float, float, float]]) -> Grid:
    xs = _places([x for cell in cells for x in (cell[0], cell[2])])
    ys = _places([y for cell in cells for y in (cell[1], cell[3])])
    placed = []
    for x0, top, x1, bottom in cells:
        column, row = _index(xs, x0), _index(ys, top)
        placed.append((row, column, max(_index(ys, bottom) - row, 1), max(_index(xs, x1) - column, 1)))
    return Grid(Box(xs[0], ys[0], xs[-1], ys[-1]), xs, ys, sorted(set(placed)))


def _places(values: list[float]) -> list[float]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > SNAP:
            places.append(value)
    return places


def _index(places: Sequence[float], value: float) -> int:
    return max(bisect_right(places, value + SNAP / 2) - 1, 0)
