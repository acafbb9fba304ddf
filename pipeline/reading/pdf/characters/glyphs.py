"""The characters of a PDF page: text, upright box, size, direction, straight from pdfium's text page."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from pipeline.reading.pdf.characters.frames import Frame
from pipeline.reading.pdf.characters.styles import Style, style_of

ASCENT, DESCENT = 0.88, 0.12  # of the size, for Japanese type; fonts' own values vary wildly
_SPACES = frozenset({9, 10, 11, 12, 13, 32, 160, 0x3000})
UNKNOWN = "�"


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
    bold: bool = False

    @property
    def middle(self) -> float:
        """Half the height."""
        return (self.top + self.bottom) / 2


class PageText(NamedTuple):
    """The characters of a page in the order of the content, and the addresses of their text objects."""

    glyphs: list[Glyph]
    objects: frozenset[int]


def page_text(page: Any, frame: Frame, moved: Mapping[int, Frame] | None = None) -> PageText:
    """The characters within the crop box; white space is left out.

    `moved` are the frames of those text objects that stand elsewhere than the file says, by address.
    """
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return PageText([], frozenset())
    styles: dict[int, Style] = {}
    try:
        frames = moved or {}
        glyphs = list(_read(text_page, frame, frames, styles))
    finally:
        pdfium.FPDFText_ClosePage(text_page)
    return PageText(glyphs, frozenset(styles))


def _read(
    text_page: Any, page_frame: Frame, moved: Mapping[int, Frame], styles: dict[int, Style]
) -> Iterator[Glyph]:
    """One pass over the characters; calls into pdfium cost most, so styles are read once an object."""
    unicode_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    address_of, width, height = _text_object(), page_frame.width, page_frame.height
    rectangle = pdfium.FS_RECTF()
    reference = ctypes.byref(rectangle)
    fonts: dict[int, bool] = {}
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
        key = address_of(text_page, index) or 0
        frame = moved.get(key, page_frame) if moved else page_frame
        style = styles.get(key)
        if style is None:
            style = styles[key] = style_of(text_page, index, frame, fonts)
        x0, top, x1, bottom = frame.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        if style.turn == 0 and x1 - x0 <= 2.5 * style.size:
            top, bottom = style.baseline - ASCENT * style.size, style.baseline + DESCENT * style.size
        if 0 <= (x0 + x1) / 2 <= width and 0 <= (top + bottom) / 2 <= height:
            yield Glyph(
                _text(code), x0, top, x1, bottom, style.size, style.turn, style.visible, spaced, style.bold
            )
        spaced = False


@cache
def _text_object() -> Any:
    """pdfium's function that tells a character's text object, as one that returns the bare address."""
    function = ctypes.cast(pdfium.FPDFText_GetTextObject, ctypes.c_void_p).value
    return ctypes.CFUNCTYPE(ctypes.c_void_p, pdfium.FPDF_TEXTPAGE, ctypes.c_int)(function or 0)


@cache
def _text(code: int) -> str:
    if code == 2:  # pdfium's sign for a hyphen at a line's end
        return "-"
    return UNKNOWN if code < 32 or code in (0xFFFE, 0xFFFF, 0xFFFD) else chr(code)


def main_turn(glyphs: Sequence[Glyph]) -> int:
    """The direction of most of the characters: 1 where a page must be turned to be read."""
    turns = Counter(glyph.turn for glyph in glyphs)
    return turns.most_common(1)[0][0] if turns else 0
