"""The second reader: pdfplumber's characters and lines for files that pdfium does not open."""

from __future__ import annotations

import io
from typing import Any

import pdfplumber

from pipeline.documents import Block, Page
from pipeline.reading.drawing import merged_rulings
from pipeline.reading.errors import Unreadable
from pipeline.reading.glyphs import Glyph
from pipeline.reading.pages import page_blocks
from pipeline.reading.rulings import Rulings

_QUARTERS = {(1, 0): 0, (0, -1): 1, (-1, 0): 2, (0, 1): 3}


def read_second(data: bytes, pages: range | None) -> tuple[list[Page], list[Block]]:
    """The pages (0-based range) as pdfplumber sees them; raises Unreadable where it fails too."""
    read: list[Page] = []
    blocks: list[Block] = []
    try:
        with pdfplumber.open(io.BytesIO(data)) as opened:
            for index, page in enumerate(opened.pages):
                if pages is None or index in pages:
                    one, found = _page(page, index + 1)
                    read.append(one)
                    blocks.extend(found)
                page.close()
    except Exception as error:  # pdfminer raises whatever it stumbles over
        raise Unreadable("PDFが壊れています", "元のファイルを取り直してください") from error
    if not blocks:
        raise Unreadable("PDFが壊れています", "元のファイルを取り直してください")
    return read, blocks


def _page(page: Any, number: int) -> tuple[Page, list[Block]]:
    glyphs = [_glyph(char) for char in page.chars if char["text"].strip()]
    edges = page.lines + page.rects
    rulings: Rulings = merged_rulings(
        [(edge["x0"], edge["top"], edge["x1"], edge["bottom"]) for edge in edges], page.width, page.height
    )
    return page_blocks(
        glyphs, rulings, Page(number, float(page.width), float(page.height), page.rotation or 0)
    )


def _glyph(char: dict[str, Any]) -> Glyph:
    a, b = char["matrix"][:2]
    turn = _QUARTERS.get((round(a / (abs(a) + abs(b) or 1)), round(b / (abs(a) + abs(b) or 1))), 0)
    return Glyph(char["text"], char["x0"], char["top"], char["x1"], char["bottom"], char["size"], turn)
