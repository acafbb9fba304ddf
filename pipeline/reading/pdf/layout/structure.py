"""What the whole document tells: running headers, headings, paragraphs over pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from pipeline.documents import OUTSIDE_THE_TEXT, Block, BlockKind, Page
from pipeline.reading.pdf.layout.footnotes import with_footnotes
from pipeline.reading.pdf.layout.headings import ENDED, with_headings
from pipeline.reading.wrapping import begins_anew

MARGIN = 0.1  # of the page's height, where headers and footers stand
SIDE = 0.09  # of the page's width, where the tabs of chapters stand
MARK = 4  # characters that a mark and the gap behind it take
ALIKE = 1.5  # times as wide, at most, as the only line of a paragraph that goes on in the next column
MIN_REPEATS = 3
_PAGE_NUMBER = re.compile(
    r"[\s\-－―‐–—~～・/／()（）]*(?:[0-9０-９]{1,4}|[ivxlIVXL]{1,6}|[ⅰ-ⅻⅠ-Ⅻ])(?:\s*[/／]\s*[0-9０-９]{1,4})?(?:\s*(?:ページ|頁))?"
    r"[\s\-－―‐–—~～・()（）]*|(?:P|p|Ｐ)[.．]?\s*[0-9０-９]{1,4}"
)
_ENDS_A_SENTENCE = re.compile(r"[ぁ-ん]{1,7}[。．]")  # があります。 alone on the next page
_DIGITS = re.compile(r"[0-9０-９]+")


def structured(blocks: Sequence[Block], pages: Sequence[Page]) -> Iterator[Block]:
    """The blocks with the kinds and levels that the document as a whole gives them."""
    marginal = _without_margins(blocks, pages)
    noted = with_footnotes(marginal, {page.number: page.height for page in pages})
    yield from _joined(with_headings(noted))


def _without_margins(blocks: Sequence[Block], pages: Sequence[Page]) -> list[Block]:
    known = {page.number: page for page in pages}
    places = [_margin(block, known[block.page]) for block in blocks]
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
    repeated = len(repeats[place, _DIGITS.sub("0", block.text)]) >= enough
    if _PAGE_NUMBER.fullmatch(block.text) and (repeated or place != "side"):
        return "page_number"
    if repeated:
        return "footer" if place == "bottom" else "header"
    return None


def _margin(block: Block, page: Page) -> str:
    """top, bottom or side where a block stands in a margin of its page."""
    box = block.lines[0].box()
    if box is None or not page.height or len(block.lines) > 2:
        return ""
    if box.bottom < MARGIN * page.height:
        return "top"
    if box.top > (1 - MARGIN) * page.height:
        return "bottom"
    beside = box.x1 < SIDE * page.width or box.x0 > (1 - SIDE) * page.width
    return "side" if beside else ""


def _joined(blocks: Sequence[Block]) -> Iterator[Block]:
    """Paragraphs whole again that the end of a page or column has cut."""
    above: Block | None = None
    last: Block | None = None
    held: list[Block] = []
    for block in blocks:
        if last is not None and _may_stand_between(block, last):
            held.append(block)
        elif last is not None and _goes_over(last, block, above):
            last = replace(last, lines=last.lines + block.lines)
        else:
            if last is not None:
                yield last
            yield from held
            held, last, above = [], block, last
    if last is not None:
        yield last
    yield from held


def _may_stand_between(block: Block, last: Block) -> bool:
    """Whether a paragraph may go on behind a block: a header, or a footnote where it has not ended."""
    if block.kind in OUTSIDE_THE_TEXT:
        return True
    unended = last.kind in ("paragraph", "list_item") and not ENDED.search(last.lines[-1].text)
    return block.kind == "note" and unended


def _goes_over(last: Block, block: Block, above: Block | None) -> bool:
    if block.kind != "paragraph" or last.kind not in ("paragraph", "list_item"):
        return False
    if not _is_next_place(last, block) or abs(block.size - last.size) > 0.1 * last.size:
        return False
    text = last.lines[-1].text
    return (
        not ENDED.search(text)
        and not begins_anew(block.text)
        and _is_full(last, above)
        and (_width(block) > 8 * last.size or _ENDS_A_SENTENCE.fullmatch(block.text) is not None)
    )


def _is_next_place(last: Block, block: Block) -> bool:
    """Whether a block begins the next page, or the column right of the one that ends."""
    if block.page == last.lines[-1].page + 1:
        return True
    end, start = last.lines[-1].box(), block.lines[0].box()
    if block.page != last.lines[-1].page or end is None or start is None:
        return False
    prose = len(last.lines) > 1 or (len(block.lines) > 1 and _width(block) < ALIKE * _width(last))
    return prose and start.x0 >= end.x1 and start.bottom < end.top


def _is_full(block: Block, above: Block | None) -> bool:
    """Whether the last line reaches as far as the others, or as the paragraph above it."""
    boxes = [box for line in block.lines if line.page == block.page and (box := line.box())]
    edges = [box.x1 for box in boxes]
    if len(boxes) == 1 and "\u3000" not in block.text[MARK:] and _is_prose_of(above, block.page):
        others = [box for line in above.lines if (box := line.box())] if above else []
        edges += [box.x1 for box in others if abs(box.x0 - boxes[0].x0) < 3 * block.size]
    return len(edges) > 1 and edges[len(boxes) - 1] >= max(edges) - 1.6 * block.size


def _is_prose_of(block: Block | None, page: int) -> bool:
    return block is not None and block.cell is None and block.page == page


def _width(block: Block) -> float:
    box = block.lines[0].box()
    return box.x1 - box.x0 if box else 0.0
