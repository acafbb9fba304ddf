"""Columns: told by the white between the things on a page, and by how prose fills them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import fmean
from typing import NamedTuple

from pipeline.documents import Block
from pipeline.reading.pdf.characters.runs import Run
from pipeline.reading.pdf.tables.alignment import is_figure

APART = 3.0  # of the size: white that ends a group of columns
GUTTER = 0.8  # of the size: white that parts two columns
FILLED = 0.72  # of a column's width: prose fills it
ALIGNED = 0.6  # of the lines of a column stand on lines of the other: rows of a list, no prose
LEAST = 0.5  # points
MIN_ROWS = 2
MIN_PROSE = 8.0  # of the size: no column of prose is narrower
INDENTED = 2.5  # of the size: a column's line or title begins no farther right
MAX_LABEL = 0.5  # of the width of what a label's box stands beside
MAX_NUMBER = 3.0  # of the size: numbers and marks before lines are no column


class Item(NamedTuple):
    """Something with a place on the page: a segment of text, or blocks that are ready (a table, a frame)."""

    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    segment: Run | None = None
    blocks: tuple[Block, ...] = ()


def item_of(segment: Run) -> Item:
    """A segment as an item."""
    return Item(segment.x0, segment.top, segment.x1, segment.bottom, segment.size, segment)


def stripes(items: Sequence[Item]) -> list[list[Item]]:
    """Items that overlap vertically, from the top down."""
    stripes: list[list[Item]] = []
    bottom = float("-inf")
    for item in sorted(items, key=lambda i: i.top):
        slack = 0.22 * item.size if item.segment else 1.0
        if stripes and item.top < bottom - slack:
            stripes[-1].append(item)
            bottom = max(bottom, item.bottom)
        else:
            stripes.append([item])
            bottom = item.bottom
    return stripes


def groups(
    stripes: Sequence[list[Item]],
) -> Iterator[tuple[list[list[Item]], tuple[float, float] | None]]:
    """Consecutive stripes that share a gutter together; the others one by one, with None."""
    index = done = 0
    while index < len(stripes):
        end, gutter = _reach(stripes, index)
        members = [i for stripe in stripes[index:end] for i in stripe]
        if gutter is not None and _are_labelled(stripes[index:end], gutter):
            yield from (([stripe], None) for stripe in stripes[done:index])
            for group in _by_label(stripes[index:end], gutter):
                yield group, gutter
            index = done = end
        elif gutter is not None and _are_columns(members, gutter):
            first = _first_of_columns(stripes, done, index, (members, gutter))
            yield from (([stripe], None) for stripe in stripes[done:first])
            yield list(stripes[first:end]), gutter
            index = done = end
        else:
            index += 1
    yield from (([stripe], None) for stripe in stripes[done:])


def _first_of_columns(
    stripes: Sequence[list[Item]], done: int, index: int, columns: tuple[list[Item], tuple[float, float]]
) -> int:
    """The first stripe of columns that begin at different heights: it holds the title of the right one."""
    members, gutter = columns
    left, right = (min((i.x0 for i in side), default=0.0) for side in _sides(members, gutter))
    first = at = index
    while at > done and not _apart(stripes, at) and _narrowed(gutter, stripes[at - 1]) is not None:
        ours, theirs = _sides(stripes[at - 1], gutter)
        if not (_begin_at(ours, left) and _begin_at(theirs, right)):
            break
        at -= 1
        first = at if theirs else first
    return first


def _sides(items: Sequence[Item], gutter: tuple[float, float]) -> tuple[list[Item], list[Item]]:
    """What stands left of a gutter, and what stands right of it."""
    middle = (gutter[0] + gutter[1]) / 2
    return [i for i in items if i.x0 < middle], [i for i in items if i.x0 >= middle]


def _begin_at(items: Sequence[Item], edge: float) -> bool:
    """Whether items begin where their column does, or are indented a little."""
    return all(-i.size <= i.x0 - edge <= INDENTED * i.size for i in items)


def _are_labelled(stripes: Sequence[list[Item]], gutter: tuple[float, float]) -> bool:
    """Whether small boxes stand at the left, one above the other, each beside the text that it names."""
    left = [i for stripe in stripes for i in stripe if i.x1 <= gutter[0] + 1]
    right = [i for stripe in stripes for i in stripe if i.x0 >= gutter[1] - 1]
    boxed = sum(bool(i.blocks) for i in left) >= MIN_ROWS and all(i.blocks for i in left)
    if not boxed or not right or any(i.blocks for i in right):
        return False
    beside = [stripe for stripe in stripes if any(i.blocks for i in stripe)]
    return len(beside) == len(left) and _width(left) < MAX_LABEL * _width(right)


def _by_label(stripes: Sequence[list[Item]], gutter: tuple[float, float]) -> Iterator[list[list[Item]]]:
    """The stripes from each label on, up to the next."""
    group: list[list[Item]] = []
    for stripe in stripes:
        if group and any(i.x1 <= gutter[0] + 1 for i in stripe):
            yield group
            group = []
        group.append(stripe)
    if group:
        yield group


def _reach(stripes: Sequence[list[Item]], index: int) -> tuple[int, tuple[float, float] | None]:
    """How far the widest gutter of a stripe runs down."""
    gutters = _gutters(stripes[index])
    if not gutters:
        return index + 1, None
    gutter, end = max(gutters, key=lambda g: g[1] - g[0]), index + 1
    while end < len(stripes):
        narrowed = _narrowed(gutter, stripes[end])
        if narrowed is None or _apart(stripes, end):
            break
        gutter, end = narrowed, end + 1
    return end, gutter


def _apart(stripes: Sequence[list[Item]], index: int) -> bool:
    above, here = stripes[index - 1], stripes[index]
    size = max(i.size for i in here)
    return min(i.top for i in here) - max(i.bottom for i in above) > APART * size


def _gutters(stripe: Sequence[Item]) -> list[tuple[float, float]]:
    """The stretches of white, wide enough to part columns, between the items of a stripe."""
    gutters: list[tuple[float, float]] = []
    last, right = None, float("-inf")
    for item in sorted(stripe, key=lambda i: i.x0):
        if last is not None and item.x0 - right >= _least(last, item):
            gutters.append((right, item.x0))
        last, right = item, max(right, item.x1)
    return gutters


def _narrowed(gutter: tuple[float, float], stripe: Sequence[Item]) -> tuple[float, float] | None:
    left, right = gutter
    for item in stripe:
        if item.x1 <= (left + right) / 2:
            left = max(left, item.x1)
        elif item.x0 >= (left + right) / 2:
            right = min(right, item.x0)
        else:
            return None
    least = min((_least(i, i) for i in stripe), default=0)
    return (left, right) if right - left >= least else None


def _least(one: Item, other: Item) -> float:
    """The least white between two columns; frames and tables need hardly any."""
    return LEAST if one.blocks or other.blocks else GUTTER * other.size


def _are_columns(items: Sequence[Item], gutter: tuple[float, float]) -> bool:
    """Whether what stands left and right of a gutter is read one after the other, not row by row."""
    left = [i for i in items if i.x1 <= gutter[0] + 1]
    right = [i for i in items if i.x0 >= gutter[1] - 1]
    if any(i.blocks for i in items):
        return True
    if len(left) < MIN_ROWS or len(right) < MIN_ROWS:
        return False
    if 2 * sum(is_figure(i.segment) for i in right if i.segment) >= len(right):
        return False
    if _width(left) < MAX_NUMBER * max(i.size for i in left):
        return False
    if min(_width(left), _width(right)) < MIN_PROSE * max(i.size for i in items):
        return _off_lines(left, right)
    if _fill(left) >= FILLED and _fill(right) >= FILLED and min(len(left), len(right)) > MIN_ROWS:
        return True
    return _off_lines(left, right)


def _off_lines(left: Sequence[Item], right: Sequence[Item]) -> bool:
    """Whether most lines at the right stand on no line at the left."""
    on_lines = sum(any(abs(r.bottom - other.bottom) < 0.3 * r.size for other in left) for r in right)
    return on_lines < ALIGNED * len(right)


def _width(items: Sequence[Item]) -> float:
    return max(i.x1 for i in items) - min(i.x0 for i in items)


def _fill(items: Sequence[Item]) -> float:
    """How much of their columns the items fill."""
    columns: list[list[Item]] = []
    for item in sorted(items, key=lambda i: i.x0):
        if columns and item.x0 < max(i.x1 for i in columns[-1]):
            columns[-1].append(item)
        else:
            columns.append([item])
    return fmean((i.x1 - i.x0) / max(_width(column), 1.0) for column in columns for i in column)


def standing(items: Sequence[Item]) -> list[list[Item]]:
    """Items that stand one above the other, column by column from the left."""
    columns: list[list[Item]] = []
    right = float("-inf")
    for item in sorted(items, key=lambda i: i.x0):
        if columns and right - item.x0 > 0.5 * (item.x1 - item.x0):
            columns[-1].append(item)
        else:
            columns.append([item])
        right = max(right, item.x1)
    return columns
