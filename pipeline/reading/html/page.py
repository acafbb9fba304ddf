"""HTML pages: headings, paragraphs, lists and tables by their elements; scripts and navigation left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.documents import Block, BlockKind, Document, Line, Page
from pipeline.reading.html.marks import set_apart
from pipeline.reading.html.tables import grid_cells, is_layout
from pipeline.reading.html.text import BREAK, INLINE, MAX_DEPTH, is_hidden, printed_lines, squeeze
from pipeline.reading.marks import is_caption, is_note, mark_of
from pipeline.reading.roles import cell_blocks

_HEADING = re.compile(r"h([1-6])")


def read_html(text: str, encoding: str) -> Document:
    """The Document of an HTML page; its lines have no numbers, since markup has other lines than text."""
    tree = LexborHTMLParser(text)
    set_apart(tree)
    title = tree.css_first("title")
    blocks = tuple(_Reader().read(tree.body)) if tree.body else ()
    name = squeeze(title.text()) if title else ""
    return Document("text/html", (Page(1),), blocks, encoding, name or None)


class _Reader:
    """Walks over the elements; text between two block elements becomes one block."""

    def __init__(self) -> None:
        self._tables = 0
        self._texts: list[str] = []

    def read(self, body: LexborNode) -> Iterator[Block]:
        yield from self._children(body, "paragraph", 0, 0)
        yield from self._flush("paragraph", 0)

    def _children(self, node: LexborNode, kind: BlockKind, level: int, depth: int) -> Iterator[Block]:
        for child in node.iter(include_text=True, skip_empty=True):
            yield from self._node(child, kind, level, depth + 1)

    def _node(self, node: LexborNode, kind: BlockKind, level: int, depth: int) -> Iterator[Block]:
        tag = node.tag or ""
        if tag == "-text":
            self._texts.append(node.text_content or "")
        elif tag == "br":
            self._texts.append(BREAK)
        elif not is_hidden(node) and depth < MAX_DEPTH and tag in INLINE:
            yield from self._children(node, kind, level, depth)
        elif not is_hidden(node) and depth < MAX_DEPTH:
            yield from self._flush(kind, level)
            yield from self._element(node, tag, kind, level, depth)
        elif not is_hidden(node):
            self._texts.extend(_texts_below(node))

    def _element(
        self, node: LexborNode, tag: str, kind: BlockKind, level: int, depth: int
    ) -> Iterator[Block]:
        heading = _HEADING.fullmatch(tag)
        if heading:
            kind, level = "heading", int(heading[1])
        elif tag in ("ul", "ol"):
            level = level + 1 if kind == "list_item" else 1
            kind = "paragraph"
        elif tag in ("li", "dd"):
            kind, level = "list_item", max(level, 1)
        elif tag in ("caption", "figcaption"):
            kind = "caption"
        elif tag == "table" and not is_layout(node):
            yield from self._table(node)
            return
        yield from self._children(node, kind, level, depth)
        yield from self._flush(kind, level)

    def _table(self, node: LexborNode) -> Iterator[Block]:
        for caption in node.css("caption"):
            for text in printed_lines(caption):
                yield Block("caption", (Line(text),))
        yield from cell_blocks(list(grid_cells(node, printed_lines)), self._tables)
        self._tables += 1

    def _flush(self, kind: BlockKind, level: int) -> Iterator[Block]:
        """The text gathered so far as blocks: of one kind, or as what their own marks say."""
        text = "".join(self._texts)
        self._texts.clear()
        yield from _blocks(text, kind, level)


def _texts_below(node: LexborNode) -> Iterator[str]:
    """The text of what is nested too deep for its structure to matter, element by element."""
    left = [node]
    while left:
        here = left.pop()
        if here.tag == "-text":
            yield here.text_content or ""
        elif not is_hidden(here):
            yield BREAK * ((here.tag or "") not in INLINE)
            left.extend(reversed(list(here.iter(include_text=True, skip_empty=True))))


def _blocks(text: str, kind: BlockKind, level: int) -> Iterator[Block]:
    lines = [line for part in text.split(BREAK) if (line := squeeze(part))]
    if kind in ("heading", "caption") and lines:
        yield Block(kind, tuple(Line(line) for line in lines), level)
        return
    for line in lines:
        yield _block(line, kind, level)


def _block(line: str, kind: BlockKind, level: int) -> Block:
    if is_note(line):
        return Block("note", (Line(line),))
    if is_caption(line):
        return Block("caption", (Line(line),))
    mark = mark_of(line)
    if kind == "paragraph" and mark and (mark.enumerates or mark.always_item):
        return Block("list_item", (Line(line),), mark.depth)
    return Block(kind, (Line(line),), level if kind != "paragraph" else 0)
