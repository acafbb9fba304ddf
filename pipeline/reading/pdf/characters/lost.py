"""Text that pdfium leaves out since it takes it for an overprint: lines that repeat one nearby.

pdfium compares the characters of a text object with the five before it, and its place only roughly: where
a font is neither embedded nor on the system, the same line 40 points below is lost.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from pipeline.reading.pdf.characters.frames import Frame
from pipeline.reading.pdf.characters.glyphs import PageText, page_text
from pipeline.reading.pdf.characters.runs import OVERPRINT
from pipeline.reading.pdf.rulings.rulings import TextObject

LOOKS_BACK = 5  # text objects with which pdfium compares one
APART = 4000.0  # points, by which lost objects are moved away from their like
PLACES = LOOKS_BACK + 2
SAME = 0.5  # points, by which the bounds of the same text may differ
_ACTUAL_TEXT = b"ActualText"


class _Bounds(NamedTuple):
    left: float
    bottom: float
    width: float
    height: float


def recovered(text: PageText, page: Any, frame: Frame, objects: Sequence[TextObject]) -> PageText:
    """The text with what pdfium left out in its place; reads again only where something is missing."""
    lost = list(_lost(objects, text.objects)) if len(objects) > len(text.objects) else []
    if not lost:
        return text
    moved: dict[int, Frame] = {}
    for number, found in enumerate(lost, 1):
        away = -APART * (1 + number % PLACES)
        pdfium.FPDFPageObj_Transform(found.handle, 1, 0, 0, 1, 0, away)
        x, y = found.matrix.c * away, found.matrix.d * away
        moved[_address(found.handle)] = frame.moved(x, y)
    return page_text(page, frame, moved)


def _lost(objects: Sequence[TextObject], seen: frozenset[int]) -> Iterator[TextObject]:
    """The objects of which no character arrived though they are like one before, at another place."""
    known: list[bool] = []
    for index, found in enumerate(objects):
        arrived = _address(found.handle) in seen
        if not arrived:
            bounds = _bounds(found)
            before = range(max(0, index - LOOKS_BACK), index)
            twins = [i for i in before if known[i] and _is_like(bounds, _bounds(objects[i]))]
            if twins and not _has_actual_text(found.handle):
                arrived = True
                if not any(_is_overprint(found, objects[i]) for i in twins):
                    yield found
        known.append(arrived)


def _address(handle: Any) -> int:
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def _bounds(found: TextObject) -> _Bounds:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(found.handle, *map(ctypes.byref, (left, bottom, right, top)))
    return _Bounds(left.value, bottom.value, right.value - left.value, top.value - bottom.value)


def _is_like(one: _Bounds, other: _Bounds) -> bool:
    return abs(one.width - other.width) < SAME and abs(one.height - other.height) < SAME


def _is_overprint(one: TextObject, other: TextObject) -> bool:
    """Whether two objects stand at the same place, as a shadow does or letters printed twice."""
    here, there = _bounds(one), _bounds(other)
    size, matrix = ctypes.c_float(), pdfium.FS_MATRIX()
    pdfium.FPDFTextObj_GetFontSize(one.handle, ctypes.byref(size))
    pdfium.FPDFPageObj_GetMatrix(one.handle, ctypes.byref(matrix))
    near = OVERPRINT * abs(size.value) * max(abs(matrix.c), abs(matrix.d))
    return bool(max(abs(here.left - there.left), abs(here.bottom - there.bottom)) < near)


def _has_actual_text(handle: Any) -> bool:
    """Whether a mark of the content says what stands there in other words, which pdfium reads instead."""
    marks = (pdfium.FPDFPageObj_GetMark(handle, i) for i in range(pdfium.FPDFPageObj_CountMarks(handle)))
    kind_of, text = pdfium.FPDFPageObjMark_GetParamValueType, pdfium.FPDF_OBJECT_STRING
    return any(bool(kind_of(mark, _ACTUAL_TEXT) == text) for mark in marks)
