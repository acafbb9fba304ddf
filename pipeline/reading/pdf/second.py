"""The second reader: plain pdfplumber's characters and lines, laid out as the first reader's are."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import pdfplumber

from pipeline.documents import Block, Page
from pipeline.reading.errors import BROKEN, Unreadable
from pipeline.reading.pdf.characters.glyphs import UNKNOWN, Glyph
from pipeline.reading.pdf.characters.styles import is_bold_name
from pipeline.reading.pdf.pages import page_blocks
from pipeline.reading.pdf.rulings.drawing import merged_rulings

_is_bold = cache(is_bold_name)
_QUARTERS = {(1, 0): 0, (0, -1): 1, (-1, 0): 2, (0, 1): 3}


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    """A PDF that pdfplumber holds open; whatever pdfminer stumbles over becomes Unreadable."""
    try:
        with pdfplumber.open(io.BytesIO(data)) as opened:
            yield opened
    except MemoryError:
        raise
    except Exception as error:
        raise Unreadable(*BROKEN) from error


def count_second(data: bytes) -> int:
    """The number of pages as pdfplumber counts them; raises Unreadable."""
    with _opened(data) as opened:
        return len(opened.pages)


def read_second(data: bytes, pages: range) -> Iterator[tuple[Page, list[Block]]]:
    """The pages of a range (0-based) as pdfplumber sees them; raises Unreadable where it fails too."""
    with _opened(data) as opened:
        for index in pages:
            yield _page(opened.pages[index], index + 1)
            opened.pages[index].close()


def _page(page: Any, number: int) -> tuple[Page, list[Block]]:
    left, top, right, bottom = map(float, page.bbox)
    upright = Page(number, right - left, bottom - top, page.rotation or 0)
    chars = (char for char in page.chars if char["text"].strip() and _within(char, page.bbox))
    glyphs = [_glyph(char, left, top) for char in chars]
    edges = [_box(drawn, left, top) for drawn in page.lines + page.rects]
    rulings = merged_rulings(edges, upright.width, upright.height)
    rulings = rulings._replace(images=len(page.images), paths=len(edges) + len(page.curves))
    return page_blocks(glyphs, rulings, upright)


def _within(char: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    """Whether the middle of a character lies on the page: pdfplumber keeps what the crop box hides."""
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _glyph(char: dict[str, Any], left: float, top: float) -> Glyph:
    a, b = char["matrix"][:2]
    turn = _QUARTERS.get((round(a / (abs(a) + abs(b) or 1)), round(b / (abs(a) + abs(b) or 1))), 0)
    text = UNKNOWN if char["text"].startswith("(cid:") else char["text"]
    bold = _is_bold(str(char["fontname"]))
    return Glyph(text, *_box(char, left, top), char["size"], turn, bold=bold)


def _box(drawn: dict[str, Any], left: float, top: float) -> tuple[float, float, float, float]:
    return drawn["x0"] - left, drawn["top"] - top, drawn["x1"] - left, drawn["bottom"] - top
