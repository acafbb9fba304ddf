"""The chains: for each block and cell what governs it, the nearest first. Structure only, no meaning."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from pipeline.documents import OUTSIDE_THE_TEXT, Block, Cell, Document

Relation = Literal[
    "row_label",
    "column_header",
    "caption",
    "unit_note",
    "list_parent",
    "preceding",
    "heading",
    "document",
]

FRONT_BLOCKS = 12
PRECEDING_BLOCKS = 4
NOTE_REACH = 60
LONGEST_NOTE = 200
_UNIT_NOTE = re.compile(r"単位\s*(?:[:：]|[十百千]?[兆億万千百]?円)|金額(?:の単位)?は[^。]{0,6}円")
_CAPTION = re.compile(r"[(（]\s*[)）]\s*(?:内|書)|[(（][^()（）]{0,12}[)）]内は")


class Link(NamedTuple):
    """One step of a chain: the block that governs, and how."""

    relation: Relation
    block: int


class Outline:
    """Headings, tables, captions and unit notes of a document, and the chain of each block.

    `texts` are the repaired texts of its blocks.
    """

    def __init__(self, document: Document, texts: Sequence[str]) -> None:
        self._blocks = document.blocks
        self._texts = texts
        self._tables = _tables(document.blocks)
        self._chains: dict[int, tuple[Link, ...]] = {}
        self._sections = self._find_sections()
        self._notices = list(self._find_notices())
        self._front = self._find_front()

    def chain(self, block: int) -> tuple[Link, ...]:
        """What governs a block, nearest first: row labels, column headers, captions … the document."""
        if block not in self._chains:
            self._chains[block] = tuple(self._links(block))
        return self._chains[block]

    def heading(self, block: int) -> int | None:
        """The heading under which a block stands."""
        return self._sections[block][0] if self._sections[block] else None

    @property
    def front(self) -> tuple[int, ...]:
        """The blocks at the document's beginning, where its title, date and publisher stand."""
        return self._front

    def _links(self, block: int) -> Iterator[Link]:
        seen = {block}
        for link in self._all_links(block):
            if link.block not in seen:
                seen.add(link.block)
                yield link

    def _all_links(self, block: int) -> Iterator[Link]:
        cell = self._blocks[block].cell
        if cell is not None:
            yield from self._tables[cell.table].links(cell)
        yield from self._notes(block)
        yield from self._list_parents(block)
        yield from self._preceding(block)
        yield from (Link("heading", heading) for heading in self._sections[block])
        yield from (Link("document", front) for front in self._front)

    def _find_sections(self) -> list[tuple[int, ...]]:
        """For each block its headings, the innermost first."""
        stack: list[int] = []
        sections = []
        for index, block in enumerate(self._blocks):
            if block.kind == "heading":
                while stack and self._blocks[stack[-1]].level >= block.level:
                    stack.pop()
            sections.append(tuple(reversed(stack)))
            if block.kind == "heading":
                stack.append(index)
        return sections

    def _find_front(self) -> tuple[int, ...]:
        body = (i for i, b in enumerate(self._blocks) if b.kind not in OUTSIDE_THE_TEXT and not b.cell)
        first = [i for i in (next(body, None) for _ in range(FRONT_BLOCKS)) if i is not None]
        return tuple(i for i in first if self._blocks[i].page == 1)

    def _notes(self, block: int) -> Iterator[Link]:
        """Captions and unit notes that stand before a block under the same heading or on its page."""
        first = self._table_start(block)
        here, page = bisect_left(self._notices, (first,)), self._blocks[block].page
        for position in range(here - 1, -1, -1):
            index, relation = self._notices[position]
            if index <= first - NOTE_REACH or self._blocks[index].page < page - 1:
                return
            yield Link(relation, index)

    def _find_notices(self) -> Iterator[tuple[int, Relation]]:
        """All captions and unit notes, in the order of the text."""
        for index, (block, text) in enumerate(zip(self._blocks, self._texts, strict=True)):
            if len(text) > LONGEST_NOTE:
                continue
            if block.kind == "caption" or _CAPTION.search(text):
                yield index, "caption"
            if _UNIT_NOTE.search(text):
                yield index, "unit_note"

    def _table_start(self, block: int) -> int:
        cell = self._blocks[block].cell
        return block if cell is None else self._tables[cell.table].first

    def _list_parents(self, block: int) -> Iterator[Link]:
        """The item of a higher level, or the paragraph, that a list item stands under."""
        here = self._blocks[block]
        if here.kind != "list_item":
            return
        level = here.level
        for index in range(block - 1, max(-1, block - 80), -1):
            other = self._blocks[index]
            if other.kind == "heading":
                return
            if other.kind == "list_item" and other.level < level:
                level = other.level
                yield Link("list_parent", index)
            elif other.kind == "paragraph":
                yield Link("list_parent", index)
                return

    def _preceding(self, block: int) -> Iterator[Link]:
        """The few blocks right before a block (before its table) in the same section."""
        first, heading = self._table_start(block), self.heading(block)
        for index in range(first - 1, max(-1, first - 1 - PRECEDING_BLOCKS), -1):
            other = self._blocks[index]
            if index == heading or self._sections[index][:1] != self._sections[first][:1]:
                return
            if other.cell is None and other.kind not in OUTSIDE_THE_TEXT:
                yield Link("preceding", index)


class _Table:
    """The cells of one table by row and, for its headers, by column."""

    def __init__(self, first: int) -> None:
        self.first = first
        self._rows: defaultdict[int, list[tuple[int, Cell]]] = defaultdict(list)
        self._headers: defaultdict[int, list[tuple[int, Cell]]] = defaultdict(list)

    def add(self, index: int, cell: Cell) -> None:
        for row in range(cell.row, cell.row + cell.row_span):
            self._rows[row].append((index, cell))
        if cell.role == "header":
            for column in range(cell.column, cell.column + cell.column_span):
                self._headers[column].append((index, cell))

    def links(self, cell: Cell) -> Iterator[Link]:
        """Row labels from the nearest column outwards, then column headers from the nearest row upwards."""
        labels = [(other.column, index) for index, other in self._rows[cell.row] if _names_row(other, cell)]
        above = [(other.row, index) for index, other in self._headers[cell.column] if other.row < cell.row]
        yield from (Link("row_label", index) for _, index in sorted(labels, reverse=True))
        yield from (Link("column_header", index) for _, index in sorted(above, reverse=True))


def _names_row(other: Cell, cell: Cell) -> bool:
    """Whether a cell names the row of another: a label, or a header that spans down into its row."""
    spans = other.role == "header" and cell.role != "header"
    return (spans or other.role in ("label", "total")) and other.column < cell.column


def _tables(blocks: Sequence[Block]) -> dict[int, _Table]:
    tables: dict[int, _Table] = {}
    for index, block in enumerate(blocks):
        if block.cell is not None:
            tables.setdefault(block.cell.table, _Table(index)).add(index, block.cell)
    return tables
