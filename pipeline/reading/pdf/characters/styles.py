"""What the characters of one text object share: size, direction, baseline, weight, whether they show."""

from __future__ import annotations

import ctypes
import math
import re
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from pipeline.reading.pdf.characters.frames import Frame

INVISIBLE = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
OUTLINED = pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE  # how programs make a bold face that a font lacks
MAX_SIZE = 400.0
BOLD = 600
NAME_LENGTH = 200
_BOLD_NAME = re.compile(
    r"(?i:bold|heavy|black|midashi|futo|demi(?![a-z]))|太|見出|[WＷ][6-9](?![0-9])|"
    r"(?:Go|Gothic|[Gg]othic|Min|Mincho|ｺﾞｼｯｸ|ゴシック|明朝)(?:UB|EB|DB|E|U|B)(?![A-Za-z])|[-‐]B$"
)


class Style(NamedTuple):
    """What the characters of one text object share."""

    size: float
    turn: int
    baseline: float
    visible: bool
    bold: bool


def style_of(text_page: Any, index: int, frame: Frame, fonts: dict[int, bool]) -> Style:
    """The style of a character's text object; `fonts` remembers which fonts are bold."""
    owner = pdfium.FPDFText_GetTextObject(text_page, index)
    matrix = pdfium.FS_MATRIX()
    size = pdfium.FPDFText_GetFontSize(text_page, index)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(owner) if owner else -1
    visible, bold = mode != INVISIBLE, mode == OUTLINED or (bool(owner) and _is_bold(owner, fonts))
    if not pdfium.FPDFText_GetMatrix(text_page, index, ctypes.byref(matrix)):
        return Style(size, 0, 0.0, visible, bold)
    turn = (round(-math.atan2(matrix.b, matrix.a) / (math.pi / 2)) + frame.turns) % 4
    scaled = abs(size) * math.hypot(matrix.c, matrix.d)
    baseline = frame.upright(matrix.e, matrix.f)[1]
    return Style(min(max(scaled, 0.5), MAX_SIZE), turn, baseline, visible, bold)


def _is_bold(owner: Any, fonts: dict[int, bool]) -> bool:
    font = pdfium.FPDFTextObj_GetFont(owner)
    key = ctypes.cast(font, ctypes.c_void_p).value or 0
    if key not in fonts:
        name = ctypes.create_string_buffer(NAME_LENGTH)
        pdfium.FPDFFont_GetBaseFontName(font, name, NAME_LENGTH)
        weight = pdfium.FPDFFont_GetWeight(font)
        fonts[key] = weight >= BOLD or is_bold_name(name.value.decode("utf-8", "replace"))
    return fonts[key]


def is_bold_name(name: str) -> bool:
    """Whether a font's name says that it is bold: Meiryo-Bold, メイリオ,Bold, HGPSoeiKakugothicUB."""
    return _BOLD_NAME.search(name.rpartition("+")[2]) is not None
