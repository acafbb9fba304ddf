"""What stands on a page put into the cells of ruled grids, by bisection."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.documents import Box
from pipeline.reading.pdf.characters.glyphs import Glyph
from pipeline.reading.pdf.characters.runs import Run, make_run, rows_of, segments_of
from pipeline.reading.pdf.rulings.grids import CellPlace, Grid
from pipeline.reading.pdf.tables.cells import Area

MIN_COLUMN = 8.0  # points; no column of text is narrower
MIN_ROW = 5.0
MIN_RULED = 6  # lines of text, each on a rule of its own
RAGGED = 3.0  # of the size, by which prose may end short of its frame
MIN_CUT, MAX_CUT = 3, 0.3  # words that rulings cut: their least number, their share


def _kept(places: Sequence[float], starts: set[int], least: float) -> list[int]:
    """The edges at which something begins; those close behind another are the same."""
    kept: list[int] = []
    last = float("-inf")
    for index in sorted(starts):
        if places[index] - last >= least:
            kept.append(index)
        last = places[index]
    return kept


def _span(kept: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """Where a cell begins on the kept edges, and how many of them it covers."""
    first = max(bisect_right(kept, start) - 1, 0)
    return first, max(bisect_left(kept, end) - first, 1)


def _places_of(cell: CellPlace) -> Iterator[tuple[int, int]]:
    row, column, down, across = cell
    return ((r, c) for r in range(row, row + down) for c in range(column, column + across))


class Filling:
    """The runs of a page put into the cells of grids; what lies in none stays outside."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.runs: defaultdict[CellPlace, list[Run]] = defaultdict(list)
        self._owner: dict[tuple[int, int], CellPlace] = {}
        for cell in sorted(grid.cells, key=lambda cell: cell[2] * cell[3]):
            for place in _places_of(cell):
                self._owner.setdefault(place, cell)

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

    def frames(self) -> list[tuple[Box, list[Run]]]:
        """The cells as frames with what stands in each; lines of ruled paper are one frame."""
        cells = [(self.grid.cell_box(cell), self.segments(cell)) for cell in self.grid.cells]
        filled = [segments for _, segments in cells if segments]
        written = [segment for segments in filled for segment in segments]
        reaching = sum(segment.x1 > self.grid.box.x1 - RAGGED * segment.size for segment in written)
        if len(filled) < MIN_RULED or any(len(list(rows_of(segments))) > 1 for segments in filled):
            return cells
        return [(self.grid.box, written)] if 2 * reaching > len(written) else cells

    def areas(self) -> tuple[list[Area], list[float]]:
        """The cells with their segments on a grid without empty rows and columns, and its ys."""
        filled = {cell: segments_of(runs) for cell, runs in self.runs.items() if runs}
        columns = _kept(self.grid.xs, {cell[1] for cell in filled}, MIN_COLUMN)
        rows = _kept(self.grid.ys, {cell[0] for cell in filled}, MIN_ROW)
        areas = []
        for cell, segments in filled.items():
            row, column, down, across = self._beside_inner(cell)
            first_row, height = _span(rows, row, row + down)
            first_column, width = _span(columns, column, column + across)
            areas.append(Area(first_row, first_column, height, width, segments))
        areas.sort(key=lambda area: area[:2])
        return areas, [self.grid.ys[row] for row in rows] + [self.grid.ys[-1]]

    def _beside_inner(self, cell: CellPlace) -> CellPlace:
        """A cell that bends around others (サービス業 over and left of 旅館業) without their columns."""
        row, column, down, _ = cell
        inner = [self._owner[place][1] for place in _places_of(cell) if self._owner[place] != cell]
        return (row, column, down, min(inner) - column) if min(inner, default=column) > column else cell

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
