"""PDFs made here: characters in their places, tables, frames, columns, and what can't be read."""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import pairwise

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.documents import Block, Document
from pipeline.reading import Unreadable, read
from pipeline.reading.pdf.book import join, look_into, read_part, read_pdf

FONT = "HeiseiKakuGo-W5"
registerFont(UnicodeCIDFont(FONT))
Draw = Callable[[Canvas], None]


def pdf(*pages: Draw, encrypt: str | None = None) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, encrypt=encrypt)
    for draw in pages:
        canvas.setFont(FONT, 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def document(*pages: Draw) -> Document:
    return read(pdf(*pages), "made.pdf")


def lines(
    canvas: Canvas, x: float, y: float, texts: list[str], leading: float = 16, size: float = 10
) -> None:
    canvas.setFont(FONT, size)
    for number, text in enumerate(texts):
        canvas.drawString(x, y - number * leading, text)


def grid(canvas: Canvas, xs: list[float], ys: list[float]) -> None:
    canvas.grid(xs, ys)


def cells(blocks: tuple[Block, ...]) -> list[tuple[int, int, str, str]]:
    return [(b.cell.row, b.cell.column, b.cell.role, b.text) for b in blocks if b.cell]


def test_every_character_has_its_box() -> None:
    line = document(lambda c: lines(c, 100, 700, ["予算額は５億円"])).blocks[0].lines[0]
    boxes = [line.box(at, at + 1) for at in range(len(line.text))]

    assert line.text == "予算額は５億円"
    assert all(box and box.x1 > box.x0 and 120 < box.top < box.bottom < 160 for box in boxes)
    assert all(a and b and a.x1 <= b.x0 + 0.1 for a, b in pairwise(boxes))


def test_a_wide_gap_becomes_one_space_whose_box_spans_it() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, 100, 700, ["事業名"])
        lines(canvas, 160, 700, ["公募中"])

    line = document(draw).blocks[0].lines[0]
    box = line.box(3, 4)

    assert line.text == "事業名\u3000公募中"
    assert box and (round(box.x0), round(box.x1)) == (130, 160)


def test_a_page_turned_in_the_file_reads_upright() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(A4[0], 0)
        canvas.rotate(90)
        lines(canvas, 60, 500, ["令和七年度予算の概要", "里海しごと創造事業の内容"])

    got = document(draw)
    box = got.blocks[0].lines[0].box()

    assert got.pages[0].rotation == 90
    assert box and box.x1 - box.x0 == pytest.approx(100, abs=1)
    assert [block.text for block in got.blocks] == ["令和七年度予算の概要", "里海しごと創造事業の内容"]


def test_text_that_lies_outside_of_the_crop_box_is_not_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setCropBox((50, 50, 500, 700))
        lines(canvas, 100, 600, ["中にある文"])
        lines(canvas, 100, 800, ["外にある文"])

    assert [block.text for block in document(draw).blocks] == ["中にある文"]


def test_overprinted_text_is_read_once() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, 100, 700, ["影のある題名"])
        lines(canvas, 100.6, 699.6, ["影のある題名"])

    assert [block.text for block in document(draw).blocks] == ["影のある題名"]


def test_invisible_text_is_left_out_where_there_is_visible_text() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, 100, 700, ["見える文"])
        hidden = canvas.beginText(100, 600)
        hidden.setTextRenderMode(3)
        hidden.textLine("見えない文")
        canvas.drawText(hidden)

    assert [block.text for block in document(draw).blocks] == ["見える文"]


def test_a_page_of_invisible_text_alone_is_told_to_be_ocr() -> None:
    def draw(canvas: Canvas) -> None:
        hidden = canvas.beginText(100, 600)
        hidden.setTextRenderMode(3)
        hidden.textLine("読み取られた文")
        canvas.drawText(hidden)

    got = document(draw)

    assert got.pages[0].problem and "OCR" in got.pages[0].problem
    assert [block.text for block in got.blocks] == ["読み取られた文"]


