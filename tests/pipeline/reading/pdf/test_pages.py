"""Layouts that mislead: bent cells, background lines, raised marks, timelines, boxed labels."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.documents import Block, Line
from pipeline.reading import read
from pipeline.reading.marks import is_caption, mark_of
from pipeline.reading.roles import GridCell, assign_roles
from pipeline.text import repair

FONT = "HeiseiKakuGo-W5"
registerFont(UnicodeCIDFont(FONT))


def page(draw: Callable[[Canvas], None]) -> tuple[Block, ...]:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.setFont(FONT, 10)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return read(buffer.getvalue(), "made.pdf").blocks


def lines(canvas: Canvas, x: float, y: float, texts: Sequence[str], size: float = 10) -> None:
    canvas.setFont(FONT, size)
    for number, text in enumerate(texts):
        canvas.drawString(x, y - 1.5 * size * number, text)


def down(canvas: Canvas, x: float, y: float, text: str, size: float = 12) -> None:
    canvas.setFont(FONT, size)
    for number, character in enumerate(text):
        canvas.drawString(x, y - 1.05 * size * number, character)


def cells(blocks: Sequence[Block]) -> dict[str, tuple[int, int, int, int, str]]:
    return {
        b.text: (b.cell.row, b.cell.column, b.cell.row_span, b.cell.column_span, b.cell.role)
        for b in blocks
        if b.cell
    }


def test_a_cell_that_bends_around_others_keeps_to_itself() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(60, 640, 380, 60)
        for y in (680, 660):
            canvas.line(110, y, 440, y)
        canvas.line(110, 640, 110, 680)
        canvas.line(250, 640, 250, 700)
        lines(canvas, 70, 686, ["サービス業"])
        lines(canvas, 120, 666, ["旅館業"])
        lines(canvas, 120, 646, ["運送業"])
        for y, amount in ((686, "5,000"), (666, "3,000"), (646, "1,000")):
            lines(canvas, 260, y, [amount])

    got = cells(page(draw))

    assert got["サービス業"] == (0, 0, 3, 1, "label")
    assert got["旅館業"] == (1, 1, 1, 1, "label")
    assert got["運送業"] == (2, 1, 1, 1, "label")
    assert got["1,000"] == (2, 2, 1, 1, "value")


def test_lines_from_edge_to_edge_cut_no_cells() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([60, 240, 440], [700, 680, 620])
        canvas.line(0, 650, A4[0], 650)
        lines(canvas, 70, 686, ["事業名"])
        lines(canvas, 250, 686, ["概要"])
        lines(canvas, 70, 664, ["沿岸事業", "の推進"])
        lines(canvas, 250, 664, ["港を直し、", "船を増やす。"])

    assert cells(page(draw))["港を直し、\n船を増やす。"] == (1, 1, 1, 1, "value")


def test_a_frame_drawn_into_a_header_makes_no_column() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([60, 240, 340], [700, 680, 660])
        canvas.rect(65, 682, 170, 16)
        lines(canvas, 80, 686, ["事業名"])
        lines(canvas, 250, 686, ["金額"])
        lines(canvas, 70, 666, ["沿岸事業"])
        lines(canvas, 250, 666, ["1,234"])

    got = cells(page(draw))

    assert got["事業名"][:2] == (0, 0)
    assert got["沿岸事業"][:2] == (1, 0)
    assert got["1,234"][:2] == (1, 1)


@pytest.mark.parametrize(("rise", "left"), [(4.2, "令和4年(2022年)3月"), (0, "令和4年(2022年)32月")])
def test_a_mark_raised_high_is_set_apart_though_it_is_hardly_smaller(rise: float, left: str) -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, 60, 700, ["令和４年（2022年）３"], size=11)
        end = 60 + canvas.stringWidth("令和４年（2022年）３", FONT, 11)
        lines(canvas, end, 700 + rise, ["2"], size=9)
        lines(canvas, end + canvas.stringWidth("2", FONT, 9), 700, ["月"], size=11)

    assert repair(page(draw)[0]).normalized == left


def test_a_footnote_mark_in_a_cell_is_set_apart() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([60, 240, 340], [700, 680, 660])
        lines(canvas, 70, 686, ["事業名"])
        lines(canvas, 250, 686, ["金額"])
        lines(canvas, 70, 665, ["沿岸事業"])
        lines(canvas, 110, 670, ["1"], size=5)
        lines(canvas, 250, 665, ["1,234"])

    assert "沿岸事業" in cells(page(draw))


def test_a_marked_title_that_fills_its_column_is_no_part_of_the_paragraph_below() -> None:
    title = ["●海辺の町の仕事づくりに関する", "　研究開発の取組とその成果の普"]
    body = ["　海辺の町の仕事は、昭和の初め", "から続いており、計画を踏まえて", "進める。"]

    got = [block.text for block in page(lambda c: lines(c, 60, 700, title + body))]

    assert got == ["\n".join(t.strip() for t in title), "\n".join(t.strip() for t in body)]


def test_a_hanging_item_stays_one() -> None:
    item = ["●海辺の町の仕事づくりに関する", "　研究開発の取組とその成果の普", "　及を図る。"]

    assert len(page(lambda c: lines(c, 60, 700, item))) == 1


def timeline(canvas: Canvas) -> None:
    for x, label in ((100, "公募開始"), (180, "申請締切"), (260, "審査会"), (340, "採択公表")):
        down(canvas, x, 600, label)
    for x, texts in ((86, ["2025", "12/25"]), (170, ["12/26", "17:00"]), (330, ["2026", "2/10"])):
        lines(canvas, x, 660, texts)


def test_the_dates_of_a_timeline_stand_under_their_labels_and_years() -> None:
    got = cells(page(timeline))

    assert got["公募開始"][:2] == (0, 1) and got["採択公表"][:2] == (0, 4)
    assert got["2025"] == (1, 0, 1, 1, "label") and got["2026"] == (2, 0, 1, 1, "label")
    assert got["12/25"][:2] == (1, 1)
    assert got["12/26\n17:00"][:2] == (1, 2)
    assert got["2/10"][:2] == (2, 4)


def test_vertical_labels_without_dates_are_no_timeline() -> None:
    def draw(canvas: Canvas) -> None:
        for x, label in ((100, "公募開始"), (180, "申請締切"), (260, "審査会"), (340, "採択公表")):
            down(canvas, x, 600, label)
        lines(canvas, 60, 660, ["手続の流れは次のとおりである。"])

    got = page(draw)

    assert not cells(got)
    assert {"公募開始", "申請締切", "審査会", "採択公表"} <= {block.text for block in got}


def boxed(canvas: Canvas, x: float, y: float, width: float, texts: Sequence[str]) -> None:
    canvas.rect(x, y - 26, width, 44)
    lines(canvas, x + 8, y, texts)


def test_a_boxed_label_is_read_with_the_text_beside_it() -> None:
    def draw(canvas: Canvas) -> None:
        for y, name in ((700, "港"), (620, "山"), (540, "川")):
            boxed(canvas, 60, y, 90, [f"{name}の仕事", "づくり"])
            lines(canvas, 170, y, [f"{name}のそばの町の仕事を増やすための道具をそろえる。", f"{name}の次。"])

    got = "".join(block.text.replace("\n", "") for block in page(draw))

    assert got.index("港の次") < got.index("山の仕事") < got.index("山の次") < got.index("川の仕事")


def roles(table: Sequence[Sequence[str]]) -> list[str]:
    places = ((row, column, text) for row, texts in enumerate(table) for column, text in enumerate(texts))
    return [*assign_roles([GridCell(row, column, (Line(text),)) for row, column, text in places])]


def test_heads_that_begin_again_give_labels_beside_labels() -> None:
    table = [["町村", "金額", "町村", "金額"], ["沖町", "12", "山村", "34"], ["浜町", "56", "川村", "78"]]

    assert roles(table)[4:] == ["label", "value"] * 4


def test_heads_that_differ_do_not() -> None:
    table = [["町村", "金額", "備考", "金額"], ["沖町", "12", "山村", "34"], ["浜町", "56", "川村", "78"]]

    assert roles(table)[4:] == ["label", "value", "value", "value"] * 2


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("（単位：千円）", True), ("（単位　千円）", True), ("単位　百万円", True), ("単位制の学校", False)],
)
def test_a_unit_stands_with_a_colon_or_without(text: str, wanted: bool) -> None:
    assert is_caption(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("○日本国内の事業", True), ("○月○日まで", False), ("○年○月", False), ("○5年以内", False)],
)
def test_a_circle_is_a_mark_and_no_blank_to_fill_in(text: str, wanted: bool) -> None:
    assert (mark_of(text) is not None) == wanted
