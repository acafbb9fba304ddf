"""Headings of PDFs made here: told by size, weight and numbering, each with its level."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.documents import Block
from pipeline.reading.pdf.book import read_pdf
from pipeline.reading.pdf.characters.styles import is_bold_name

FONT = "HeiseiKakuGo-W5"
registerFont(UnicodeCIDFont(FONT))
PROSE = [
    "町の仕事を広げ、町の学びを広げるため、次のとおり三つのことを行うものとし、そ",
    "の詳細は別に定める。",
]
Text = tuple[float, str, bool]


def page(*texts: Text, size: float = 10) -> tuple[Block, ...]:
    """Texts from the top down, each with where it begins and whether it is bold, as Word makes bold."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for number, (x, text, bold) in enumerate(texts):
        canvas.saveState()
        line = canvas.beginText(x, 760 - 16 * number)
        line.setFont(FONT, size)
        line.setTextRenderMode(2 if bold else 0)
        line.textLine(text)
        canvas.drawText(line)
        canvas.restoreState()
    canvas.showPage()
    canvas.save()
    return read_pdf(buffer.getvalue()).blocks


def prose() -> list[Text]:
    return [(60, text, False) for text in PROSE]


def headings(blocks: tuple[Block, ...]) -> list[tuple[int, str]]:
    return [(b.level, b.text) for b in blocks if b.kind == "heading"]


def test_a_bold_line_of_the_same_size_that_stands_alone_is_a_heading() -> None:
    blocks = page((60, "支援の対象となる者", True), *prose(), (60, "支援の期間", True), *prose())

    assert headings(blocks) == [(5, "支援の対象となる者"), (5, "支援の期間")]
    assert [b.bold for b in blocks] == [True, False, True, False]


def test_the_same_lines_in_a_light_face_are_none() -> None:
    assert not headings(page((60, "支援の対象となる者", False), *prose()))


def test_bold_lines_stand_below_the_bold_numbered_title_above_them() -> None:
    blocks = page((60, "１．支援の内容", True), *prose(), (60, "支援の期間", True), *prose())

    assert headings(blocks) == [(8, "１．支援の内容"), (9, "支援の期間")]


def test_bold_numbered_titles_head_though_a_sibling_is_far() -> None:
    blocks = page((60, "(1)支援の対象と、その範囲及び期間の定めについて", True), *prose())

    assert headings(blocks) == [(9, "(1)支援の対象と、その範囲及び期間の定めについて")]


@pytest.mark.parametrize(
    "texts",
    [
        [(60, text, True) for text in ["支援の対象", *PROSE, "支援の期間", *PROSE]],  # all is bold
        [(60, "大切な文です。", True), *prose()],  # a sentence
        [(60, "計画の作成", True), (60, "計画の提出", True), *prose()],  # labels of a chart
        [(300, "右の図の名", True), *prose()],  # not over the prose
    ],
)
def test_bold_lines_that_head_nothing(texts: list[Text]) -> None:
    assert not headings(page(*texts))


def test_a_number_printed_apart_belongs_to_its_heading() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setFont(FONT, 14)
    canvas.rect(58, 745, 64, 24)
    canvas.drawString(62, 752, "第４節")
    canvas.drawString(140, 752, "安全に関する研究")
    canvas.setFont(FONT, 10)
    for number, text in enumerate(PROSE):
        canvas.drawString(60, 720 - 16 * number, text)
    canvas.showPage()
    canvas.save()

    got = read_pdf(buffer.getvalue()).blocks

    assert [(b.kind, b.text) for b in got if b.kind == "heading"] == [("heading", "第４節\n安全に関する研究")]


@pytest.mark.parametrize(
    ("name", "bold"),
    [
        ("ABCDEF+Meiryo-Bold", True),
        ("メイリオ,Bold", True),
        ("HGPSoeiKakugothicUB", True),
        ("KozGoPr6N-Heavy", True),
        ("ShinGoPro-DeBold", True),
        ("HiraKakuStd-W8", True),
        ("RgPG2サンセリフ-B", True),
        ("FutoGoB101Pr6N", True),
        ("HeiseiKakuGo-W5", False),
        ("BIZ-UDPGothic", False),
        ("MS-Mincho", False),
        ("GothicBBBPr5-Medium", False),
        ("ArialMT", False),
        ("YuGothic-Regular", False),
    ],
)
def test_names_of_bold_fonts(name: str, bold: bool) -> None:
    assert is_bold_name(name) is bold
