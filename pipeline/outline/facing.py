"""Facing pages of a book: the rows of the right page belong to the label beside them on the left one."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.documents import Block, Page
from pipeline.outline.links import Link

LEVEL = 4.0  # points, by which two words on one line across the fold may differ
MOST_OFF = 0.2  # of the left labels may stand beside no row of the right page
SAME_HEAD = 0.5  # of the headers: a page that repeats more of them goes on, it doesn't face
SAME_TOP = 12.0  # points, by which the headers of facing tables may differ in height
LEAST_SURE = 0.5  # of the pages that might face each other
LEAST_SPREADS = 3  # with the same side at the left: else pages only happen to look alike


class _Side(NamedTuple):
    """The tables of one page: the words of its headers, its labels and rows from the top down."""

    heads: frozenset[str]
    labels: list[tuple[float, int]]
    totals: set[int]
    rows: list[float]
    top: float


class Facing:
    """For each right page of a book the labels of its left page, and the one that goes on from before."""

    def __init__(self, blocks: Sequence[Block], pages: Sequence[Page]) -> None:
        self._blocks = blocks
        self._spreads: dict[int, list[tuple[float, int]]] = {}
        sides = _sides(blocks)
        widths = {page.number: page.width for page in pages}
        pairs = {n: (sides[n - 1], sides[n]) for n in sides if n - 1 in sides and widths.get(n)}
        pairs = {n: pair for n, pair in pairs.items() if widths[n] == widths.get(n - 1) and _differ(*pair)}
        sure = [n for n, pair in pairs.items() if _face(*pair)]
        parity, times = Counter(n % 2 for n in sure).most_common(1)[0] if sure else (0, 0)
        able = sum(n % 2 == parity for n in pairs)
        if times < max(LEAST_SPREADS, LEAST_SURE * able, (1 - MOST_OFF) * len(sure)):
            return
        known = {pairs[n][1].heads for n in sure}
        self._open({n: p for n, p in pairs.items() if n % 2 == parity and p[1].heads in known})

    def _open(self, pairs: dict[int, tuple[_Side, _Side]]) -> None:
        """The labels of each spread; rows above the first belong to the last of the spread before."""
        last: tuple[int, int] | None = None
        for number, (left, right) in sorted(pairs.items()):
            labels = [one for one in left.labels if not right.rows or one[0] >= right.rows[0] - LEVEL]
            if last is not None and last[0] == number - 2:
                labels.insert(0, (float("-inf"), last[1]))
            self._spreads[number] = labels
            if labels:
                last = number, labels[-1][1]
                if last[1] in left.totals:
                    last = None

    def links(self, block: int) -> Iterator[Link]:
        """The label at the left of the fold that begins at a cell's height or above it."""
        here = self._blocks[block]
        if here.cell is None or here.cell.role == "header":
            return
        labels = self._spreads.get(here.page, [])
        box = here.lines[0].box()
        at = bisect_right(labels, box.top + LEVEL, key=lambda one: one[0]) - 1 if box else -1
        if at >= 0:
            yield Link("facing_label", labels[at][1])


def _sides(blocks: Sequence[Block]) -> dict[int, _Side]:
    """The pages that hold tables."""
    heads, labels = defaultdict[int, set[str]](set), defaultdict[int, list[tuple[float, int]]](list)
    totals, rows = defaultdict[int, set[int]](set), defaultdict[int, list[float]](list)
    tops: dict[int, float] = {}
    for index, block in enumerate(blocks):
        box = block.lines[0].box() if block.cell is not None else None
        if block.cell is None or box is None:
            continue
        if block.cell.role == "header":
            heads[block.page].add(block.text)
            tops[block.page] = min(box.top, tops.get(block.page, box.top))
            continue
        rows[block.page].append(box.top)
        if block.cell.column == 0 and block.cell.role in ("label", "total"):
            labels[block.page].append((box.top, index))
        if block.cell.role == "total":
            totals[block.page].add(index)
    return {
        page: _Side(
            frozenset(heads[page]),
            sorted(labels[page]),
            totals[page],
            sorted(rows[page]),
            tops.get(page, 0.0),
        )
        for page in rows
    }


def _differ(left: _Side, right: _Side) -> bool:
    """Whether two pages have headers, and not the same."""
    shared = left.heads & right.heads
    return bool(left.heads and right.heads) and len(shared) <= SAME_HEAD * len(right.heads)


def _face(left: _Side, right: _Side) -> bool:
    """Whether the labels of the left page stand beside rows of the right one; 計 may stand alone."""
    able = [top for top, index in left.labels if index not in left.totals and top >= right.rows[0] - LEVEL]
    off = sum(not _stands_beside(right.rows, top) for top in able)
    return bool(able) and off <= MOST_OFF * len(able) and abs(left.top - right.top) <= SAME_TOP


def _stands_beside(rows: Sequence[float], top: float) -> bool:
    at = bisect_right(rows, top + LEVEL) - 1
    return at >= 0 and rows[at] >= top - LEVEL
