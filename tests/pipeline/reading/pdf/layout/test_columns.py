"""Columns that begin at different heights, whose lines stand on no common line."""

from __future__ import annotations

import io

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.reading import read

FONT = "HeiseiMin-W3"
registerFont(UnicodeCIDFont(FONT))
LEFT = [
    "　里山の仕事は、昔から続いてきて",
    "いて、数は年々減っているが、若者",
    "が戻る村もある。国は令和７年度に",
    "三つの事業を始める。",
]
RIGHT = [
    "　海の仕事も同じである。「ふるさと",
    "の海を守る事業」は、令和８年度に",
    "十二億円で始まり、五年のあいだ続",
    "けられる予定である。",
]


def columns(*, stamp: str = "") -> list[str]:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.setFont(FONT, 16)
    canvas.drawCentredString(A4[0] / 2, 780, "里と海の白書の第二章")
    canvas.setFont(FONT, 10)
    canvas.drawString(480, 760, stamp)
    for x, y, title, lines in ((60, 720, "第１節　里の動き", LEFT), (300, 735, "第２節　海の動き", RIGHT)):
        canvas.setFont(FONT, 12)
        canvas.drawString(x, y, title)
        canvas.setFont(FONT, 10)
        for number, line in enumerate(lines):
            canvas.drawString(x, y - 22 - 15 * number, line)
    canvas.showPage()
    canvas.save()
    return [block.text.replace("\n", "") for block in read(buffer.getvalue(), "made.pdf").blocks]


def test_a_column_whose_title_stands_higher_is_read_after_the_one_at_its_left() -> None:
    assert columns()[1:] == [
        "第１節　里の動き",
        "".join(LEFT).strip(),
        "第２節　海の動き",
        "".join(RIGHT).strip(),
    ]


def test_a_date_above_the_columns_is_no_part_of_the_right_one() -> None:
    got = columns(stamp="令和８年４月")

    assert got.index("令和８年４月") < got.index("第１節　里の動き")
