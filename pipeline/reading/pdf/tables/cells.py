"""The cells of a table, ruled or not, with the rows that stand inside of ruled ones taken apart."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.documents import Block, CellRole, Line
from pipeline.reading.figures import is_unit
from pipeline.reading.pdf.characters.lines import printed_line
from pipeline.reading.pdf.characters.runs import Run, rows_of
from pipeline.reading.pdf.tables.alignment import (
    SAME_ROW,
    entries_of,
    figure_columns,
    is_figure,
    is_listed,
)
from pipeline.reading.roles import GridCell, cell_blocks

MIN_LABELLED = 0.4


class Area(NamedTuple):
    """A ruled cell with what stands in it: first row and column, spans, segments of text."""

    row: int
    column: int
    down: int
    across: int
    segments: list[Run]


def is_table(areas: Sequence[Area]) -> bool:
    """Whether a grid is a table; one of a single column, or with a single cell filled, is a frame."""
    filled = [area for area in areas if area.segments]
    return len(filled) > 1 and len({area.column for area in filled}) > 1


def blocks_of_areas(areas: Sequence[Area], ys: Sequence[float], page: int, table: int) -> list[Block]:
    """The blocks of a table's cells; `ys` are the edges of its rows."""
    return list(cell_blocks(_Refined(areas, ys, page).cells(), table))


class _Refined:
    """A grid whose rows and columns are those of the rulings and, within listing rows, those of the print."""

    def __init__(self, areas: Sequence[Area], ys: Sequence[float], page: int) -> None:
        self._areas, self._ys, self._page = areas, ys, page
        self._listing = self._listing_rows()
        self._edges = self._figure_columns()
        self._figures = sorted(
            s.middle for area in areas if self._lists(area) for s in area.segments if is_figure(s)
        )
        self._entries = {
            index: entries_of(area.segments, self._edges.get(area.column, ()), self._figures)
            for index, area in enumerate(areas)
            if self._lists(area)
        }
        self._tops = self._row_tops()
        self._first_columns = self._columns()

    def cells(self) -> list[GridCell]:
        return [cell for index, area in enumerate(self._areas) for cell in self._cells(index, area)]

    def _lists(self, area: Area) -> bool:
        return any(row in self._listing for row in range(area.row, area.row + area.down))

    def _listing_rows(self) -> set[int]:
        rows: set[int] = set()
        for area in self._areas:
            if is_listed(area.segments) and self._labelled(area):
                rows.update(range(area.row, area.row + area.down))
        return rows

    def _labelled(self, area: Area) -> bool:
        """Whether the figures of a cell stand on the lines of labels, in the cell or left of it."""
        figures = {round(s.middle) for s in area.segments if is_figure(s)}
        labels = [
            s.middle
            for other in self._areas
            if other.column <= area.column and other.row < area.row + area.down
            for s in other.segments
            if not is_figure(s)
        ]
        on_lines = sum(any(abs(y - label) < 4 for label in labels) for y in figures)
        return on_lines >= max(MIN_LABELLED * len(figures), 1)

    def _figure_columns(self) -> dict[int, list[float]]:
        rows: defaultdict[int, list[list[Run]]] = defaultdict(list)
        for area in self._areas:
            if self._lists(area) and area.across == 1:
                rows[area.column].extend(rows_of(s for s in area.segments if not s.vertical))
        return {column: figure_columns(lines) for column, lines in rows.items()}

    def _row_tops(self) -> list[float]:
        """Where the rows begin: at their ruling, or half a line above the first entry of a printed one."""
        tops = [y for row, y in enumerate(self._ys[:-1]) if row not in self._listing]
        middles = sorted(
            (entry.middle, entry.rows[0][0].size) for entries in self._entries.values() for entry in entries
        )
        last = float("-inf")
        for middle, size in middles:
            if middle - last > SAME_ROW * size:
                tops.append(middle - SAME_ROW * size)
                last = middle
        return sorted(tops)

    def _columns(self) -> list[int]:
        """The first column on the finer grid of each ruled column."""
        width = max(area.column + area.across for area in self._areas)
        first = [0]
        for column in range(width):
            first.append(first[-1] + 1 + len(self._edges.get(column, ())))
        return first

    def _row(self, y: float) -> int:
        return max(bisect_right(self._tops, y + 0.5) - 1, 0)

    def _cells(self, index: int, area: Area) -> Iterator[GridCell]:
        column, end = self._first_columns[area.column], self._first_columns[area.column + area.across]
        entries = self._entries.get(index, [])
        if len(entries) < 2:
            top, bottom = self._ys[area.row], self._ys[area.row + area.down]
            row, after = self._row(top), self._row(bottom - 1)
            lines = lines_of(area.segments, self._page)
            if not any(s.vertical for s in area.segments) and entries and len(area.segments) < 3:
                row = after = self._row(entries[0].middle)
            yield GridCell(row, column, lines, after - row + 1, end - column, size_of(area.segments))
            return
        for entry in entries:
            row, last = self._row(entry.middle), self._row(entry.last)
            segments = [run for line in entry.rows for run in line]
            across = 1 if entry.column or self._edges.get(area.column) else end - column
            lines = lines_of(segments, self._page)
            role: CellRole = "label" if self._edges.get(area.column) and not entry.column else ""
            if role and all(is_unit(line.text) for line in lines):
                role = ""
            yield GridCell(row, column + entry.column, lines, last - row + 1, across, size_of(segments), role)


def size_of(segments: Sequence[Run]) -> float:
    """The size of the largest type among segments."""
    return round(max((s.size for s in segments), default=0.0), 2)


def lines_of(segments: Sequence[Run], page: int) -> tuple[Line, ...]:
    """The printed lines of a cell from the top down."""
    lines = [printed_line(row, page) for row in rows_of(s for s in segments if not s.vertical)]
    lines += [printed_line([s], page) for s in segments if s.vertical]
    return tuple(line.line for line in sorted(lines, key=lambda line: line.top))