def test_wrapped_lines_are_a_paragraph_and_marks_begin_items() -> None:
    prose = [
        "海辺の町の仕事づくりについては、第三期の計画において推",
        "進すべき取組みとして位置づけられており、計画を踏まえて",
        "進める。",
    ]
    marked = ["・港の仕事", "・山の仕事"]

    got = document(lambda c: lines(c, 100, 700, prose + marked)).blocks

    assert [(b.kind, len(b.lines)) for b in got] == [("paragraph", 3), ("list_item", 1), ("list_item", 1)]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [
        "左の欄の一行目であり紙面の半ばまで続いて",
        "いる二行目も同じ幅であるから段落であって",
        "三行目もまた同じ幅の行となるように書いて",
        "四行目で終わる。",
    ]
    right = [text.replace("左", "右") for text in left]

    def draw(canvas: Canvas) -> None:
        lines(canvas, 60, 700, left)
        lines(canvas, 320, 700, right)

    got = "".join(block.text for block in document(draw).blocks).replace("\n", "")

    assert got == "".join(left) + "".join(right)


def test_labels_with_figures_beside_them_are_rows_though_nothing_is_ruled() -> None:
    def draw(canvas: Canvas) -> None:
        lines(
            canvas,
            100,
            700,
            ["【海】里海しごと創造事業の", "　　　推進", "【山】山村でんき事業", "【町】図書交流事業"],
        )
        for number, amount in enumerate(["129億円の内数", "", "44億円", "3.5億円"]):
            canvas.drawRightString(400, 700 - 16 * number, amount)

    assert cells(document(draw).blocks) == [
        (0, 0, "label", "【海】里海しごと創造事業の\n推進"),
        (0, 1, "value", "129億円の内数"),
        (1, 0, "label", "【山】山村でんき事業"),
        (1, 1, "value", "44億円"),
        (2, 0, "label", "【町】図書交流事業"),
        (2, 1, "value", "3.5億円"),
    ]


def ruled(canvas: Canvas) -> None:
    grid(canvas, [60, 240, 340, 440], [700, 680, 660, 640])
    for x, text in ((70, "事業名"), (250, "令和6年度"), (350, "令和7年度")):
        canvas.drawString(x, 686, text)
    for y, row in ((666, ("沿岸事業", "1,234", "△5")), (646, ("合計", "1,234", "1,229"))):
        for x, text in zip((70, 250, 350), row, strict=True):
            canvas.drawString(x, y, text)


def test_a_ruled_table_has_headers_labels_values_and_a_total() -> None:
    assert cells(document(ruled).blocks) == [
        (0, 0, "header", "事業名"),
        (0, 1, "header", "令和6年度"),
        (0, 2, "header", "令和7年度"),
        (1, 0, "label", "沿岸事業"),
        (1, 1, "value", "1,234"),
        (1, 2, "value", "△5"),
        (2, 0, "total", "合計"),
        (2, 1, "value", "1,234"),
        (2, 2, "value", "1,229"),
    ]


def test_a_ruled_row_that_lists_figures_is_taken_apart_line_by_line() -> None:
    def draw(canvas: Canvas) -> None:
        grid(canvas, [60, 240, 340], [700, 680, 600])
        canvas.drawString(130, 686, "節")
        canvas.drawString(280, 686, "金額")
        for y, label, amount in (
            (666, "", "千円"),
            (650, "10 需用費", "302"),
            (634, "消耗品費", "42"),
            (618, "食糧費", "260"),
        ):
            canvas.drawString(70, y, label)
            canvas.drawRightString(330, y, amount)

    assert cells(document(draw).blocks)[2:] == [
        (1, 1, "header", "千円"),
        (2, 0, "label", "10 需用費"),
        (2, 1, "value", "302"),
        (3, 0, "label", "消耗品費"),
        (3, 1, "value", "42"),
        (4, 0, "label", "食糧費"),
        (4, 1, "value", "260"),
    ]


def test_merged_cells_span_what_they_cover() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(60, 640, 380, 60)
        canvas.line(60, 670, 440, 670)
        canvas.line(250, 640, 250, 670)
        canvas.drawString(200, 680, "支援の内容")
        canvas.drawString(70, 650, "上限額")
        canvas.drawString(260, 650, "750万円")

    got = [(b.text, b.cell.column_span) for b in document(draw).blocks if b.cell]

    assert got == [("支援の内容", 2), ("上限額", 1), ("750万円", 1)]


def test_boxes_side_by_side_are_read_one_after_the_other() -> None:
    def box(canvas: Canvas, x: float, title: str) -> None:
        canvas.roundRect(x, 600, 200, 100, 8)
        lines(
            canvas,
            x + 10,
            680,
            [title + "の支援事業", title + "の仕事を広げる。", title + "の学びを広げる。"],
        )

    def draw(canvas: Canvas) -> None:
        box(canvas, 60, "沿岸")
        box(canvas, 300, "山村")

    got = "".join(block.text for block in document(draw).blocks)

    assert got.index("沿岸の学び") < got.index("山村の支援")


