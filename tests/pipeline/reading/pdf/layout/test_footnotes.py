"""Footnotes, tabs and page numbers at the edges of pages made here, and paragraphs that go on past them."""

from __future__ import annotations

import io
from collections.abc import Callable

from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.documents import Block
from pipeline.reading.pdf.book import read_pdf

FONT = "HeiseiKakuGo-W5"
registerFont(UnicodeCIDFont(FONT))
FULL = "海辺の町の仕事づくりについては、第三期の計画において推進すべき取組みとしてい"
Draw = Callable[[Canvas], None]


def read(*pages: Draw) -> tuple[Block, ...]:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return read_pdf(buffer.getvalue()).blocks


def put(canvas: Canvas, x: float, y: float, *texts: str, size: float = 10) -> None:
    canvas.setFont(FONT, size)
    for number, text in enumerate(texts):
        canvas.drawString(x, y - 1.6 * size * number, text)


def test_small_numbered_type_at_the_foot_is_notes_with_all_their_lines() -> None:
    def draw(canvas: Canvas) -> None:
        put(canvas, 60, 700, FULL, FULL, FULL, "るところである。")
        put(canvas, 60, 120, "1　海辺の町の統計", "https://example.jp/statistics", "2　山の町の統計", size=7)

    assert [(b.kind, b.text) for b in read(draw)][1:] == [
        ("note", "1　海辺の町の統計\nhttps://example.jp/statistics"),
        ("note", "2　山の町の統計"),
    ]


def test_a_raised_number_belongs_to_the_note_that_it_stands_before() -> None:
    def draw(canvas: Canvas) -> None:
        put(canvas, 60, 700, FULL, FULL, "るところである。")
        put(canvas, 60, 124, "14", size=6)
        put(
            canvas,
            70,
            120,
            "ある仕組みの乱れが他に及び、広い範囲に影響を与えること。",
            "次の年にも見られた。",
            size=9.5,
        )

    note = read(draw)[-1]

    assert note.kind == "note"
    assert note.lines[0].text == "14　ある仕組みの乱れが他に及び、広い範囲に影響を与えること。"
    assert [line.text for line in note.lines[1:]] == ["次の年にも見られた。"]
    assert all(len(line.boxes) == 16 * len(line.text) for line in note.lines)


def test_numbered_items_in_the_size_of_the_text_stay_items() -> None:
    def draw(canvas: Canvas) -> None:
        put(canvas, 60, 700, FULL, "るところである。")
        put(canvas, 60, 120, "1　海辺の町の仕事をつくる。", "2　山の町の仕事をつくる。")

    assert [b.kind for b in read(draw)] == ["paragraph", "list_item", "list_item"]


def test_a_paragraph_goes_on_over_the_footnotes_of_its_page() -> None:
    def first(canvas: Canvas) -> None:
        put(canvas, 60, 300, FULL, FULL)
        put(canvas, 60, 120, "1　海辺の町の統計", size=7)

    def second(canvas: Canvas) -> None:
        put(canvas, 60, 700, FULL[:30] + "進めるところであ", "る。")

    assert [(b.kind, [line.page for line in b.lines]) for b in read(first, second)] == [
        ("paragraph", [1, 1, 2, 2]),
        ("note", [1]),
    ]


def test_the_only_line_of_a_paragraph_goes_on_over_the_page() -> None:
    def first(canvas: Canvas) -> None:
        put(canvas, 60, 200, FULL, FULL, "るところである。", "　" + FULL[:-1])

    got = read(first, lambda canvas: put(canvas, 60, 700, FULL[:30] + "進めるところであ", "る。"))

    assert [[line.page for line in b.lines] for b in got] == [[1, 1, 1], [1, 2, 2]]


def test_the_tab_of_a_chapter_at_the_side_is_no_heading() -> None:
    def draw(canvas: Canvas) -> None:
        put(canvas, 60, 700, FULL, FULL, "るところである。")
        put(canvas, 556, 600, "第２章", size=12)

    assert [b.kind for b in read(draw, draw, draw)] == ["paragraph", "header"] * 3


def test_a_page_number_below_a_full_line_is_no_part_of_it() -> None:
    def draw(canvas: Canvas) -> None:
        put(canvas, 60, 68, "①" + FULL[:-1], size=10)
        put(canvas, 250, 52, "12", size=10)

    got = read(draw)

    assert [(b.kind, b.text) for b in got] == [("list_item", "①" + FULL[:-1]), ("page_number", "12")]


def test_a_large_number_behind_a_box_is_read_apart_from_the_words_on_it() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(0.9)
        put(canvas, 60, 600, "②", size=200)
        canvas.setFillGray(0)
        put(canvas, 100, 700, "年平均で2.0%以上増やす", "賃金の総額を")

    assert [b.text for b in read(draw)] == ["年平均で2.0%以上増やす\n賃金の総額を", "②"]


def test_a_title_and_the_indented_paragraph_below_it_are_two() -> None:
    def draw(canvas: Canvas) -> None:
        put(canvas, 60, 700, "○下に当たる者（同じ者とみなす法人を含む）でないこと")
        put(canvas, 80, 684, FULL[:-4])
        put(canvas, 70, 668, FULL[:-3], "るところである。")

    assert [len(b.lines) for b in read(draw)] == [1, 3]
