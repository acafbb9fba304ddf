"""A page as the reader and the outline saw it: one self-contained HTML file to hover over."""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, select_autoescape

from flows.language import language
from flows.show.grid import grids_of
from flows.show.page_words import words
from pipeline.annotation import AnnotatedDocument
from pipeline.documents import Block, Box, Document

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=select_autoescape(default=True),
    trim_blocks=True,
    lstrip_blocks=True,
)
LONGEST = 60  # characters of what governs


@dataclass(frozen=True, slots=True)
class Shown:
    """A block for the template: what it is, what it says, where its lines stand, what governs it.

    `raw` is the text as read where repair has changed it; a step of the chain is its relation, the block's
    number, its text and its page.
    """

    number: int
    kind: str
    place: str
    text: str
    raw: str | None
    boxes: tuple[Box, ...]
    chain: tuple[tuple[str, int, str, int], ...]


def as_html(document: Document, number: int, picture: bytes | None, name: str) -> str:
    """The page `number` of a document; `picture` is its PNG, None for a text file."""
    page = next(page for page in document.pages if page.number == number)
    blocks = list(shown_blocks(document, number))
    return _TEMPLATES.get_template("page.html").render(
        name=name,
        number=number,
        last=len(document.pages),
        page=page,
        blocks=[asdict(shown) for shown in blocks],
        by_number={shown.number: shown for shown in blocks},
        kinds=Counter(shown.kind for shown in blocks),
        grids=grids_of(document.blocks, number),
        picture=base64.b64encode(picture).decode() if picture else None,
        lang=language(),
        words=words(),
    )


def shown_blocks(document: Document, number: int) -> Iterator[Shown]:
    """The blocks with a line on the page, in reading order."""
    annotated = AnnotatedDocument(document)
    for index, block in enumerate(document.blocks):
        if any(line.page == number for line in block.lines):
            text = annotated.passages[index].normalized
            raw = block.text.replace("\n", "⏎")
            yield Shown(
                number=index,
                kind=_kind(block),
                place=_place(block),
                text=text,
                raw=raw if raw != text else None,
                boxes=_boxes(block, number),
                chain=tuple(_chain(annotated, index)),
            )


def _chain(annotated: AnnotatedDocument, index: int) -> Iterator[tuple[str, int, str, int]]:
    for link in annotated.outline.chain(index):
        governor = annotated.passages[link.block]
        yield link.relation, link.block, governor.normalized[:LONGEST], governor.block.page


def _kind(block: Block) -> str:
    return f"cell {block.cell.role}".rstrip() if block.cell else block.kind


def _place(block: Block) -> str:
    if block.cell:
        cell = block.cell
        span = f" {cell.row_span}×{cell.column_span}" if cell.row_span * cell.column_span > 1 else ""
        return f"T{cell.table} R{cell.row} C{cell.column}{span}"
    return f"L{block.level}" if block.level else ""


def _boxes(block: Block, number: int) -> tuple[Box, ...]:
    boxes = (line.box() for line in block.lines if line.page == number)
    return tuple(box for box in boxes if box is not None)
