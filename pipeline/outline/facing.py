"""Facing pages of a book: the rows of the right page belong to the label beside them on the left one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.documents import Block, Page
from pipeline.outline.links import Link
from pipeline.outline.tables import Table

LEVEL = 4.0  # points, by which two words on one line across the fold may differ
MOST_OFF = 0.2  # of the left labels may stand beside no row of the right page
SAME_HEAD = 0.5  # of the headers: a page that repeats more of them goes on, it doesn't face


class _Spread(NamedTuple):
    """The labels of a left page from the top down: where each begins, and its block."""

    tops: list[float]
    labels: list[int]


class Facing:
    """For each table on a right page the labels of the left page."""

    def __init__(self, blocks: Sequence[Block], pages: Sequence[Page], tables: dict[int, Table]) -> None:
        self._blocks = blocks
        self._spreads: dict[int, _Spread] = {}
        last_of, first_of = dict[int, tuple[int, Table]](), dict[int, tuple[int, Table]]()
        for number, table in tables.items():
            page = blocks[table.first].page
            last_of[page] = max(last_of.get(page, (number, table)), (number, table), key=_begin)
            first_of[page] = min(first_of.get(page, (number, table)), (number, table), key=_begin)
        widths = {page.number: page.width for page in pages}
        for page, (number, right) in first_of.items():
            left = last_of.get(page - 1)
            if left and widths.get(page) and widths.get(page) == widths.get(page - 1):
                spread = _spread(blocks, left[1], right)
                if spread is not None:
                    self._spreads[number] = spread

    def links(self, block: int) -> Iterator[Link]:
        """The label at the left of the fold that begins at a cell's height or above it."""
        cell = self._blocks[block].cell
        spread = self._spreads.get(cell.table) if cell is not None and cell.role != "header" else None
        if spread is None:
            return
        box = self._blocks[block].lines[0].box()
        at = bisect_right(spread.tops, box.top + LEVEL) - 1 if box else -1
        if at >= 0:
            yield Link("facing_label", spread.labels[at])


def _begin(one: tuple[int, Table]) -> int:
    return one[1].first


def _spread(blocks: Sequence[Block], left: Table, right: Table) -> _Spread | None:
    """The left page's labels, where they stand beside rows of the right page under other headers."""
    labels = [(t, i) for i in left.cells if _is_first_label(blocks[i]) and (t := _top(blocks[i])) is not None]
    rows = sorted(t for i in right.cells if _is_body(blocks[i]) and (t := _top(blocks[i])) is not None)
    if not labels or not rows or _heads(blocks, left) == set() or _heads(blocks, right) == set():
        return None
    shared = _heads(blocks, left) & _heads(blocks, right)
    if len(shared) > SAME_HEAD * len(_heads(blocks, right)):
        return None
    off = sum(not _stands_beside(rows, top) for top, _ in labels)
    if off > MOST_OFF * len(labels):
        return None
    labels.sort()
    return _Spread([top for top, _ in labels], [index for _, index in labels])


def _is_first_label(block: Block) -> bool:
    return block.cell is not None and block.cell.role in ("label", "total") and block.cell.column == 0


def _is_body(block: Block) -> bool:
    return block.cell is not None and block.cell.role != "header"


def _top(block: Block) -> float | None:
    box = block.lines[0].box()
    return box.top if box else None


def _heads(blocks: Sequence[Block], table: Table) -> set[str]:
    """The words of a table's headers; units stand over columns of any table."""
    heads = (b for i in table.cells if (b := blocks[i]).cell is not None and b.cell.role == "header")
    return {b.text for b in heads if len(b.text) != 2 or b.text[-1] != "円"}


def _stands_beside(rows: Sequence[float], top: float) -> bool:
    at = bisect_right(rows, top + LEVEL) - 1
    return at >= 0 and rows[at] >= top - LEVEL
