"""Text files: Markdown, tab-separated rows, numbered headings, lists, wrapped paragraphs."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence

from pipeline.documents import Block, BlockKind, Document, Line, Page
from pipeline.reading.marks import (
    Mark,
    display_width,
    is_bracketed_title,
    is_caption,
    is_note,
    is_title_like,
    mark_of,
)
from pipeline.reading.plain import markup
from pipeline.reading.plain.spaced import spaced_tables
from pipeline.reading.roles import GridCell, cell_blocks
from pipeline.reading.wrapping import SourceLine, Wrapping

_HEADING = re.compile(r"(#{1,6})[ 　]*(?=\S)")
_BULLET = re.compile(r"([-*+])[ ]+(?=\S)")
_RULE = re.compile(r"\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-*:?[ ]*)*\|?$")
_UNDERLINE = re.compile(r"[-=_*‐－―─━]{3,}$")
_NAME = re.compile(r"[^0-9０-９、。:：※]{3,}[一-龥ァ-ヶー)）]")
MARKDOWN_LEVELS = 6
UNMARKED = 4
UNMARKED_LENGTH = 24


def read_plain(text: str, encoding: str = "utf-8") -> Document:
    """The Document of a text: each block knows the lines of the file it stands on."""
    return Document("text/plain", (Page(1),), tuple(_Reader(source_lines(text)).blocks()), encoding)


def source_lines(text: str) -> list[SourceLine]:
    """The lines that are not blank, without HTML tags and Markdown emphasis, numbered as in the file."""
    raw = text.split("\n") if "\n" in text else text.split("\r")
    lines: list[SourceLine] = []
    for number, line in enumerate(markup.without_tags(raw), 1):
        bare = line.strip(" \r\n\f\v\ufeff　\x1a\xa0").rstrip("\t") if line else ""
        if not bare.strip():
            if lines:
                lines[-1] = lines[-1]._replace(blanks_after=lines[-1].blanks_after + 1)
            continue
        indent = len(line) - len(line.lstrip(" "))
        column = display_width(line[: len(line) - len(line.lstrip(" 　"))])
        lines.append(SourceLine(number, bare, 0, indent, line.rstrip("\r").endswith("  "), column))
    return lines


class _Reader:
    """Walks over the lines and takes the blocks off, one after the other."""

    def __init__(self, lines: Sequence[SourceLine]) -> None:
        self._lines = lines
        self._wrapping = Wrapping(lines)
        self._spaced = spaced_tables(lines, self._wrapping.spaced)
        self._tables = 0
        self._heading = 0

    def blocks(self) -> Iterator[Block]:
        index = 0
        while index < len(self._lines):
            text = self._lines[index].text
            if (table := self._spaced.get(index)) is not None:
                yield from self._table(table.rows, table.heads)
                index = table.end
            elif "\t" in text:
                index = yield from self._tab_table(index)
            elif text.startswith("|") and self._row_follows(index):
                index = yield from self._pipe_table(index)
            elif _UNDERLINE.match(text):
                index += 1
            else:
                index = yield from self._block(index)

    def _tab_table(self, index: int) -> Generator[Block, None, int]:
        rows = []
        while index < len(self._lines) and "\t" in self._lines[index].text:
            line = self._lines[index]
            rows.append([(line.number, text) for text in line.text.split("\t")])
            index += 1
            if line.blanks_after > (1 if self._wrapping.spaced else 0):
                break
        yield from self._table(rows)
        return index

    def _row_follows(self, index: int) -> bool:
        return index + 1 < len(self._lines) and self._lines[index + 1].text.startswith("|")

    def _pipe_table(self, index: int) -> Generator[Block, None, int]:
        rows: list[list[tuple[int, str]]] = []
        headers = 0
        while index < len(self._lines) and self._lines[index].text.startswith("|"):
            line = self._lines[index]
            index += 1
            if _RULE.fullmatch(line.text):
                headers = headers or len(rows)
            else:
                cells = re.split(r"(?<!\\)\|", line.text.strip().removeprefix("|").removesuffix("|"))
                rows.append([(line.number, cell) for cell in cells])
            if line.blanks_after:
                break
        yield from self._table(rows, headers)
        return index

    def _table(
        self, rows: Sequence[Sequence[tuple[int, str]]], headers: int | None = None
    ) -> Iterator[Block]:
        cells = [
            GridCell(
                row,
                column,
                tuple(Line(part, 1, number) for part in markup.printed_lines(text)),
            )
            for row, columns in enumerate(rows)
            for column, (number, text) in enumerate(columns)
        ]
        yield from cell_blocks(cells, self._tables, headers)
        self._tables += 1

    def _block(self, index: int) -> Generator[Block, None, int]:
        """A heading, a list item, a note or a paragraph with the lines that belong to it."""
        first = self._lines[index]
        end = index + 1
        while self._wrapping.continues(end - 1) and not self._is_row(end):
            end += 1
        texts = [line.text for line in self._lines[index:end]]
        kind, level, cut = self._kind(index, end)
        texts[0] = texts[0][cut:]
        lines = tuple(
            Line(markup.without_emphasis(text), 1, line.number)
            for text, line in zip(texts, self._lines[index:end], strict=True)
        )
        yield Block(kind, lines, level)
        if kind == "list_item" and first.hard_break and end == index + 1:
            end = yield from self._under_item(end, level)
        return end

    def _is_row(self, index: int) -> bool:
        return index in self._spaced or "\t" in self._lines[index].text

    def _under_item(self, index: int, level: int) -> Generator[Block, None, int]:
        """What Markdown hangs below a list item's first line: an item one deeper."""
        while index < len(self._lines) and not self._lines[index - 1].blanks_after:
            line = self._lines[index]
            if mark_of(line.text) or line.text[0] in "#|" or _BULLET.match(line.text) or self._is_row(index):
                break
            yield Block(
                "list_item",
                (Line(markup.without_emphasis(line.text), 1, line.number),),
                level + 1,
            )
            index += 1
        return index

    def _kind(self, index: int, end: int) -> tuple[BlockKind, int, int]:
        """The kind of the block that begins here, its level, and how many characters of markup head it."""
        line = self._lines[index]
        heading = _HEADING.match(line.text)
        if heading:
            self._heading = len(heading[1])
            return "heading", self._heading, heading.end()
        bullet = _BULLET.match(line.text)
        if bullet:
            return "list_item", 1 + line.indent // 2, bullet.end()
        if is_note(line.text):
            return "note", 0, 0
        if is_caption(line.text):
            return "caption", 0, 0
        if end == index + 1 and is_bracketed_title(line.text):
            return "heading", self._below_markdown(5), 0
        mark = mark_of(line.text)
        if mark is None:
            return ("heading", UNMARKED, 0) if self._stands_alone(index) else ("paragraph", 0, 0)
        if end == index + 1 and self._heads(index, mark):
            return "heading", self._below_markdown(mark.depth), 0
        return ("list_item", mark.depth, 0) if mark.enumerates or mark.always_item else ("paragraph", 0, 0)

    def _below_markdown(self, depth: int) -> int:
        return depth + MARKDOWN_LEVELS if self._heading else depth

    def _heads(self, index: int, mark: Mark) -> bool:
        """Whether a marked line is a title: short, no sentence, and no list's item."""
        line = self._lines[index]
        if mark.always_item or not is_title_like(line.text) or len(line.text) <= mark.length:
            return False
        beside = [self._lines[i] for i in (index - 1, index + 1) if 0 <= i < len(self._lines)]
        siblings = [
            other for other in beside if (found := mark_of(other.text)) and found.family == mark.family
        ]
        return not siblings and index + 1 < len(self._lines)

    def _stands_alone(self, index: int) -> bool:
        """Whether a line without a mark is a title: alone between blank lines, over something longer."""
        line = self._lines[index]
        if self._heading or self._wrapping.spaced or index + 1 >= len(self._lines):
            return False
        if index and not self._lines[index - 1].blanks_after:
            return False
        following = self._lines[index + 1].text
        bodied = bool(mark_of(following)) or len(following) > 2 * len(line.text) or "\t" in following
        return line.blanks_after > 0 and bodied and len(line.text) <= UNMARKED_LENGTH and _is_name(line.text)


def _is_name(text: str) -> bool:
    return is_title_like(text) and _NAME.fullmatch(text) is not None
