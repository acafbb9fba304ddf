"""The chains: for each block and cell what governs it, the nearest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.documents import OUTSIDE_THE_TEXT, Document
from pipeline.outline.facing import Facing
from pipeline.outline.links import Link
from pipeline.outline.notes import Notes
from pipeline.outline.notices import Notices
from pipeline.outline.sections import sections_of
from pipeline.outline.tables import tables_of

FRONT_BLOCKS = 12
PRECEDING_BLOCKS = 4
LIST_REACH = 80


class Outline:
    """Headings, tables, captions and notes of a document, and the chain of each block.

    `texts` are the repaired texts of its blocks.
    """

    def __init__(self, document: Document, texts: Sequence[str]) -> None:
        self._blocks = document.blocks
        self._tables = tables_of(document.blocks)
        self._chains: dict[int, tuple[Link, ...]] = {}
        self._sections = sections_of(document)
        self._notices = Notices(document.blocks, texts)
        self._notes = Notes(document.blocks, texts)
        self._facing = Facing(document.blocks, document.pages)
        self._front = self._find_front()
        self._heads = {b.page: i for i, b in enumerate(document.blocks) if b.kind == "header"}

    def chain(self, block: int) -> tuple[Link, ...]:
        """What governs a block, nearest first: row labels, column headers, captions … the document."""
        if block not in self._chains:
            self._chains[block] = tuple(self._links(block))
        return self._chains[block]

    def heading(self, block: int) -> int | None:
        """The heading under which a block stands."""
        return self._sections[block][0] if self._sections[block] else None

    def sections(self, block: int) -> tuple[int, ...]:
        """All headings under which a block stands, the innermost first."""
        return self._sections[block]

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
            yield from self._facing.links(block)
        yield from self._notes.links(block)
        yield from self._remarks(block)
        yield from self._notices.everywhere(block)
        yield from self._list_parents(block)
        yield from self._preceding(block)
        yield from (Link("heading", heading) for heading in self._sections[block])
        if (head := self._heads.get(self._blocks[block].page)) is not None:
            yield Link("running_head", head)
        yield from (Link("document", front) for front in self._front)

    def _remarks(self, block: int) -> Iterator[Link]:
        """Captions and unit notes above a block; of a cell also between its table's halves, and below."""
        cell = self._blocks[block].cell
        if cell is None:
            yield from self._notices.above(block)
            return
        table = self._tables[cell.table]
        last = table.last
        while table.begins is not None:
            yield from self._notices.between(table.begins.last, table.first)
            table = table.begins
        yield from self._notices.above(table.first)
        yield from self._notices.below(last)

    def _find_front(self) -> tuple[int, ...]:
        body = (i for i, b in enumerate(self._blocks) if b.kind not in OUTSIDE_THE_TEXT and not b.cell)
        first = [i for i in (next(body, None) for _ in range(FRONT_BLOCKS)) if i is not None]
        return tuple(i for i in first if self._blocks[i].page == 1)

    def _table_start(self, block: int) -> int:
        """The first block of a cell's table, on the page where the table begins; else the block."""
        cell = self._blocks[block].cell
        return block if cell is None else self._tables[cell.table].root.first

    def _list_parents(self, block: int) -> Iterator[Link]:
        """The item of a higher level, or the paragraph, that a list item stands under."""
        here = self._blocks[block]
        if here.kind != "list_item":
            return
        level = here.level
        for index in range(block - 1, max(-1, block - LIST_REACH), -1):
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
