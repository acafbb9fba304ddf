"""What a PDF page draws, walked over for its straight lines, also within forms."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.reading.pdf.characters.frames import Frame
from pipeline.reading.pdf.rulings.matrices import IDENTITY, Matrix
from pipeline.reading.pdf.rulings.rulings import MIN_LENGTH, SNAP, Ruling, Rulings, TextObject, on_page

THIN = 3.2  # points; a rectangle no thicker is a line
MAX_OBJECTS = 60_000
MAX_SEGMENTS = 2_000
MAX_DEPTH = 4
WHITE = 250
MAX_SIDES = 5  # of a rectangle, the way back to its beginning included


_Segment = tuple[float, float, float, float]


class _Drawing:
    """Collects lines while walking over the objects of a page and of the forms on it."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self.horizontal: list[Ruling] = []
        self.vertical: list[Ruling] = []
        self.images = self.paths = self.objects = 0
        self.texts: list[TextObject] = []
        self._matrix = pdfium.FS_MATRIX()
        self._bounds = [ctypes.c_float() for _ in range(4)]
        self._references = [ctypes.byref(value) for value in self._bounds]

    def rulings(self, width: float, height: float) -> Rulings:
        horizontal, vertical = on_page(self.horizontal, height, width), on_page(self.vertical, width, height)
        return Rulings(horizontal, vertical, self.images, self.paths, self.texts)

    def box(self, box: _Segment) -> None:
        """The four edges of a box, or the line that a thin one is."""
        x0, top, x1, bottom = box
        if x1 - x0 <= THIN or bottom - top <= THIN:
            self._thin(box)
            return
        for edge in (
            (x0, top, x1, top),
            (x0, bottom, x1, bottom),
            (x0, top, x0, bottom),
            (x1, top, x1, bottom),
        ):
            self._segment(*edge)

    def walk(self, container: Any, count: Any, get: Any, matrix: Matrix, depth: int) -> None:
        for index in range(count(container)):
            self.objects += 1
            if self.objects > MAX_OBJECTS:
                return
            drawn = get(container, index)
            kind = pdfium.FPDFPageObj_GetType(drawn)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._path(drawn, matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
                self.texts.append(TextObject(drawn, matrix))
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
                inner = self._matrix_of(drawn).after(matrix)
                self.walk(
                    drawn, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, inner, depth + 1
                )
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self.images += 1

    def _path(self, path: Any, matrix: Matrix) -> None:
        self.paths += 1
        segments = pdfium.FPDFPath_CountSegments(path)
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
        if not (fill.value or stroke.value) or not pdfium.FPDFPageObj_GetBounds(path, *self._references):
            return
        left, bottom, right, top = (value.value for value in self._bounds)
        box = self._box(matrix, left, bottom, right, top)
        if box[2] - box[0] <= THIN or box[3] - box[1] <= THIN:
            self._thin(box)
        elif segments <= MAX_SEGMENTS and (stroke.value or self._is_dark(path)):
            pieces = list(self._segments(path, segments, self._matrix_of(path).after(matrix)))
            if len(pieces) < segments - 1 and _has_curves(path, segments) and _is_rounded(box, pieces):
                self.box(box)
                return
            for x0, y0, x1, y1 in pieces if stroke.value else _rectangles(pieces):
                self._segment(x0, y0, x1, y1)

    def _box(self, matrix: Matrix, left: float, bottom: float, right: float, top: float) -> _Segment:
        if matrix is not IDENTITY:
            (left, bottom), (right, top) = matrix.apply(left, bottom), matrix.apply(right, top)
        return self._frame.box(left, bottom, right, top)

    def _thin(self, box: _Segment) -> None:
        x0, top, x1, bottom = box
        if x1 - x0 >= max(MIN_LENGTH, bottom - top):
            self.horizontal.append(Ruling((top + bottom) / 2, x0, x1))
        elif bottom - top >= MIN_LENGTH:
            self.vertical.append(Ruling((x0 + x1) / 2, top, bottom))
        elif x1 - x0 > 0.4 or bottom - top > 0.4:  # a dot of a dotted line
            across = x1 - x0 > bottom - top
            (self.horizontal if across else self.vertical).append(
                Ruling((top + bottom) / 2, x0, x1) if across else Ruling((x0 + x1) / 2, top, bottom)
            )

    def _is_dark(self, path: Any) -> bool:
        """Whether a filled area can be seen on white paper."""
        colors = [ctypes.c_uint() for _ in range(4)]
        if not pdfium.FPDFPageObj_GetFillColor(path, *(ctypes.byref(c) for c in colors)):
            return False
        red, green, blue, alpha = (c.value for c in colors)
        return alpha > 8 and min(red, green, blue) < WHITE

    def _matrix_of(self, drawn: Any) -> Matrix:
        if not pdfium.FPDFPageObj_GetMatrix(drawn, ctypes.byref(self._matrix)):
            return IDENTITY
        m = self._matrix
        return Matrix(m.a, m.b, m.c, m.d, m.e, m.f)

    def _segments(self, path: Any, count: int, matrix: Matrix) -> Iterator[_Segment]:
        """The straight pieces of a path; a closed one returns to where it began."""
        x, y = ctypes.c_float(), ctypes.c_float()
        at = start = None
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(path, index)
            pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            point = self._frame.upright(*matrix.apply(x.value, y.value))
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                start = point
            elif kind == pdfium.FPDF_SEGMENT_LINETO and at is not None:
                yield (*at, *point)
            if pdfium.FPDFPathSegment_GetClose(segment) and start is not None:
                yield (*point, *start)
                point = start
            at = point

    def _segment(self, x0: float, y0: float, x1: float, y1: float) -> None:
        if abs(y1 - y0) <= 0.7 and abs(x1 - x0) >= MIN_LENGTH:
            self.horizontal.append(Ruling((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x1 - x0) <= 0.7 and abs(y1 - y0) >= MIN_LENGTH:
            self.vertical.append(Ruling((x0 + x1) / 2, min(y0, y1), max(y0, y1)))


def _rectangles(pieces: Sequence[_Segment]) -> Iterator[_Segment]:
    """The sides of rectangles; other filled shapes, such as a large letter's stem, draw no lines."""
    outlines: list[list[_Segment]] = []
    for piece in pieces:
        if outlines and piece[:2] == outlines[-1][-1][2:]:
            outlines[-1].append(piece)
        else:
            outlines.append([piece])
    for outline in outlines:
        (x, y), (end_x, end_y) = outline[0][:2], outline[-1][2:]
        closed = abs(x - end_x) + abs(y - end_y) <= 0.7 and len(outline) <= MAX_SIDES
        if closed and all(min(abs(a - c), abs(b - d)) <= 0.7 for a, b, c, d in outline):
            yield from outline


def _has_curves(path: Any, segments: int) -> bool:
    kinds = (
        pdfium.FPDFPathSegment_GetType(pdfium.FPDFPath_GetPathSegment(path, index))
        for index in range(segments)
    )
    return pdfium.FPDF_SEGMENT_BEZIERTO in kinds


def _is_rounded(box: _Segment, pieces: Sequence[_Segment]) -> bool:
    """Whether the straight pieces of a path with curves are the four sides of a box with round corners."""
    x0, top, x1, bottom = box
    sides = {
        side
        for ax, ay, bx, by in pieces
        for side, near in (
            ("left", max(abs(ax - x0), abs(bx - x0))),
            ("right", max(abs(ax - x1), abs(bx - x1))),
            ("top", max(abs(ay - top), abs(by - top))),
            ("bottom", max(abs(ay - bottom), abs(by - bottom))),
        )
        if near < SNAP
    }
    return len(sides) == 4


def page_rulings(page: Any, frame: Frame) -> Rulings:
    """The lines of a page: thin rectangles, strokes and edges of boxes, pieces of one line joined."""
    drawing = _Drawing(frame)
    drawing.walk(page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, IDENTITY, 0)
    return drawing.rulings(frame.width, frame.height)


def merged_rulings(boxes: Sequence[_Segment], width: float, height: float) -> Rulings:
    """The lines that boxes of an upright page draw: (x0, top, x1, bottom)."""
    drawing = _Drawing(Frame(0, 0, width, height, 0))
    for box in boxes:
        drawing.box(box)
    return drawing.rulings(width, height)
