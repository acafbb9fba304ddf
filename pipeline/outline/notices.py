"""Captions and unit notes, and how far each reaches: its table, its page, its section, the whole document."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pipeline.documents import OUTSIDE_THE_TEXT, Block
from pipeline.outline.links import Link, Relation

NOTE_REACH = 60  # blocks
LONGEST_NOTE = 200
BEHIND = 3  # blocks behind a table, among which its source and its unit may stand
_UNIT_NOTE = re.compile(r"単位\s*(?:は\s*)?(?:[:：]|[十百千]?[兆億万千百]?円)|金額(?:の単位)?は[^。]{0,6}円")
_CAPTION = re.compile(r"[(（]\s*[)）]\s*(?:内|書)|[(（][^()（）]{0,12}[)）]内は")
_EVERYWHERE = re.compile(
    r"(?:本|この|当)(?:資料|書|冊子|文書|報告書?|概要)[^。]{0,12}(?:金額|単位|額)|(?:資料|文書)中の?(?:金額|単位)|"
    r"以下[、,]?\s*(?:同じ|金額|単位|断りの?ない)|特(?:に|段の?)(?:断り|記載|注記)[^。]{0,8}(?:限り|場合)"
)


class Notices:
    """All captions and unit notes of a document, in the order of its text."""

    def __init__(self, blocks: Sequence[Block], texts: Sequence[str]) -> None:
        self._blocks = blocks
        self._found = list(_notices(blocks, texts))
        self._everywhere = [
            index
            for index, relation in self._found
            if relation == "unit_note" and _EVERYWHERE.search(texts[index])
        ]

    def between(self, start: int, end: int) -> Iterator[Link]:
        """What stands between two halves of a table, the nearest to the second first."""
        first, last = bisect_left(self._found, (start,)), bisect_left(self._found, (end,))
        for index, relation in reversed(self._found[first:last][-BEHIND:]):
            yield Link(relation, index)

    def above(self, first: int) -> Iterator[Link]:
        """What stands before a block (a table's first) on its page or the one before, nearest first."""
        here, page = bisect_left(self._found, (first,)), self._blocks[first].page
        for position in range(here - 1, -1, -1):
            index, relation = self._found[position]
            if index <= first - NOTE_REACH or self._blocks[index].page < page - 1:
                return
            yield Link(relation, index)

    def below(self, last: int) -> Iterator[Link]:
        """What stands right behind a table on its page: 資料：…, （単位：千円）."""
        position, end = bisect_left(self._found, (last + 1,)), last + 1 + BEHIND
        while position < len(self._found) and self._found[position][0] < end:
            index, relation = self._found[position]
            between = self._blocks[last + 1 : index + 1]
            if self._blocks[index].page == self._blocks[last].page and _are_remarks(between):
                yield Link(relation, index)
            position += 1

    def everywhere(self, block: int) -> Iterator[Link]:
        """What holds for the rest of the document from where it is said: 以下、金額の単位は億円."""
        here = bisect_left(self._everywhere, block)
        yield from (Link("unit_note", index) for index in reversed(self._everywhere[:here]))


def _are_remarks(blocks: Sequence[Block]) -> bool:
    return all(b.kind in ("note", "caption") or b.kind in OUTSIDE_THE_TEXT for b in blocks)


def _notices(blocks: Sequence[Block], texts: Sequence[str]) -> Iterator[tuple[int, Relation]]:
    for index, (block, text) in enumerate(zip(blocks, texts, strict=True)):
        if len(text) > LONGEST_NOTE:
            continue
        if block.kind == "caption" or _CAPTION.search(text):
            yield index, "caption"
        if _UNIT_NOTE.search(text):
            yield index, "unit_note"
