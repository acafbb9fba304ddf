"""Footnotes: the small numbered type at the foot of a page, each with its number and all of its lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from msgspec.structs import replace

from pipeline.documents import OUTSIDE_THE_TEXT, Block, Line

SMALLER = 0.9  # times the body's size, at most
RAISED = 0.85  # times the size of the note, at most: the number before it
LOWER = 0.4  # of the page's height; footnotes stand below
_NUMBER = re.compile(r"[0-9０-９]{1,3}")
_NUMBERED = re.compile(r"(?:[（(]?[0-9０-９]{1,3}[）)]?|(?:[*＊]|注)\s?[0-9０-９]{1,2})[\s　.．、]")


def with_footnotes(blocks: Sequence[Block], heights: Mapping[int, float]) -> list[Block]:
    """The blocks, footnotes made notes: 1　高等専門学校の取組 … is no item of a list."""
    return [
        block
        for page, members in groupby(blocks, key=lambda block: block.page)
        for block in _of_page(list(members), heights.get(page, 0.0))
    ]


def _of_page(blocks: list[Block], height: float) -> Iterator[Block]:
    blocks = list(_numbered(blocks, height))
    start = _first_note(blocks, height)
    yield from blocks[:start]
    last: Block | None = None
    for block in blocks[start:]:
        if not _is_text(block) or not _is_low(block, height):
            yield block
        elif last is None or _NUMBERED.match(block.text):
            if last is not None:
                yield last
            last = replace(block, kind="note", level=0)
        else:
            last = replace(last, lines=last.lines + block.lines)
    if last is not None:
        yield last


def _numbered(blocks: Sequence[Block], height: float) -> Iterator[Block]:
    """The blocks of a page, a small raised number put before the lines that it stands before."""
    number: Block | None = None
    note: Block | None = None
    for block in blocks:
        if number is not None and _stands_before(number, block):
            note = replace(block, kind="note", level=0, lines=(_together(number, block), *block.lines[1:]))
            number = None
            continue
        if note is not None and _goes_on(note, block):
            note = replace(note, lines=note.lines + block.lines)
            continue
        yield from (held for held in (number, note) if held is not None)
        note = None
        number = block if _NUMBER.fullmatch(block.text) and _is_low(block, height) else None
        if number is None:
            yield block
    yield from (held for held in (number, note) if held is not None)


def _goes_on(note: Block, block: Block) -> bool:
    """Whether a block is the next line of a footnote: right below it, in its type."""
    last, first = note.lines[-1].box(), block.lines[0].box()
    if block.kind != "paragraph" or last is None or first is None or block.size != note.size:
        return False
    return -0.5 * note.size < first.top - last.bottom < note.size and abs(first.x0 - last.x0) < 3 * note.size


def _stands_before(number: Block, block: Block) -> bool:
    here, there = number.lines[0].box(), block.lines[0].box()
    if block.cell or number.cell or here is None or there is None or number.size > RAISED * block.size:
        return False
    near = 0 <= there.x0 - here.x1 < 2 * block.size
    return near and here.top - block.size < there.top < here.bottom


def _together(number: Block, block: Block) -> Line:
    one, other = number.lines[0], block.lines[0]
    gap = other.boxes[:16]
    return Line(f"{one.text}　{other.text}", other.page, None, one.boxes + gap + other.boxes)


def _first_note(blocks: Sequence[Block], height: float) -> int:
    """Where the small numbered type begins after which nothing else follows on the page."""
    texts = [index for index, block in enumerate(blocks) if _is_text(block)]
    if not texts:
        return len(blocks)
    amounts: Counter[float] = Counter()
    for index in texts:
        amounts[blocks[index].size] += len(blocks[index].text)
    body = amounts.most_common(1)[0][0]
    first = len(blocks)
    for index in reversed(texts):
        block = blocks[index]
        if not _is_low(block, height):
            continue
        if block.size > SMALLER * body or block.cell:
            break
        if _NUMBERED.match(block.text):
            first = index
    return first


def _is_text(block: Block) -> bool:
    """Whether a block is no header, and no mark that was taken out of a line."""
    return block.kind not in OUTSIDE_THE_TEXT and not (block.kind == "note" and len(block.text) < 6)


def _is_low(block: Block, height: float) -> bool:
    box = block.lines[0].box()
    return box is not None and box.top > LOWER * height > 0
