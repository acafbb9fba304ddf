"""Headings: under which each block stands, the innermost first; each slide begins with its own title."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.documents import OUTSIDE_THE_TEXT, SIZE_LEVELS, Block, Document, Page
from pipeline.reading.marks import mark_of

DEEPEST = 16  # headings above a block; an outline that goes deeper keeps the nearest
TOP = 0.22  # of a slide's height, where its title stands
LANDSCAPE = 1.1  # times its height a slide is wide
LARGEST = 0.7  # of a slide's largest type: its title is no smaller


def sections_of(document: Document) -> list[tuple[int, ...]]:
    """For each block its headings, the innermost first."""
    titles = _slide_titles(document)
    stack: list[int] = []
    sections: list[tuple[int, ...]] = []
    page, root = 0, None
    for index, block in enumerate(document.blocks):
        if block.page != page:
            page, root = block.page, titles.get(block.page)
            stack = stack if root is None else [root]
        if block.kind == "heading" and index != root:
            while stack and stack[-1] != root and _ends(document.blocks[stack[-1]], block):
                stack.pop()
        sections.append(tuple(one for one in reversed(stack[-DEEPEST:]) if one != index))
        if block.kind == "heading" and index != root:
            stack.append(index)
    return sections


def _ends(heading: Block, following: Block) -> bool:
    """Whether a heading's section ends where another begins.

    Sizes beyond the fourth share its level: there, what has no number stands under what has one.
    """
    if heading.level == following.level == SIZE_LEVELS and heading.size != following.size:
        return not _is_numbered(heading) or _is_numbered(following)
    return heading.level >= following.level


def _is_numbered(heading: Block) -> bool:
    mark = mark_of(heading.text)
    return mark is not None and mark.enumerates


def _slide_titles(document: Document) -> dict[int, int]:
    """The heading at the top of each slide; a slide without one goes on with the last."""
    slides = {page.number: page for page in document.pages if page.width > LANDSCAPE * page.height > 0}
    titles: dict[int, int] = {}
    largest: dict[int, float] = {}
    for index, block in enumerate(document.blocks):
        if block.page not in slides or block.kind in OUTSIDE_THE_TEXT:
            continue
        if block.cell is None:
            largest[block.page] = max(largest.get(block.page, 0.0), block.size)
        if block.kind == "heading" and _is_higher(document.blocks, index, titles.get(block.page)):
            titles[block.page] = index
    return {
        number: index
        for number, index in titles.items()
        if _is_at_top(document.blocks[index], slides[number])
        and document.blocks[index].size >= LARGEST * largest[number]
    }


def _is_higher(blocks: Sequence[Block], index: int, other: int | None) -> bool:
    if other is None:
        return True
    here, there = blocks[index].lines[0].box(), blocks[other].lines[0].box()
    return here is not None and there is not None and here.top < there.top - 1


def _is_at_top(block: Block, page: Page) -> bool:
    box = block.lines[0].box()
    return box is not None and box.bottom < TOP * page.height
