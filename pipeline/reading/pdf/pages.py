"""One PDF page to blocks: characters, rulings, tables, frames and the order between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

from msgspec.structs import replace

from pipeline.documents import Block, Box, Page
from pipeline.reading.pdf.characters.frames import frame_of
from pipeline.reading.pdf.characters.glyphs import Glyph, main_turn, page_text
from pipeline.reading.pdf.characters.health import unreadable, without_text
from pipeline.reading.pdf.characters.lines import line_of
from pipeline.reading.pdf.characters.lost import recovered
from pipeline.reading.pdf.characters.marginalia import set_apart, without_backdrop
from pipeline.reading.pdf.characters.recognition import is_recognized, legible, trusted
from pipeline.reading.pdf.characters.runs import Run, content_runs, segments_of
from pipeline.reading.pdf.layout.columns import Item, item_of
from pipeline.reading.pdf.layout.order import Sheet, read_order
from pipeline.reading.pdf.layout.timelines import with_timelines
from pipeline.reading.pdf.rulings.drawing import page_rulings
from pipeline.reading.pdf.rulings.grids import find_grids
from pipeline.reading.pdf.rulings.rulings import Rulings
from pipeline.reading.pdf.rulings.stripes import with_columns
from pipeline.reading.pdf.tables.cells import blocks_of_areas, is_table
from pipeline.reading.pdf.tables.filling import Filling


def read_page(page: Any, number: int) -> tuple[Page, list[Block]]:
    """A pdfium page as its upright size, what is wrong with it, and its blocks in reading order."""
    frame = frame_of(page)
    text = page_text(page, frame)
    turn = main_turn(text.glyphs)
    if turn:
        frame = frame._replace(turns=(frame.turns - turn) % 4)
        text = page_text(page, frame)
    upright = Page(number, frame.width, frame.height, 90 * frame.turns)
    rulings = page_rulings(page, frame)
    text = recovered(text, page, frame, rulings.texts)
    return page_blocks(text.glyphs, rulings, upright)


def page_blocks(glyphs: Sequence[Glyph], rulings: Rulings, page: Page) -> tuple[Page, list[Block]]:
    """The blocks of a page's characters and rulings, its tables numbered from 0."""
    recognized = is_recognized(glyphs)
    read = legible(glyphs) if recognized else [glyph for glyph in glyphs if glyph.visible]
    blocks = list(_blocks(content_runs(read), rulings, Sheet(page.number, count())))
    problem = without_text(read, rulings, page.height)
    if recognized:
        blocks, said = trusted(blocks)
        page = replace(page, problem=problem or said, source="recognition")
    else:
        page = replace(page, problem=problem or unreadable(read, blocks))
    return page, list(_numbered(blocks))


def _blocks(runs: list[Run], rulings: Rulings, sheet: Sheet) -> Iterator[Block]:
    """Tables become items of their own, frames regions; then all is read in order."""
    runs, behind = without_backdrop(runs)
    runs, marks = set_apart(runs)
    grids = find_grids(with_columns(rulings, runs))
    fillings = sorted((Filling(grid) for grid in grids), key=lambda f: _area(f.grid.box))
    fillings = [filling for filling in fillings if not filling.cuts_words(runs)]
    for filling in fillings:
        runs = [rest for run in runs for rest in filling.take(run)]
    items = [item_of(segment) for segment in segments_of(runs)]
    for filling in fillings:
        areas, ys = filling.areas()
        if is_table(areas):
            blocks = tuple(blocks_of_areas(areas, ys, sheet.number, next(sheet.tables)))
            items.append(Item(*filling.grid.box, max(block.size for block in blocks), None, blocks))
            continue
        for box, segments in filling.frames():
            items = list(_framed(items, box, segments, sheet))
    text, tabs = _without_tabs(with_timelines(items, sheet))
    yield from read_order(text, sheet)
    yield from read_order(tabs, sheet)
    for mark in marks + behind:
        yield Block("note", (line_of([mark], sheet.number),), 0, None, round(mark.size, 2))


def _without_tabs(items: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    """The items, and the vertical labels that stand in the margin beside all of them."""
    flat = [item for item in items if not _is_vertical(item)]
    left, right = min((i.x0 for i in flat), default=0.0), max((i.x1 for i in flat), default=0.0)
    text: list[Item] = []
    tabs: list[Item] = []
    for item in items:
        beside = flat and _is_vertical(item) and (item.x0 >= right or item.x1 <= left)
        (tabs if beside else text).append(item)
    return text, tabs


def _is_vertical(item: Item) -> bool:
    return item.segment is not None and item.segment.vertical


def _numbered(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks with their tables numbered as they are read."""
    numbers: dict[int, int] = {}
    for block in blocks:
        if block.cell is None:
            yield block
        else:
            number = numbers.setdefault(block.cell.table, len(numbers))
            yield replace(block, cell=replace(block.cell, table=number))


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def _framed(items: Sequence[Item], box: Box, segments: Sequence[Run], sheet: Sheet) -> Iterator[Item]:
    """The items with those inside a frame read as one."""
    inside = [item for item in items if _lies_in(item, box)]
    yield from (item for item in items if not _lies_in(item, box))
    members = inside + [item_of(segment) for segment in segments]
    blocks = tuple(read_order(members, sheet))
    if blocks:
        yield Item(*box, max(item.size for item in members), None, blocks)


def _lies_in(item: Item, box: Box) -> bool:
    x, y = (item.x0 + item.x1) / 2, (item.top + item.bottom) / 2
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom and item.blocks != ()
