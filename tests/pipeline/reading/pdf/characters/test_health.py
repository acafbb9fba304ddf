"""What can't be relied on is said: pages without words, characters in disguise, what OCR read."""

from __future__ import annotations

import io
import random
from array import array
from collections.abc import Callable, Sequence

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.documents import Block, Document, Line
from pipeline.reading import read
from pipeline.reading.pdf.characters.glyphs import UNKNOWN, Glyph
from pipeline.reading.pdf.characters.health import (
    NO_WORDS,
    ONLY_IMAGES,
    ONLY_PATHS,
    UNKNOWN_CHARACTERS,
    shredded,
    unreadable,
)
from pipeline.reading.pdf.characters.recognition import RECOGNIZED

FONT = "HeiseiKakuGo-W5"
registerFont(UnicodeCIDFont(FONT))
PROSE = "海辺の町の仕事を広げるため、新しい港の整備と若い人の学びを三年にわたって支援する。"
HIDDEN = 3


def document(*pages: Callable[[Canvas], None]) -> Document:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for draw in pages:
        canvas.setFont(FONT, 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return read(buffer.getvalue(), "made.pdf")


def recognized(canvas: Canvas, x: float, y: float, text: str, size: float = 10) -> None:
    hidden = canvas.beginText(x, y)
    hidden.setFont(FONT, size)
    hidden.setTextRenderMode(HIDDEN)
    hidden.textLine(text)
    canvas.drawText(hidden)


def scanned(canvas: Canvas) -> None:
    canvas.drawInlineImage(Image.new("L", (8, 8), 200), 0, 0, *A4)


def blocks(text: str) -> list[Block]:
    return [Block("paragraph", (Line(text),))]


def glyphs(text: str) -> list[Glyph]:
    return [Glyph(c, 10.0 * i, 0.0, 10.0 * i + 10, 10.0, 10.0) for i, c in enumerate(text)]


def nonsense(length: int) -> str:
    drawn = random.Random(7)
    return "".join(chr(drawn.randrange(0x4E00, 0x9FA0)) for _ in range(length))


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        "総務費 1,234 民生費 5,678 農林水産業費 910 予備費 100",
        "ヒートアイランド対策プラットフォーム",
        "渋谷区 世田谷区 葛飾区 鹿児島県薩摩川内市",
        "Society of Japan",
    ],
)
def test_words_names_and_figures_are_whole(text: str) -> None:
    assert shredded(blocks(text)) == 0


@pytest.mark.parametrize(
    "text",
    [
        nonsense(60),
        "".join(chr(ord(c) + 31) for c in PROSE),
        PROSE.encode().decode("cp932", "replace"),
        PROSE.encode("cp932").decode("latin-1"),
    ],
)
def test_text_in_disguise_is_no_words(text: str) -> None:
    assert shredded(blocks(text)) > 0.3
    assert unreadable(glyphs(text), blocks(text)) in (NO_WORDS, UNKNOWN_CHARACTERS)


@pytest.mark.parametrize("unknown", [UNKNOWN, "\ue123", "\U000f0001", "(cid:695)"])
def test_characters_without_a_code_are_unknown(unknown: str) -> None:
    read_glyphs = [Glyph(c, 0, 0, 10, 10, 10) for c in [unknown] * 20 + list(PROSE)]

    assert unreadable(read_glyphs, blocks(PROSE)) == UNKNOWN_CHARACTERS


def test_bullets_of_a_symbol_font_are_no_unknown_characters() -> None:
    text = "\uf06c港\uf06c山\uf06c川"

    assert unreadable(glyphs(text), blocks(text)) is None


def test_rare_names_alone_make_no_page_unreadable() -> None:
    text = "檜原村と匝瑳市と糒村と鰺ヶ沢町と潟上市と塙町と椥辻と橿原市と榛東村の皆さん"

    assert unreadable(glyphs(text), blocks(text)) is None


def test_what_was_recognized_in_an_image_is_marked_so() -> None:
    def draw(canvas: Canvas) -> None:
        scanned(canvas)
        recognized(canvas, 60, 700, PROSE)

    got = document(draw, lambda c: c.drawString(60, 700, PROSE))

    assert [(page.source, page.problem) for page in got.pages] == [
        ("recognition", RECOGNIZED),
        ("print", None),
    ]
    assert texts(got) == [PROSE, PROSE]


def test_a_visible_stamp_does_not_hide_what_was_recognized() -> None:
    def draw(canvas: Canvas) -> None:
        scanned(canvas)
        for line in range(5):
            recognized(canvas, 60, 700 - 40 * line, PROSE)
        canvas.drawString(290, 20, "12")

    got = document(draw)

    assert got.pages[0].source == "recognition"
    assert texts(got).count(PROSE) == 5


def test_stains_are_not_read() -> None:
    def draw(canvas: Canvas) -> None:
        scanned(canvas)
        recognized(canvas, 60, 700, "市民部市民~課長")
        recognized(canvas, 60, 650, "定員10~20名")
        recognized(canvas, 60, 600, "ロハ口", size=2)
        recognized(canvas, 60, 500, "~~~~■■~~~~")

    assert texts(document(draw)) == ["市民部市民課長", "定員10~20名"]


def test_a_figure_whose_digits_were_recognized_apart_is_one() -> None:
    def draw(canvas: Canvas) -> None:
        scanned(canvas)
        recognized(canvas, 60, 700, "総額を")
        for x, piece in ((90, "1"), (102, "98億2"), (134, "530万円とする。")):
            recognized(canvas, x, 700, piece)

    assert texts(document(draw)) == ["総額を198億2530万円とする。"]


def test_lines_that_were_not_recognized_are_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        scanned(canvas)
        for line in range(5):
            recognized(canvas, 60, 700 - 40 * line, PROSE)
        recognized(canvas, 60, 400, nonsense(12))

    got = document(draw)

    assert got.pages[0].problem == RECOGNIZED
    assert texts(got) == [PROSE] * 5


def test_a_page_that_was_not_recognized_is_empty_and_says_so() -> None:
    def draw(canvas: Canvas) -> None:
        scanned(canvas)
        recognized(canvas, 60, 700, nonsense(40))

    got = document(draw)

    assert (texts(got), got.pages[0].problem) == ([], NO_WORDS)


@pytest.mark.parametrize(("y", "wanted"), [(20, ONLY_IMAGES), (400, None)])
def test_a_page_number_on_an_image_is_no_text(y: float, wanted: str | None) -> None:
    def draw(canvas: Canvas) -> None:
        scanned(canvas)
        canvas.drawString(290, y, "12")

    assert document(draw).pages[0].problem == wanted


def test_letters_drawn_as_outlines_are_told() -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(60):
            outline = canvas.beginPath()
            x, y = 50 + 12 * (number % 30), 600 - 20 * (number // 30)
            outline.moveTo(x, y)
            outline.curveTo(x + 3, y + 9, x + 6, y + 9, x + 9, y)
            canvas.drawPath(outline)

    assert document(draw).pages[0].problem == ONLY_PATHS


def test_the_box_of_a_closed_figure_spans_its_digits() -> None:
    def draw(canvas: Canvas) -> None:
        scanned(canvas)
        recognized(canvas, 90, 700, "1")
        recognized(canvas, 102, 700, "9億円です")

    line = document(draw).blocks[0].lines[0]
    edges: Sequence[float] = array("f", line.boxes)

    assert line.text == "19億円です"
    assert edges[2] == pytest.approx(edges[4])
