"""Which printed lines are one: centred titles and slides, marks larger than their words."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfgen.canvas import Canvas

from pipeline.documents import Block
from pipeline.reading import read

FONT = "HeiseiKakuGo-W5"
MIDDLE = A4[0] / 2
registerFont(UnicodeCIDFont(FONT))


def page(draw: Callable[[Canvas], None]) -> tuple[Block, ...]:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    draw(canvas)
    canvas.setFont(FONT, 9)
    for number in range(9):
        canvas.drawString(60, 300 - 30 * number, "港の仕事を支える取組を進めています。" * 3)
    canvas.showPage()
    canvas.save()
    return read(buffer.getvalue(), "made.pdf").blocks


def centred(canvas: Canvas, *texts: str) -> None:
    canvas.setFont(FONT, 16)
    for number, text in enumerate(texts):
        canvas.drawCentredString(MIDDLE, 700 - 22 * number, text)


@pytest.mark.parametrize(
    "above, below",
    [
        ("離島の港における", "修繕費引上げの特例について"),
        ("漁業者の収入の", "平均を３年で２割増やすこと"),
        ("港の予算の概要と", "「里海モデル事業」の公募について"),
    ],
)
def test_a_centred_line_that_can_not_end_goes_on_in_the_next(above: str, below: str) -> None:
    got = page(lambda canvas: centred(canvas, above, below))

    assert got[0].text == f"{above}\n{below}"


@pytest.mark.parametrize("above, below", [("補助上限額", "100万円まで"), ("里海の再生", "山村の学び")])
def test_centred_lines_that_are_whole_stay_apart(above: str, below: str) -> None:
    got = page(lambda canvas: centred(canvas, above, below))

    assert [block.text for block in got[:2]] == [above, below]


def test_a_line_that_stands_elsewhere_goes_on_with_no_centred_one() -> None:
    def draw(canvas: Canvas) -> None:
        centred(canvas, "離島の港における")
        canvas.drawString(60, 678, "修繕費の特例")

    assert [block.text for block in page(draw)[:2]] == ["離島の港における", "修繕費の特例"]


def test_a_mark_larger_than_its_words_does_not_part_them_from_their_second_line() -> None:
    above, below = "離島の港における", "修繕費引上げの特例について"

    def draw(canvas: Canvas) -> None:
        width = stringWidth("(1)", FONT, 28) + stringWidth(above, FONT, 16)
        canvas.setFont(FONT, 28)
        canvas.drawString(MIDDLE - width / 2, 700, "(1)")
        canvas.setFont(FONT, 16)
        canvas.drawString(MIDDLE + width / 2 - stringWidth(above, FONT, 16), 700, above)
        canvas.drawCentredString(MIDDLE, 678, below)

    first = page(draw)[0]

    assert (first.kind, first.text, first.size) == ("heading", f"(1){above}\n{below}", 16)
