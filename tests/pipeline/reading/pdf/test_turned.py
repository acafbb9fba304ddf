"""Pages turned by quarters, in the file and by their letters; letters set wide; the second reader on them."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.reading.pdf.book import read_pdf
from pipeline.text import repair

FONT = "HeiseiKakuGo-W5"
registerFont(UnicodeCIDFont(FONT))
TEXTS = ["令和七年度予算の概要", "里海しごと創造事業の内容"]


def turned(quarters: int, page_quarters: int) -> bytes:
    """Text turned counterclockwise by quarters on a page that viewers turn clockwise by page_quarters."""
    width = height = 800
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(width, height))
    canvas.setPageRotation(90 * page_quarters)
    canvas.translate(*[(0, 0), (width, 0), (width, height), (0, height)][quarters])
    canvas.rotate(90 * quarters)
    canvas.setFont(FONT, 10)
    for number, text in enumerate(TEXTS):
        canvas.drawString(60, 500 - 30 * number, text)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@pytest.mark.parametrize("page_quarters", [0, 1, 2, 3])
@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_page_reads_upright_however_it_and_its_letters_are_turned(
    quarters: int, page_quarters: int
) -> None:
    got = read_pdf(turned(quarters, page_quarters))
    boxes = [block.lines[0].box() for block in got.blocks]

    assert [block.text for block in got.blocks] == TEXTS
    assert got.pages[0].rotation == 90 * quarters
    assert all(box and box.x1 - box.x0 > 90 and box.bottom - box.top < 12 for box in boxes)


@pytest.mark.parametrize("space", [4, 12, 30])
def test_a_heading_whose_letters_are_set_wide_is_one_word(space: float) -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setFont(FONT, 14)
    for number, character in enumerate("予算の概要"):
        canvas.drawString(100 + number * (14 + space), 700, character)
    canvas.setFont(FONT, 10)
    canvas.drawString(60, 640, "町の仕事を広げ、町の学びを広げるために行う。")
    canvas.showPage()
    canvas.save()

    assert repair(read_pdf(buffer.getvalue()).blocks[0]).normalized == "予算の概要"
