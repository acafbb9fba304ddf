"""What a reader makes of bytes: a Document of pages and blocks, every character with its place."""

from __future__ import annotations

from array import array
from typing import Literal, NamedTuple

import msgspec

BlockKind = Literal[
    "heading",
    "paragraph",
    "list_item",
    "cell",
    "caption",
    "note",
    "header",
    "footer",
    "page_number",
]
CellRole = Literal["header", "label", "value", "total", "note", ""]
PageSource = Literal["print", "recognition"]

# Headings told by their size have levels 1 to 4; the sizes beyond share the fourth.
SIZE_LEVELS = 4
OUTSIDE_THE_TEXT: frozenset[BlockKind] = frozenset({"header", "footer", "page_number"})


class Box(NamedTuple):
    """A rectangle on a page in points (1/72 inch), measured from the upright page's top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    def union(self, other: Box) -> Box:
        """The smallest box that holds both."""
        return Box(
            min(self.x0, other.x0),
            min(self.top, other.top),
            max(self.x1, other.x1),
            max(self.bottom, other.bottom),
        )


class Span(NamedTuple):
    """A stretch of a block's raw text: `start` inclusive, `end` exclusive, in characters."""

    block: int
    start: int
    end: int


class Line(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One printed line as it was read, with the place of each of its characters.

    `number` is the 1-based line of a text file (None in a PDF); `boxes` holds four 32-bit floats
    (x0, top, x1, bottom) for each character of `text`, or nothing in a text file.
    """

    text: str
    page: int = 1
    number: int | None = None
    boxes: bytes = b""

    def box(self, start: int = 0, end: int | None = None) -> Box | None:
        """The union of the boxes of `text[start:end]`; None where the reader knows no places."""
        places = array("f", self.boxes)[start * 4 : None if end is None else end * 4]
        if not places:
            return None
        return Box(min(places[0::4]), min(places[1::4]), max(places[2::4]), max(places[3::4]))


class Cell(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A block's place in a table: 0-based table (in the document), row and column, and what it is for."""

    table: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    role: CellRole = ""


class Block(msgspec.Struct, frozen=True, array_like=True):
    """A heading, a paragraph, a list item, a table cell …: lines that belong together.

    `level` is the depth of a heading (1 is the document's title) or of a list item (1 is the outermost);
    `size` is the size of most of its characters in points, 0 where unknown; `bold` is true where every
    line is printed in a heavy face (told outside of tables only).
    """

    kind: BlockKind
    lines: tuple[Line, ...]
    level: int = 0
    cell: Cell | None = None
    size: float = 0.0
    bold: bool = False

    @property
    def text(self) -> str:
        """The raw text, its printed lines joined by line feeds."""
        return "\n".join(line.text for line in self.lines)

    @property
    def page(self) -> int:
        """The page on which the block begins."""
        return self.lines[0].page


class Page(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One page: size in points (0 for a text file), and in `problem` why its text can't be relied on.

    `source` tells whether its characters were printed or recognized in an image (OCR).
    """

    number: int
    width: float = 0.0
    height: float = 0.0
    rotation: int = 0
    problem: str | None = None
    source: PageSource = "print"


class Place(NamedTuple):
    """Where a span stands: page, line of the source file (text files), box (PDF), and its raw characters."""

    page: int
    line: int | None
    box: Box | None
    quote: str


class Document(msgspec.Struct, frozen=True, array_like=True):
    """Pages and blocks in reading order; a function of the bytes, the reader and its options alone."""

    media_type: str
    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]
    encoding: str | None = None
    title: str | None = None

    def locate(self, span: Span) -> Place:
        """The place of the first line of a span, with the whole span's raw characters as quote."""
        offset = 0
        for line in self.blocks[span.block].lines:
            end = offset + len(line.text)
            if span.start < end or (span.start == end == span.end):
                start, stop = span.start - offset, min(span.end, end) - offset
                return Place(
                    line.page,
                    line.number,
                    line.box(max(start, 0), stop),
                    self.quote(span),
                )
            offset = end + 1
        raise IndexError(f"no such place in block {span.block}: {span.start}–{span.end}")

    def quote(self, span: Span) -> str:
        """The raw characters of a span, without the breaks between printed lines."""
        return self.blocks[span.block].text[span.start : span.end].replace("\n", "")


def to_bytes(document: Document) -> bytes:
    """The Document as MessagePack, as the ledger stores it."""
    return msgspec.msgpack.encode(document)


def from_bytes(data: bytes) -> Document:
    """The Document that `to_bytes` wrote; raises msgspec.ValidationError for anything else."""
    return msgspec.msgpack.decode(data, type=Document)
