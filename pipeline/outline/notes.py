"""Notes tied to what bears their mark: ※1 to ※1 …, 注2) to (注2) …, a small ¹ in the text to its footnote."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.documents import Block, Box
from pipeline.outline.links import Link

REACH = 400  # blocks from a mark to its note
MOST = 6  # notes tied to one block
SMALLER = 0.92  # times the size of what bears the mark: no footnote is larger
PAGES = 1  # a note stands on its mark's page, or on the next
_HEAD = re.compile(r"[(\[（〔【]?\s*(※|＊|\*|†|注)\s*[(（]?\s*([0-9０-９]{0,2}|[①-⑳])\s*[)）\]〕】:：.．]?")
_MARK = re.compile(
    r"(?:[^\s。．（(]|[^\s][（(\[〔])(※|＊|\*|†|注)\s*[(（]?([0-9０-９]{1,2}|[①-⑳])?[)）\]〕]?"
)
_SMALL = re.compile(r"[0-9０-９]{1,3}|[*＊※†]{1,2}[0-9]{0,2}")
_FOOTNOTE = re.compile(r"[(（]?([0-9０-９]{1,3}|[*＊※†]{1,2}[0-9]{0,2})[)）]?[\s　.．:：]")
_DIGITS = str.maketrans("０１２３４５６７８９＊", "0123456789*")


class Notes:
    """The notes of a document by their marks, and for each block those that its words point to."""

    def __init__(self, blocks: Sequence[Block], texts: Sequence[str]) -> None:
        self._blocks, self._texts = blocks, texts
        self._by_mark: defaultdict[str, list[int]] = defaultdict(list)
        for index, text in enumerate(texts):
            if (mark := _mark_at_head(blocks[index], text)) is not None:
                self._by_mark[mark].append(index)
        self._small = dict(_tied_by_place(blocks))

    def links(self, block: int) -> Iterator[Link]:
        """The notes to which a block's marks lead, in the order of its marks."""
        yield from (Link("note", note) for note in self._small.get(block, ())[:MOST])
        if not self._by_mark or _mark_at_head(self._blocks[block], self._texts[block]) is not None:
            return
        marks = dict.fromkeys(_key(found[1], found[2]) for found in _MARK.finditer(self._blocks[block].text))
        for mark in list(marks)[:MOST]:
            note = self._nearest(mark, block)
            if note is not None:
                yield Link("note", note)

    def _nearest(self, mark: str, block: int) -> int | None:
        """The next note with a mark behind a block, on its page or the one after."""
        notes = self._by_mark.get(mark, [])
        position = bisect_right(notes, block)
        if position == len(notes) or notes[position] - block > REACH:
            return None
        apart = self._blocks[notes[position]].page - self._blocks[block].page
        return notes[position] if 0 <= apart <= PAGES else None


def _key(sign: str, number: str | None) -> str:
    return sign.translate(_DIGITS) + (number or "").translate(_DIGITS)


def _mark_at_head(block: Block, text: str) -> str | None:
    """The mark of a note: ※1 of ※1 基金を含む; None for what is no note."""
    if block.kind != "note" and not (block.cell is not None and block.cell.role == "note"):
        return None
    found = _HEAD.match(text)
    return _key(found[1], found[2]) if found and len(text) > found.end() else None


def _tied_by_place(blocks: Sequence[Block]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Blocks with small raised marks, each with the footnotes of its page that begin with them."""
    pages: defaultdict[int, list[int]] = defaultdict(list)
    for index, block in enumerate(blocks):
        if block.kind == "note" and _SMALL.fullmatch(block.text.strip()):
            pages[block.page].append(index)
    if not pages:
        return
    on_page: defaultdict[int, list[int]] = defaultdict(list)
    for index, block in enumerate(blocks):
        for page in {line.page for line in block.lines} & pages.keys():
            on_page[page].append(index)
    for page, marks in pages.items():
        yield from _tied_on_page(blocks, page, on_page[page], marks).items()


def _tied_on_page(
    blocks: Sequence[Block], page: int, members: Sequence[int], marks: Sequence[int]
) -> dict[int, tuple[int, ...]]:
    """For one page: its lines by height, so that each mark finds the line that it stands on."""
    footnotes: dict[str, int] = {}
    lines: list[tuple[float, Box, int]] = []
    for index in members:
        found = _FOOTNOTE.match(blocks[index].text)
        if found and index not in marks:
            footnotes.setdefault(found[1].translate(_DIGITS), index)
        for line in blocks[index].lines:
            if line.page == page and index not in marks and (box := line.box()):
                lines.append((box.top, box, index))
    lines.sort(key=lambda one: one[0])
    tied: defaultdict[int, list[int]] = defaultdict(list)
    for mark in marks:
        note = footnotes.get(blocks[mark].text.strip().translate(_DIGITS))
        bearer = _bearer(lines, blocks[mark].lines[0].box())
        if note is None or bearer is None or bearer == note:
            continue
        if blocks[note].kind != "heading" and blocks[note].size <= SMALLER * blocks[bearer].size:
            tied[bearer].append(note)
    return {bearer: tuple(dict.fromkeys(notes)) for bearer, notes in tied.items()}


def _bearer(lines: Sequence[tuple[float, Box, int]], mark: Box | None) -> int | None:
    """The block on whose line a small mark stands: within it, or right behind its end."""
    if mark is None:
        return None
    height = 3 * (mark.bottom - mark.top)
    start = bisect_left(lines, mark.top - height, key=lambda one: one[0])
    end = bisect_right(lines, mark.bottom, key=lambda one: one[0])
    near = [
        (abs(min(box.x1 - mark.x0, 0.0)), abs((box.top + box.bottom - mark.top - mark.bottom) / 2), index)
        for _, box, index in lines[start:end]
        if box.x0 <= mark.x0 <= box.x1 + 2 * (mark.x1 - mark.x0) + 2 and box.bottom > mark.top
    ]
    return min(near)[2] if near else None
