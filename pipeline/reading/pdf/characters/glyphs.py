"""The characters of a PDF page: text, upright box, size, direction, straight from pdfium's text page."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

INVISIBLE = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
ASCENT, DESCENT = 0.88, 0.12  # of the size, for Japanese type; fonts' own values vary wildly
_SPACES = frozenset({9, 10, 11, 12, 13, 32, 160, 0x3000})
UNKNOWN = "�"
MAX_SIZE = 400.0


class Glyph(NamedTuple):
    """A character with the box that it advances through, on the upright page, its size and direction.

    `turn` counts quarter turns clockwise from reading left to right; `spaced` tells of a space before it.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    turn: int = 0
    visible: bool = True
    spaced: bool = False

    @property
    def middle(self) -> float:
        """Half the height."""
        return (self.top + self.bottom) / 2


class Frame(NamedTuple):
    """How a page's own coordinates become upright ones: crop box and quarter turns clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def width(self) -> float:
        """Width of the upright page."""
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Height of the upright page."""
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def upright(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page, measured from the upright page's top left corner."""
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """A rectangle of the page as (x0, top, x1, bottom) of the upright one."""
        ax, ay = self.upright(x0, y0)
        bx, by = self.upright(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


class _Style(NamedTuple):
    """What the characters of one text object share."""

    size: float
    turn: int
    baseline: float
    visible: bool


def frame_of(page: Any) -> Frame:
    """The frame of a pdfium page: its crop box (else media box) and its own rotation."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    refs = [ctypes.byref(value) for value in (left, bottom, right, top)]
    for get in (pdfium.FPDFPage_GetCropBox, pdfium.FPDFPage_GetMediaBox):
        if get(page, *refs) and right.value > left.value and top.value > bottom.value:
            break
    else:
        size = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        right.value, top.value = size[::-1] if pdfium.FPDFPage_GetRotation(page) % 2 else size
        left.value = bottom.value = 0.0
    return Frame(left.value, bottom.value, right.value, top.value, pdfium.FPDFPage_GetRotation(page) % 4)


def page_glyphs(page: Any, frame: Frame) -> list[Glyph]:
    """The characters within the crop box in the order of the content; white space is left out."""
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return []
    try:
        return [glyph for glyph in _read(text_page, frame) if _within(glyph, frame)]
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def _read(text_page: Any, frame: Frame) -> Iterator[Glyph]:
    """One pass over the characters; calls into pdfium cost most, so styles are read once an object."""
    unicode_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    object_of = pdfium.FPDFText_GetTextObject
    rectangle = pdfium.FS_RECTF()
    reference = ctypes.byref(rectangle)
    address = ctypes.c_void_p
    styles: dict[int | None, _Style] = {}
    high, spaced = 0, False
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        code = unicode_of(text_page, index)
        if code in _SPACES:
            spaced = True
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        if not box_of(text_page, index, reference):
            continue
        owner = object_of(text_page, index)
        key = ctypes.cast(owner, address).value
        style = styles.get(key)
        if style is None:
            style = styles[key] = _style(text_page, index, owner, frame)
        x0, top, x1, bottom = frame.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        if style.turn == 0 and x1 - x0 <= 2.5 * style.size:
            top, bottom = style.baseline - ASCENT * style.size, style.baseline + DESCENT * style.size
        yield Glyph(_text(code), x0, top, x1, bottom, style.size, style.turn, style.visible, spaced)
        spaced = False


def _text(code: int) -> str:
    if code == 2:  # pdfium's sign for a hyphen at a line's end
        return "-"
    return UNKNOWN if code < 32 or code in (0xFFFE, 0xFFFF, 0xFFFD) else chr(code)


def _style(text_page: Any, index: int, owner: Any, frame: Frame) -> _Style:
    matrix = pdfium.FS_MATRIX()
    size = pdfium.FPDFText_GetFontSize(text_page, index)
    visible = not owner or pdfium.FPDFTextObj_GetTextRenderMode(owner) != INVISIBLE
    if not pdfium.FPDFText_GetMatrix(text_page, index, ctypes.byref(matrix)):
        return _Style(size, 0, 0.0, visible)
    turn = (round(-math.atan2(matrix.b, matrix.a) / (math.pi / 2)) + frame.turns) % 4
    scaled = abs(size) * math.hypot(matrix.c, matrix.d)
    baseline = frame.upright(matrix.e, matrix.f)[1]
    return _Style(min(max(scaled, 0.5), MAX_SIZE), turn, baseline, visible)


def _within(glyph: Glyph, frame: Frame) -> bool:
    """Whether the middle of a character lies on the page."""
    return 0 <= (glyph.x0 + glyph.x1) / 2 <= frame.width and 0 <= glyph.middle <= frame.height


def main_turn(glyphs: Sequence[Glyph]) -> int:
    """The direction of most of the characters: 1 where a page must be turned to be read."""
    turns = Counter(glyph.turn for glyph in glyphs)
    return turns.most_common(1)[0][0] if turns else 0
