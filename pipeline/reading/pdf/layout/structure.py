"""What the whole document tells: headings by size, running headers, paragraphs over pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from pipeline.documents import OUTSIDE_THE_TEXT, Block, BlockKind, Page
from pipeline.reading.marks import Mark, display_width, is_bracketed_title, is_title_like, mark_of
from pipeline.reading.wrapping import begins_anew

LARGER = 1.12  # times the body's size: a heading
SIZE_LEVELS = 4
MARGIN = 0.1  # of the page's height, where headers and footers stand
MIN_REPEATS = 3
MAX_TITLE = 90
MIN_BODY_BLOCKS = 7  # of one size on a page: they are no headings
_PAGE_NUMBER = re.compile(
    r"[\s\-－―‐–—~～・/／()（）]*(?:[0-9０-９]{1,4}|[ivxlIVXL]{1,6}|[ⅰ-ⅻⅠ-Ⅻ])(?:\s*[/／]\s*[0-9０-９]{1,4})?(?:\s*(?:ページ|頁))?"
    r"[\s\-－―‐–—~～・()（）]*|(?:P|p|Ｐ)[.．]?\s*[0-9０-９]{1,4}"
)
_FIGURE = re.compile(r"[約△▲（(]*[0-9０-９][0-9０-９,，.．]*[兆億万千百]*(?:円|人|件)")
_DIGITS = re.compile(r"[0-9０-９]+")
_ENDED = re.compile(r"[。｡．！？：:][」』）)]?$")


def structured(blocks: Sequence[Block], pages: Sequence[Page]) -> Iterator[Block]:
    """The blocks with the kinds and levels that the document as a whole gives them."""
    marginal = _without_margins(blocks, pages)
    yield from _joined(_with_headings(marginal))


def _without_margins(blocks: Sequence[Block], pages: Sequence[Page]) -> list[Block]:
    heights = {page.number: page.height for page in pages}
    places = [_margin(block, heights.get(block.page, 0.0)) for block in blocks]
    repeats: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for block, place in zip(blocks, places, strict=True):
        if place:
            repeats[place, _DIGITS.sub("0", block.text)].add(block.page)
    enough = min(MIN_REPEATS, max(2, len(pages) - 1))
    return [
        replace(block, kind=kind, level=0) if kind else block
        for block, place in zip(blocks, places, strict=True)
        for kind in [_margin_kind(block, place, repeats, enough)]
    ]


def _margin_kind(
    block: Block, place: str, repeats: dict[tuple[str, str], set[int]], enough: int
) -> BlockKind | None:
    if not place or block.cell or block.kind == "note":
        return None
    if _PAGE_NUMBER.fullmatch(block.text):
        return "page_number"
    if len(repeats[place, _DIGITS.sub("0", block.text)]) >= enough:
        return "header" if place == "top" else "footer"
    return None


def _margin(block: Block, height: float) -> str:
    """top or bottom where a block stands in a margin of its page."""
    box = block.lines[0].box()
    if box is None or not height or len(block.lines) > 2:
        return ""
    if box.bottom < MARGIN * height:
        return "top"
    return "bottom" if box.top > (1 - MARGIN) * height else ""


def _with_headings(blocks: Sequence[Block]) -> list[Block]:
    body = _body_sizes(blocks)
    large = {round(b.size * 2) for b in blocks if b.size >= LARGER * body[b.page] and _may_head(b)}
    ranks = {size: min(rank, SIZE_LEVELS) for rank, size in enumerate(sorted(large, reverse=True), 1)}
    around = zip([None, *blocks], blocks, [*blocks[1:], None], strict=False)
    return [_heading(block, (before, after), body[block.page], ranks) for before, block, after in around]


def _is_sibling(other: Block | None, mark: Mark) -> bool:
    """Whether a block beside has a mark of the same family: then both are items of a list."""
    found = mark_of(other.text) if other is not None else None
    return found is not None and found.family == mark.family


def _heading(
    block: Block, around: tuple[Block | None, Block | None], body: float, ranks: dict[int, int]
) -> Block:
    if not _may_head(block):
        return block
    if block.size >= LARGER * body:
        return replace(block, kind="heading", level=ranks[round(block.size * 2)])
    mark = mark_of(block.text)
    if is_bracketed_title(block.text):
        return replace(block, kind="heading", level=SIZE_LEVELS + 5)
    if mark is None or mark.always_item or len(block.lines) > 1 or not is_title_like(block.text):
        return block
    if around[1] is None or around[1].cell or any(_is_sibling(other, mark) for other in around):
        return block
    return replace(block, kind="heading", level=SIZE_LEVELS + mark.depth)


def _may_head(block: Block) -> bool:
    if block.kind not in ("paragraph", "list_item", "heading") or len(block.lines) > 2:
        return False
    text = block.text
    if _FIGURE.match(text):
        return False
    return (
        len(text) > 1 and display_width(text) <= MAX_TITLE and not _ENDED.search(text) and not text.isdigit()
    )


def _body_sizes(blocks: Sequence[Block]) -> dict[int, float]:
    """The size of most characters outside of tables, page by page: the document's, or a larger one."""
    whole: Counter[float] = Counter()
    pages: defaultdict[int, Counter[float]] = defaultdict(Counter)
    for block in blocks:
        size = round(block.size * 2) / 2
        if block.kind not in OUTSIDE_THE_TEXT:
            whole[size] += len(block.text) if block.cell is None else 1
        pages[block.page][size] += block.cell is None
    body = whole.most_common(1)[0][0] if whole else 0.0
    return {
        page: max([body, *(s for s, n in sizes.items() if n >= MIN_BODY_BLOCKS)])
        for page, sizes in pages.items()
    }


def _joined(blocks: Sequence[Block]) -> Iterator[Block]:
    """Paragraphs whole again that a page's end has cut."""
    last: Block | None = None
    held: list[Block] = []
    for block in blocks:
        if last is not None and block.kind in OUTSIDE_THE_TEXT:
            held.append(block)
        elif last is not None and _goes_over(last, block):
            last = replace(last, lines=last.lines + block.lines)
        else:
            if last is not None:
                yield last
            yield from held
            held, last = [], block
    if last is not None:
        yield last
    yield from held


def _goes_over(last: Block, block: Block) -> bool:
    if block.kind != "paragraph" or last.kind not in ("paragraph", "list_item"):
        return False
    if not _is_next_place(last, block) or abs(block.size - last.size) > 0.1 * last.size:
        return False
    text = last.lines[-1].text
    return (
        not _ENDED.search(text)
        and not begins_anew(block.text)
        and _is_full(last)
        and _width(block) > 8 * last.size
    )


def _is_next_place(last: Block, block: Block) -> bool:
    """Whether a block begins the next page, or the column right of the one that ends."""
    if block.page == last.lines[-1].page + 1:
        return True
    end, start = last.lines[-1].box(), block.lines[0].box()
    if block.page != last.lines[-1].page or end is None or start is None:
        return False
    return start.x0 >= end.x1 and start.bottom < end.top


def _is_full(block: Block) -> bool:
    """Whether the last line reaches as far as the others."""
    boxes = [box for line in block.lines if (box := line.box())]
    return len(boxes) > 1 and boxes[-1].x1 >= max(box.x1 for box in boxes) - 1.6 * block.size


def _width(block: Block) -> float:
    box = block.lines[0].box()
    return box.x1 - box.x0 if box else 0.0
