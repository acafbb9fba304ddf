"""Text that pdfium takes for an overprint and leaves out: it is read all the same, shadows are not."""

from __future__ import annotations

import io
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.reading.pdf.book import read_pdf

FONT = "HeiseiKakuGo-W5"
registerFont(UnicodeCIDFont(FONT))
REPEATED = "町の仕事を広げ、町の学びを広げるために三つのことを行う。"
# pdfium without a font of the system: what a computer reads that has no Japanese one.
WITHOUT_FONTS = """
import ctypes, sys
import pypdfium2
import pypdfium2.raw as pdfium
pdfium.FPDF_DestroyLibrary()
paths = (ctypes.POINTER(ctypes.c_char) * 2)(ctypes.create_string_buffer(sys.argv[2].encode()), None)
config = pdfium.FPDF_LIBRARY_CONFIG(version=2, m_pUserFontPaths=paths)
pdfium.FPDF_InitLibraryWithConfig(config)
from pipeline.reading.pdf.book import read_pdf
for block in read_pdf(open(sys.argv[1], "rb").read()).blocks:
    print(*(f"{line.box().top:.0f} {line.text}" for line in block.lines), sep="\\n")
"""


def repeated(leading: float, times: int = 8, *, turned: bool = False, form: bool = False) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(600, 800))
    if turned:
        canvas.setPageRotation(90)
        canvas.translate(600, 0)
        canvas.rotate(90)
    if form:
        canvas.beginForm("inner")
    canvas.setFont(FONT, 10)
    for number in range(times):
        canvas.drawString(60, 500 - leading * number, REPEATED)
    if form:
        canvas.endForm()
        canvas.scale(0.5, 0.5)
        canvas.doForm("inner")
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@pytest.mark.parametrize("form", [False, True])
@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("leading", [8, 14, 40])
def test_lines_that_repeat_those_above_are_all_read(leading: float, turned: bool, form: bool) -> None:
    read = read_pdf(repeated(leading, turned=turned, form=form)).blocks
    lines = [line for block in read for line in block.lines]
    places = [box.top for line in lines if (box := line.box())]
    scale = 0.5 if form else 1

    assert [line.text for line in lines] == [REPEATED] * 8
    assert [round(b - a, 1) for a, b in pairwise(places)] == [leading * scale] * 7


def test_nothing_is_lost_where_no_font_of_the_system_is_japanese(tmp_path: Path) -> None:
    file = tmp_path / "repeated.pdf"
    file.write_bytes(repeated(40))
    (tmp_path / "fonts").mkdir()

    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_FONTS, str(file), str(tmp_path / "fonts")],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.splitlines() == [f"{291 + 40 * number} {REPEATED}" for number in range(8)]


def test_a_shadow_and_letters_printed_twice_are_read_once() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setFont(FONT, 20)
    for offset in (0, 0.4, 1.2):
        canvas.drawString(60 + offset, 700 - offset, "予算の概要")
        canvas.drawString(60 + offset, 600 - offset, "7")
    canvas.showPage()
    canvas.save()

    assert [block.text for block in read_pdf(buffer.getvalue()).blocks] == ["予算の概要", "7"]
