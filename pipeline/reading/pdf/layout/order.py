"""The order in which a page is read: rows, columns and frames, told by the white between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from pipeline.documents import Block
from pipeline.reading.pdf.characters.lines import printed_line
from pipeline.reading.pdf.characters.runs import Run
from pipeline.reading.pdf.layout.columns import Item, groups, standing, stripes
from pipeline.reading.pdf.layout.paragraphs import blocks_of
from pipeline.reading.pdf.tables.open_tables import open_table_blocks, open_tables

FAR = 12.0  # of the size
MAX_RATIO = 1.5  # of sizes that stand on one line
MAX_DEPTH = 12


class Sheet(NamedTuple):
    """The page that is being read: its number, and the numbers that its next tables get."""

    number: int
    tables: Iterator[int]


def read_order(items: Sequence[Item], sheet: Sheet, depth: int = 0) -> Iterator[Block]:
    """The blocks of items in reading order."""
    if not items:
        return
    flow: list[list[Item]] = []
    for group, gutter in groups(stripes(items)):
        if gutter is None or depth >= MAX_DEPTH:
            flow.extend(group)
            continue
        yield from _column(flow, sheet)
        flow = []
        middle = (gutter[0] + gutter[1]) / 2
        members = [item for stripe in group for item in stripe]
        for side in (True, False):
            yield from read_order([i for i in members if (i.x0 < middle) == side], sheet, depth + 1)
    yield from _column(flow, sheet)


def _column(stripes: Sequence[Sequence[Item]], sheet: Sheet) -> Iterator[Block]:
    """The blocks of stripes that are read row by row."""
    rows: list[list[Run]] = []
    for stripe in stripes:
        segments = [i.segment for i in stripe if i.segment is not None]
        if any(i.blocks for i in stripe) or any(s.vertical for s in segments):
            yield from _flowing(rows, sheet)
            rows = []
            yield from _beside(stripe, sheet)
            continue
        rows.extend(_rows(segments))
    yield from _flowing(rows, sheet)


def _beside(stripe: Sequence[Item], sheet: Sheet) -> Iterator[Block]:
    """Things that stand side by side and are no rows: frames, tables, vertical labels."""
    for column in standing(stripe):
        for item in sorted(column, key=lambda i: (i.top, i.x0)):
            yield from item.blocks
            if item.segment is not None:
                yield from blocks_of([printed_line([item.segment], sheet.number)], item.x1)


def _rows(segments: Sequence[Run]) -> Iterator[list[Run]]:
    row: list[Run] = []
    for segment in sorted(segments, key=lambda s: (s.middle, s.x0)):
        if row and not _on_line(row[0], segment):
            yield sorted(row, key=lambda s: s.x0)
            row = []
        row.append(segment)
    if row:
        yield sorted(row, key=lambda s: s.x0)


def _without_folio(row: list[Run]) -> list[list[Run]]:
    """A row without the page number far off at its end, which becomes a line of its own."""
    last = row[-1]
    if len(row) < 2 or not last.text.isdecimal() or last.x0 - row[-2].x1 < FAR * last.size:
        return [row]
    return [row[:-1], [last]]


def _on_line(one: Run, other: Run) -> bool:
    smaller, larger = sorted((one.size, other.size))
    return abs(one.middle - other.middle) <= 0.45 * smaller and larger <= MAX_RATIO * smaller


def _flowing(rows: Sequence[list[Run]], sheet: Sheet) -> Iterator[Block]:
    """Paragraphs, and the lists of labels with figures beside them that stand between."""
    if not rows:
        return
    done = 0
    for start, end in open_tables(rows):
        yield from _prose(rows[done:start], sheet)
        yield from open_table_blocks(rows[start:end], sheet.number, next(sheet.tables))
        done = end
    yield from _prose(rows[done:], sheet)


def _prose(rows: Sequence[list[Run]], sheet: Sheet) -> Iterator[Block]:
    lines = [printed_line(part, sheet.number) for row in rows for part in _without_folio(row)]
    if lines:
        em = median(line.size for line in lines)
        rights = sorted(line.x1 for line in lines)
        lonely = len(rights) >= 4 and rights[-1] - rights[-2] > 3 * em
        yield from blocks_of(lines, rights[-2] if lonely else rights[-1])
