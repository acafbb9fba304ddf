"""Timelines: a row of vertical labels with dates printed above them, read as a table.

The labels head the dates; a year that stands above a date labels the row of the dates from there on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.documents import CellRole
from pipeline.reading.pdf.characters.glyphs import Glyph
from pipeline.reading.pdf.characters.runs import make_run
from pipeline.reading.pdf.layout.columns import Item, item_of
from pipeline.reading.pdf.layout.order import Sheet
from pipeline.reading.pdf.tables.cells import lines_of, size_of
from pipeline.reading.roles import GridCell, cell_blocks

MIN_LABELS = 4
MIN_DATED = 2
ALIGNED = 0.6  # of the size, by which the beginnings of labels in a row may differ
NEAR = 0.8  # of the size, from a label's axis to that of what stands above it
REACH = 8.0  # of the size: dates stand no farther from their labels
SLACK = 0.3
WHITE = 0.3  # of the size, between two dates on one line
PAUSE = 1.5  # of the size: white within a label

_YEAR = re.compile(r"(?:(?:19|20)[0-9]{2}|(?:令和|平成|Ｒ|R)[0-9０-９]{1,2})年?度?")
_DATED = re.compile(r"[0-9０-９]{1,4}\s*[/／.．年月]|(?:19|20)[0-9]{2}$|[0-9０-９]{1,2}[:：時][0-9０-９]{2}")


def with_timelines(items: Sequence[Item], sheet: Sheet) -> list[Item]:
    """The items, each row of vertical labels with its dates as one table: the labels head the dates."""
    rest = list(items)
    for row in _rows(items):
        apart = [part for item in rest for part in _parts(item, row)]
        columns = [_label(label, apart) for label in row]
        dated = [_dated(label, apart) for label in row]
        if sum(bool(found) for found in dated) < MIN_DATED:
            continue
        used = {id(item) for found in columns + dated for item in found}
        rest = [item for item in apart if id(item) not in used]
        rest.append(_table(columns, dated, sheet))
    return rest


def _rows(items: Sequence[Item]) -> list[list[Item]]:
    """Vertical labels that begin at the same height."""
    rows: list[list[Item]] = []
    for item in sorted((i for i in items if i.segment and i.segment.vertical), key=lambda i: i.top):
        if rows and item.top - rows[-1][0].top <= ALIGNED * item.size:
            rows[-1].append(item)
        else:
            rows.append([item])
    return [sorted(row, key=lambda i: i.x0) for row in rows if len(row) >= MIN_LABELS]


def _parts(item: Item, row: Sequence[Item]) -> list[Item]:
    """What stands above a row of labels, cut where there is white: 17:00 17:00 belong to two of them."""
    label = row[0]
    above = label.top - REACH * label.size < item.top and item.bottom <= label.top + SLACK * label.size
    if item.segment is None or item.segment.vertical or not above:
        return [item]
    parts: list[list[Glyph]] = []
    for glyph in item.segment.glyphs:
        if parts and glyph.x0 - parts[-1][-1].x1 < WHITE * glyph.size:
            parts[-1].append(glyph)
        else:
            parts.append([glyph])
    return [item_of(make_run(part, item.segment.order)) for part in parts]


def _label(first: Item, items: Sequence[Item]) -> list[Item]:
    """A label with what goes on below it: 実績報告 → 確定検査."""
    pieces = [first]
    for item in sorted(items, key=lambda i: i.top):
        if item.segment is None or not (item.segment.vertical or len(item.segment.text) == 1):
            continue
        below = 0 <= item.top - pieces[-1].bottom + 0.3 * first.size < PAUSE * first.size
        if below and abs(_axis(item) - _axis(first)) < 0.5 * first.size:
            pieces.append(item)
    return pieces


def _dated(label: Item, items: Sequence[Item]) -> list[Item]:
    """The dates and times that stand on a label's axis, above it."""
    return [
        item
        for item in items
        if item.segment is not None
        and not item.segment.vertical
        and label.top - REACH * label.size < item.top < item.bottom <= label.top + SLACK * label.size
        and abs(_axis(item) - _axis(label)) < NEAR * label.size
        and _DATED.search(item.segment.text)
    ]


def _axis(item: Item) -> float:
    return (item.x0 + item.x1) / 2


def _table(columns: Sequence[Sequence[Item]], dated: Sequence[Sequence[Item]], sheet: Sheet) -> Item:
    cells = [_cell(0, column, found, "header", sheet) for column, found in enumerate(columns, 1)]
    row = 1
    for column, found in enumerate(dated, 1):
        years = [item for item in found if item.segment and _YEAR.fullmatch(item.segment.text)]
        if years:
            row += len(cells) > len(columns)
            cells.append(_cell(row, 0, years, "label", sheet))
        days = [item for item in found if item not in years]
        if days:
            cells.append(_cell(row, column, days, "value", sheet))
    items = [item for found in (*columns, *dated) for item in found]
    return Item(
        min(i.x0 for i in items),
        min(i.top for i in items),
        max(i.x1 for i in items),
        max(i.bottom for i in items),
        max(i.size for i in items),
        None,
        tuple(cell_blocks(cells, next(sheet.tables))),
    )


def _cell(row: int, column: int, items: Sequence[Item], role: CellRole, sheet: Sheet) -> GridCell:
    runs = [item.segment for item in items if item.segment is not None]
    return GridCell(row, column, lines_of(runs, sheet.number), 1, 1, size_of(runs), role)
