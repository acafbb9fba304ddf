"""Where a PDF page's own coordinates stand on the upright page."""

from __future__ import annotations

import ctypes
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium


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
        if self.turns == 0 and x0 <= x1 and y0 <= y1:
            return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0
        ax, ay = self.upright(x0, y0)
        bx, by = self.upright(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    def moved(self, x: float, y: float) -> Frame:
        """The frame of what was moved by that much: it finds the places where that stood."""
        return Frame(self.left + x, self.bottom + y, self.right + x, self.top + y, self.turns)


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
