"""Tables: the labels of each row, the headers of each column, and tables that go on over a page's end."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from pipeline.documents import OUTSIDE_THE_TEXT, Block, Cell
from pipeline.outline.links import Link

FARTHEST = 100  # of them are looked at
NEAREST = 12  # labels of a row, headers of a column: no table that people read has more above one cell
BETWEEN = 3  # blocks besides margins that may stand between the two halves of a table: （続き）, a unit note
BACK = 3  # tables: so far above stands the one whose headers hold for another
SAME_EDGE = 14.0  # points, by which the sides of two halves may differ

_Sides = tuple[float, float]


class Table:
    """The cells of one table by row and, for its headers, by column."""

    def __init__(self, first: int) -> None:
        self.first = self.last = first
        self.width = 0
        self.begins: Table | None = None  # the half on the page before
        self.headed_by: Table | None = None  # whose headers hold for this one too
        self.cells: list[int] = []
        self._labels: defaultdict[int, list[_Placed]] = defaultdict(list)
        self._headers: defaultdict[int, list[_Placed]] = defaultdict(list)

    def add(self, index: int, cell: Cell) -> None:
        """Take in a cell's block."""
        self.last = index
        self.width = max(self.width, cell.column + cell.column_span)
        self.cells.append(index)
        if cell.role in ("label", "total", "header"):
            for row in range(cell.row, cell.row + cell.row_span):
                insort(self._labels[row], _Placed(cell.column, index, cell))
        if cell.role == "header":
            for column in range(cell.column, cell.column + cell.column_span):
                insort(self._headers[column], _Placed(cell.row, index, cell))

    @property
    def has_headers(self) -> bool:
        """Whether any of its cells heads a column."""
        return bool(self._headers)

    @property
    def root(self) -> Table:
        """The half with which a table that goes on over pages begins."""
        table = self
        while table.begins is not None:
            table = table.begins
        return table

    def links(self, cell: Cell) -> Iterator[Link]:
        """Row labels from the nearest column outwards, then column headers from the nearest row upwards."""
        able = ("label", "total") if cell.role == "header" else ("label", "total", "header")
        yield from (Link("row_label", at.block) for at in _before(self._labels[cell.row], cell.column, able))
        above = list(self._heads(cell))
        yield from (Link("column_header", at.block) for at in above)
        if not above and cell.role != "header" and self.headed_by is not None:
            yield from self.headed_by.inherited(cell.column)

    def _heads(self, cell: Cell) -> Iterator[_Placed]:
        """The headers over a cell, from the nearest up; of two apart over the same columns the nearer."""
        taken = dict[tuple[int, int], int]()
        for head in _before(self._headers[cell.column], cell.row, ("header",)):
            columns, ends = (head.cell.column, head.cell.column_span), head.at + head.cell.row_span
            if not self._holds(head.cell, cell) or taken.get(columns, ends) > ends:
                continue
            yield head
            taken[columns] = head.at

    def _holds(self, head: Cell, cell: Cell) -> bool:
        """Whether a header holds for a cell: below the head only in its label's rows or its very columns."""
        if (head.column, head.column_span) == (cell.column, cell.column_span):
            return True
        groups = _before(self._labels[head.row], head.column, ("label", "total"))
        ends = [one.cell.row + one.cell.row_span for one in groups if one.cell.row_span > 1]
        return cell.row < min(ends, default=cell.row + 1)

    def inherited(self, column: int) -> Iterator[Link]:
        """The headers that a column of the half on the next page has from this one."""
        table: Table | None = self
        while table is not None:
            if heads := table._headers.get(column):
                yield from (Link("column_header", at.block) for at in reversed(heads[-NEAREST:]))
                return
            table = table.headed_by


class _Placed(NamedTuple):
    """A label by its column, or a header by its row."""

    at: int
    block: int
    cell: Cell


def _before(placed: Sequence[_Placed], place: int, roles: Collection[str]) -> Iterator[_Placed]:
    """Those before a place, the nearest first: labels left of a cell, headers that span down."""
    end = bisect_left(placed, (place,))
    near = (one for one in reversed(placed[max(0, end - FARTHEST) : end]) if one.cell.role in roles)
    return islice(near, NEAREST)


def tables_of(blocks: Sequence[Block]) -> dict[int, Table]:
    """The tables by number, each half of one that goes on over a page knowing where it began."""
    tables: dict[int, Table] = {}
    for index, block in enumerate(blocks):
        if block.cell is not None:
            tables.setdefault(block.cell.table, Table(index)).add(index, block.cell)
    ordered = sorted(tables.values(), key=lambda table: table.first)
    sides = {id(table): _sides(blocks, table) for table in ordered}
    for at, after in enumerate(ordered):
        for before in reversed(ordered[max(0, at - BACK) : at]):
            if not _is_alike(sides[id(before)], sides[id(after)], before, after):
                continue
            if _goes_on(blocks, before, after):
                after.begins = after.headed_by = before
            elif _lacks_head(blocks, before, after):
                after.headed_by = before
            if after.headed_by is not None:
                break
    return tables


def _is_alike(one: _Sides, other: _Sides, before: Table, after: Table) -> bool:
    """Whether two tables have as many columns between the same sides."""
    edges = zip(one, other, strict=True)
    return before.width == after.width and all(abs(x - y) <= SAME_EDGE for x, y in edges)


def _goes_on(blocks: Sequence[Block], before: Table, after: Table) -> bool:
    """Whether a table at the top of a page is the rest of the one at the end of the page before."""
    if blocks[after.first].page != blocks[before.last].page + 1:
        return False
    between = [b for b in blocks[before.last + 1 : after.first] if b.kind not in OUTSIDE_THE_TEXT]
    return len(between) <= BETWEEN and all(b.kind in ("note", "caption") for b in between)


def _lacks_head(blocks: Sequence[Block], before: Table, after: Table) -> bool:
    """Whether a table has no headers since one of the same shape, above it on the page, has them for both."""
    here, there = blocks[after.first], blocks[before.last]
    heads = before.has_headers or before.headed_by is not None
    return here.page == there.page and bool(here.lines[0].boxes) and heads and not after.has_headers


def _sides(blocks: Sequence[Block], table: Table) -> _Sides:
    """Where the words of a table begin at the left and end at the right; zeros where nobody knows."""
    boxes = [box for index in table.cells for line in blocks[index].lines if (box := line.box())]
    return min((b.x0 for b in boxes), default=0.0), max((b.x1 for b in boxes), default=0.0)
