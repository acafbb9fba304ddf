"""Raised numbers: exponents stay with their base, footnote marks leave the words that they stand behind."""

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


def texts(before: str, raised: str, after: str) -> list[tuple[str, str]]:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    line = canvas.beginText(60, 700)
    for text, size, rise in ((before, 10, 0), (raised, 6, 4), (after, 10, 0)):
        line.setFont(FONT, size)
        line.setRise(rise)
        line.textOut(text)
    canvas.drawText(line)
    canvas.showPage()
    canvas.save()
    return [(block.kind, repair(block).normalized) for block in read_pdf(buffer.getvalue()).blocks]


@pytest.mark.parametrize(
    ("before", "raised", "after", "wanted"),
    [
        ("計算量が10", "25", "回を超える場合", "計算量が10²⁵回を超える場合"),
        ("面積は500m", "2", "である", "面積は500m2である"),
    ],
)
def test_an_exponent_stays_behind_its_base(before: str, raised: str, after: str, wanted: str) -> None:
    assert texts(before, raised, after) == [("paragraph", wanted)]


@pytest.mark.parametrize("before", ["令和10", "第10", "公開しました", "予算は110", "ABm"])
def test_a_footnote_mark_leaves_its_word(before: str) -> None:
    assert texts(before, "3", "とされる") == [("paragraph", before + "とされる"), ("note", "3")]
