"""Headings and their levels: told by size, then by weight, then by numbering."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from pipeline.documents import OUTSIDE_THE_TEXT, SIZE_LEVELS, Block
from pipeline.reading.marks import Mark, display_width, is_bracketed_title, is_title_like, mark_of

LARGER = 1.12  # times the body's size: a heading
AS_LARGE = 0.95  # times the body's size: a bold line may head it
BRACKETED_DEPTH = 5
MAX_TITLE = 90
MIN_BODY_BLOCKS = 7  # of one size on a page: they are no headings
INDENTED = 3.0  # of the size, by which the prose under a bold line may stand off
ENOUGH = 200  # characters outside of tables; a page with fewer is judged by the document
MOSTLY = 0.5  # of a page's characters: where these are bold, boldness tells nothing
ENDED = re.compile(r"[。｡．！？：:][」』）)]?$")
_FIGURE = re.compile(r"[約△▲（(]*[0-9０-９][0-9０-９,，.．]*[兆億万千百]*(?:円|人|件)")


class _Body(NamedTuple):
    """The prose of a page: the size of its type, and whether most of it is bold."""

    size: float
    bold: bool


def with_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with those that head others made headings, each with its level.

    Larger type has levels 1 to 4; below it come numbered and bracketed titles by their marks, and bold
    lines one level below the bold numbered title that they stand under.
    """
    bodies = _bodies(blocks)
    large = {round(b.size * 2) for b in blocks if b.size >= LARGER * bodies[b.page].size and _may_head(b)}
    ranks = {size: min(rank, SIZE_LEVELS) for rank, size in enumerate(sorted(large, reverse=True), 1)}
    above = SIZE_LEVELS
    headed: list[Block] = []
    for before, block, after in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False):
        level = _level(block, (before, after), bodies[block.page], ranks, above)
        if level and block.bold and level <= SIZE_LEVELS:
            above = SIZE_LEVELS
        elif level and block.bold and mark_of(block.text):
            above = level
        found = replace(block, kind="heading", level=level) if level else block
        if headed and _is_numbered_by(found, headed[-1]):
            found = replace(found, lines=headed.pop().lines + found.lines)
        headed.append(found)
    return headed


def _is_numbered_by(block: Block, before: Block) -> bool:
    """Whether a heading's number is printed apart, before it on the same line: 第４節 | 安全に関する研究."""
    if block.kind != "heading" or before.kind != "heading" or block.page != before.page:
        return False
    mark, number, title = mark_of(before.text + " "), before.lines[0].box(), block.lines[0].box()
    if mark is None or mark.length < len(before.text) or number is None or title is None:
        return False
    return number.x1 <= title.x0 and number.top < (title.top + title.bottom) / 2 < number.bottom


_Around = tuple[Block | None, Block | None]


def _level(block: Block, around: _Around, body: _Body, ranks: dict[int, int], above: int) -> int:
    """The level of a heading; that of the reader of its page for what this one knows no better; else 0."""
    if not _may_head(block):
        return block.level if block.kind == "heading" else 0
    if block.size >= LARGER * body.size:
        return ranks[round(block.size * 2)]
    mark = mark_of(block.text)
    if is_bracketed_title(block.text):
        return SIZE_LEVELS + BRACKETED_DEPTH
    if mark is None:
        return above + 1 if _stands_out(block, around, body) else block.level * (block.kind == "heading")
    if _is_numbered_title(block, mark, around, body):
        return SIZE_LEVELS + mark.depth
    return block.level if block.kind == "heading" else 0


def _is_numbered_title(block: Block, mark: Mark, around: _Around, body: _Body) -> bool:
    """Whether a marked line is a title and no item of a list; a bold one may head a table, too."""
    following = around[1]
    if mark.always_item or following is None or any(_is_sibling(other, mark) for other in around):
        return False
    if block.bold and not body.bold and block.size >= AS_LARGE * body.size:
        return True
    return len(block.lines) == 1 and is_title_like(block.text) and following.cell is None


def _stands_out(block: Block, around: _Around, body: _Body) -> bool:
    """Whether a line is bold alone: the prose of its page is not, nor what stands before and after it."""
    before, after = around
    if not block.bold or body.bold or block.size < AS_LARGE * body.size or len(block.lines) > 1:
        return False
    if not is_title_like(block.text) or after is None or after.page != block.page:
        return False
    alone = before is None or before.page != block.page or not before.bold or before.kind == "heading"
    return alone and not after.bold and after.kind in ("paragraph", "list_item") and _is_over(block, after)


def _is_over(block: Block, after: Block) -> bool:
    """Whether a line stands right over a block that begins where it does; no label in a picture does."""
    here, there = block.lines[0].box(), after.lines[0].box()
    if here is None or there is None or block.text.count("\u3000") > 1:
        return False
    return here.bottom <= there.top + block.size and abs(here.x0 - there.x0) <= INDENTED * block.size


def _is_sibling(other: Block | None, mark: Mark) -> bool:
    """Whether a block beside has a mark of the same family: then both are items of a list."""
    found = mark_of(other.text) if other is not None else None
    return found is not None and found.family == mark.family


def _may_head(block: Block) -> bool:
    if block.kind not in ("paragraph", "list_item", "heading") or len(block.lines) > 2:
        return False
    text = block.text
    if _FIGURE.match(text):
        return False
    return (
        len(text) > 1 and display_width(text) <= MAX_TITLE and not ENDED.search(text) and not text.isdigit()
    )


def _bodies(blocks: Sequence[Block]) -> dict[int, _Body]:
    """The prose of each page: the size of most characters outside of tables, or a larger one of its own."""
    whole: Counter[float] = Counter()
    pages: defaultdict[int, Counter[float]] = defaultdict(Counter)
    weights: defaultdict[int, Counter[bool]] = defaultdict(Counter)
    all_weights: Counter[bool] = Counter()
    for block in blocks:
        size = round(block.size * 2) / 2
        if block.kind not in OUTSIDE_THE_TEXT:
            whole[size] += len(block.text) if block.cell is None else 1
        pages[block.page][size] += block.cell is None
        if block.cell is None:
            weights[block.page][block.bold] += len(block.text)
            all_weights[block.bold] += len(block.text)
    body = whole.most_common(1)[0][0] if whole else 0.0
    return {
        page: _Body(
            max([body, *(s for s, n in sizes.items() if n >= MIN_BODY_BLOCKS)]),
            _mostly(weights[page] if weights[page].total() >= ENOUGH else all_weights),
        )
        for page, sizes in pages.items()
    }


def _mostly(weights: Counter[bool]) -> bool:
    return weights[True] > MOSTLY * weights.total()