def test_headers_and_page_numbers_are_told_from_the_text() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, 60, 810, ["令和七年度予算書"])
        lines(canvas, 60, 600, [f"本文{canvas.getPageNumber()}があります。"])
        lines(canvas, 290, 30, [f"- {canvas.getPageNumber()} -"])

    got = [(b.kind, b.page) for b in document(draw, draw, draw).blocks]

    assert got == [(kind, page) for page in (1, 2, 3) for kind in ("header", "paragraph", "page_number")]


def test_a_paragraph_goes_on_over_the_page() -> None:
    first = [
        "海辺の町の仕事づくりについては、第三期の計画において推",
        "進すべき取組みとして位置づけられており、計画を踏まえて",
    ]
    second = ["進めるものとし、その詳細については別に定めるところによ", "る。"]

    got = document(lambda c: lines(c, 60, 200, first), lambda c: lines(c, 60, 700, second)).blocks

    assert [[line.page for line in block.lines] for block in got] == [[1, 1, 2, 2]]


def test_larger_type_heads_what_follows() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, 60, 760, ["予算の概要"], size=18)
        lines(canvas, 60, 700, ["支援の内容"], size=13)
        lines(canvas, 60, 670, ["町の仕事を広げ、町の学びを広げるため、三つのことを行う。"] * 3)

    got = [(b.level, b.text) for b in document(draw).blocks if b.kind == "heading"]

    assert got == [(1, "予算の概要"), (2, "支援の内容")]


def test_raised_footnote_marks_and_ruby_are_set_apart() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, 60, 700, ["公開は30億円"])
        lines(canvas, 120, 704, ["1"], size=5)
        lines(canvas, 60, 650, ["黎明期の技術"])
        lines(canvas, 60, 660, ["れいめい"], size=4)

    got = [(b.kind, b.text) for b in document(draw).blocks]

    assert got[:2] == [("paragraph", "公開は30億円"), ("paragraph", "黎明期の技術")]
    assert sorted(got[2:]) == [("note", "1"), ("note", "れいめい")]


def test_vertical_writing_reads_as_words() -> None:
    def draw(canvas: Canvas) -> None:
        for number, character in enumerate("申請受付開始"):
            canvas.drawString(100, 700 - 11 * number, character)
        lines(canvas, 60, 500, ["横書きの文があります。"])

    assert "申請受付開始" in [block.text for block in document(draw).blocks]


def test_parts_read_apart_are_the_document_read_at_once() -> None:
    data = pdf(ruled, ruled, lambda c: lines(c, 60, 700, ["本文があります。"]), ruled)

    got = join([read_part(data, range(2)), read_part(data, range(2, 4))])

    assert look_into(data) == ("pdfium", 4)
    assert got == read_pdf(data)
    assert {b.cell.table for b in got.blocks if b.cell} == {0, 1, 2}


def test_a_page_with_an_image_and_no_text_is_told() -> None:
    from PIL import Image

    def draw(canvas: Canvas) -> None:
        canvas.drawInlineImage(Image.new("L", (8, 8), 200), 60, 500, 300, 200)

    got = document(draw)

    assert got.pages[0].problem == "文字がありません（画像のみ）"


def test_a_password_is_asked_for_by_a_clear_line() -> None:
    with pytest.raises(Unreadable, match="パスワード"):
        read(pdf(ruled, encrypt="secret"), "locked.pdf")


def test_half_a_pdf_is_refused() -> None:
    data = pdf(ruled)

    with pytest.raises(Unreadable, match="途中で切れています"):
        read(data[: len(data) // 2], "cut.pdf")


def test_the_second_reader_finds_the_same_table() -> None:
    data = pdf(ruled)

    got = read_pdf(data, reader="pdfplumber")

    assert cells(got.blocks) == cells(read_pdf(data).blocks)


def test_ten_thousand_lines_on_a_page_are_read_in_bounded_time() -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(100):
            for other in range(100):
                canvas.line(50 + 5 * number, 100 + 7 * other, 54 + 5 * number, 100 + 7 * other)
                canvas.line(50 + 5 * number, 100 + 7 * other, 50 + 5 * number, 106 + 7 * other)
        lines(canvas, 60, 820, ["格子の上の文"])

    assert "格子の上の文" in [block.text for block in document(draw).blocks]
