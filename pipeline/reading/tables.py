"""Ruled tables and frames: pdfplumber's table finder on merged rulings, cells filled by bisection."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from pdfplumber import table as finder

from pipeline.documents import Box
from pipeline.reading.cells import Area
from pipeline.reading.glyphs import Glyph
from pipeline.reading.rulings import SNAP, Ruling, Rulings
from pipeline.reading.runs import Run, make_run, segments_of

TOLERANCE = 3.0
MAX_CROSSINGS = 400_000
MAX_POINTS = 12_000
MIN_SIDE = 3.0

CellPlace = tuple[int, int, int, int]  # row, column, row span, column span

MIN_SHARED = 3
MIN_COLUMN = 8.0  # points; no column of text is narrower
MIN_ROW = 5.0
MIN_CUT, MAX_CUT = 3, 0.3  # words that rulings cut: their least number, their share


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
    edges = [_edge(r, "h") for r in horizontal] + [_edge(r, "v") for r in vertical]
    crossings = finder.edges_to_intersections(edges, TOLERANCE, TOLERANCE)
    if len(crossings) > MAX_POINTS:
        return []
    cells = [
        cell
        for cell in finder.intersections_to_cells(crossings)
        if cell[2] - cell[0] > MIN_SIDE and cell[3] - cell[1] > MIN_SIDE
    ]
    groups = [list(group) for group in finder.cells_to_tables(cells)] if cells else []
    grouped = {cell for group in groups for cell in group}
    return [_grid(group) for group in groups + [[cell] for cell in cells if cell not in grouped]]


def _edge(ruling: Ruling, orientation: str) -> dict[str, Any]:
    place, start, end = ruling
    if orientation == "h":
        return {"x0": start, "x1": end, "top": place, "bottom": place, "orientation": "h"}
    return {"x0": place, "x1": place, "top": start, "bottom": end, "orientation": "v"}


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


def _kept(places: Sequence[float], starts: set[int], least: float) -> list[int]:
    """The edges at which something begins; those close behind another are the same."""
    kept: list[int] = []
    for index in sorted(starts):
        if not kept or places[index] - places[kept[-1]] >= least:
            kept.append(index)
    return kept


def _span(kept: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """Where a cell begins on the kept edges, and how many of them it covers."""
    first = max(bisect_right(kept, start) - 1, 0)
    return first, max(bisect_left(kept, end) - first, 1)


class Filling:
    """The runs of a page put into the cells of grids; what lies in none stays outside."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.runs: defaultdict[CellPlace, list[Run]] = defaultdict(list)
        self._owner: dict[tuple[int, int], CellPlace] = {}
        for cell in grid.cells:
            row, column, down, across = cell
            for r in range(row, row + down):
                for c in range(column, column + across):
                    self._owner.setdefault((r, c), cell)

    def take(self, run: Run) -> list[Run]:
        """Puts a run, or its parts, into the cells; returns what lies in no cell."""
        first, last = self._at(run.glyphs[0]), self._at(run.glyphs[-1])
        if first != last:
            return list(self._split(run))
        if first is None:
            return [run]
        self.runs[first].append(run)
        return []

    def cuts_words(self, runs: Sequence[Run]) -> bool:
        """Whether the rulings run through the text: then they draw shapes, not cells."""
        places = [(self._at(run.glyphs[0]), self._at(run.glyphs[-1])) for run in runs]
        inside = [(first, last) for first, last in places if first is not None or last is not None]
        cut = sum(first != last for first, last in inside)
        return cut >= MIN_CUT and cut > MAX_CUT * len(inside)

    def segments(self, cell: CellPlace) -> list[Run]:
        """What stands in a cell."""
        return segments_of(self.runs.get(cell, []))

    def areas(self) -> tuple[list[Area], list[float]]:
        """The cells with their segments on a grid without empty rows and columns, and its ys."""
        filled = {cell: segments_of(runs) for cell, runs in self.runs.items() if runs}
        columns = _kept(self.grid.xs, {cell[1] for cell in filled}, MIN_COLUMN)
        rows = _kept(self.grid.ys, {cell[0] for cell in filled}, MIN_ROW)
        areas = []
        for (row, column, down, across), segments in filled.items():
            first_row, height = _span(rows, row, row + down)
            first_column, width = _span(columns, column, column + across)
            areas.append(Area(first_row, first_column, height, width, segments))
        areas.sort(key=lambda area: area[:2])
        return areas, [self.grid.ys[row] for row in rows] + [self.grid.ys[-1]]

    def _at(self, glyph: Glyph) -> CellPlace | None:
        x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
        box = self.grid.box
        if not (box.x0 <= x < box.x1 and box.top <= y < box.bottom):
            return None
        row = bisect_right(self.grid.ys, y) - 1
        column = bisect_right(self.grid.xs, x) - 1
        return self._owner.setdefault((row, column), (row, column, 1, 1))

    def _split(self, run: Run) -> Iterator[Run]:
        parts: list[tuple[CellPlace | None, list[Glyph]]] = []
        for glyph in run.glyphs:
            cell = self._at(glyph)
            if parts and parts[-1][0] == cell:
                parts[-1][1].append(glyph)
            else:
                parts.append((cell, [glyph]))
        for cell, glyphs in parts:
            part = make_run(glyphs, run.order, vertical=run.vertical)
            if cell is None:
                yield part
            else:
                self.runs[cell].append(part)
