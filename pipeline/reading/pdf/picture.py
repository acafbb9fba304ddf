"""A page of a PDF as a picture, for people to look at."""

from __future__ import annotations

from io import BytesIO

import pypdfium2

DOTS_PER_INCH = 110
MOST_PIXELS = 16_000_000
QUALITY = 45


def page_picture(data: bytes, number: int, dots_per_inch: int = DOTS_PER_INCH) -> bytes:
    """The upright page (1-based) as PNG; a huge page is drawn smaller than asked for."""
    with pypdfium2.PdfDocument(data) as pdf:
        page = pdf[number - 1]
        width, height = page.get_size()
        scale = dots_per_inch / 72
        scale *= min(1.0, (MOST_PIXELS / max(width * height * scale**2, 1.0)) ** 0.5)
        picture = page.render(scale=scale).to_pil()
        target = BytesIO()
        picture.convert("P").save(target, "PNG", optimize=True)
        return target.getvalue()


def page_sizes(data: bytes) -> list[tuple[float, float]]:
    """Width and height of each upright page in points."""
    with pypdfium2.PdfDocument(data) as pdf:
        return [pdf.get_page_size(index) for index in range(len(pdf))]


def part_picture(data: bytes, number: int, part: tuple[float, float, float, float], wide: int) -> bytes:
    """A part of the upright page (left, top, right, bottom in points) as WebP, so many pixels across."""
    left, top, right, bottom = part
    with pypdfium2.PdfDocument(data) as pdf:
        page = pdf[number - 1]
        width, height = page.get_size()
        picture = page.render(
            scale=wide / (right - left), crop=(left, height - bottom, width - right, top)
        ).to_pil()
        target = BytesIO()
        picture.convert("RGB").save(target, "WEBP", quality=QUALITY, method=6)
        return target.getvalue()
