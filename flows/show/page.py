"""A page as the reader and the outline saw it: one self-contained HTML file to hover over."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, select_autoescape

from flows.language import language
from pipeline.annotation import AnnotatedDocument
from pipeline.documents import Block, Box, Document

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent), autoescape=select_autoescape(default=True)
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A block for the template: what it is, what it says, where its lines stand, what governs it."""

    number: int
    kind: str
    place: str
    text: str
    boxes: tuple[Box, ...]
    chain: tuple[tuple[str, int, str], ...]


def as_html(document: Document, number: int, picture: bytes | None, name: str) -> str:
    """The page `number` of a document; `picture` is its PNG, None for a text file."""
    page = next(page for page in document.pages if page.number == number)
    return _TEMPLATES.get_template("page.html").render(
        name=name,
        number=number,
        page=page,
        blocks=[asdict(shown) for shown in shown_blocks(document, number)],
        picture=base64.b64encode(picture).decode() if picture else None,
        lang=language(),
    )


def shown_blocks(document: Document, number: int) -> Iterator[Shown]:
    """The blocks with a line on the page, in reading order."""
    annotated = AnnotatedDocument(document)
    for index, block in enumerate(document.blocks):
        if any(line.page == number for line in block.lines):
            chain = tuple(
                (link.relation, link.block, annotated.passages[link.block].normalized[:60])
                for link in annotated.outline.chain(index)
            )
            text = annotated.passages[index].normalized
            yield Shown(index, _kind(block), _place(block), text, _boxes(block, number), chain)


def _kind(block: Block) -> str:
    return f"cell {block.cell.role}".rstrip() if block.cell else block.kind


def _place(block: Block) -> str:
    if block.cell:
        cell = block.cell
        span = f" {cell.row_span}×{cell.column_span}" if cell.row_span * cell.column_span > 1 else ""
        return f"table {cell.table} row {cell.row} column {cell.column}{span}"
    return f"level {block.level}" if block.level else ""


def _boxes(block: Block, number: int) -> tuple[Box, ...]:
    boxes = (line.box() for line in block.lines if line.page == number)
    return tuple(box for box in boxes if box is not None)
