"""Layouts that nobody means, or somebody does: every character is read once, in bounded time."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.annotation import AnnotatedDocument
from pipeline.documents import Document
from pipeline.extraction import extract
from pipeline.kinds import discover
from pipeline.reading import read

FONT = "HeiseiKakuGo-W5"
registerFont(UnicodeCIDFont(FONT))


def drawn(draw: Callable[[Canvas], None]) -> Document:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.setFont(FONT, 9)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return read(buffer.getvalue(), "made.pdf")


def one_cell(canvas: Canvas) -> None:
    canvas.rect(60, 700, 200, 30)
    canvas.drawString(70, 710, "里海の再生 12億円")


def nested(canvas: Canvas) -> None:
    for inset in range(40):
        canvas.rect(60 + 5 * inset, 300 + 5 * inset, 460 - 10 * inset, 460 - 10 * inset)
    canvas.drawString(270, 525, "３億円")
    canvas.drawString(62, 302, "外")


def nested_tables(canvas: Canvas) -> None:
    canvas.grid([60, 300, 540], [500, 600, 700])
    canvas.grid([310, 400, 490], [610, 640, 670])
    for x, y, text in ((70, 650, "港の改修"), (320, 645, "甲"), (410, 645, "1,200"), (320, 615, "乙")):
        canvas.drawString(x, y, text)
    canvas.drawString(410, 615, "3,400")
    canvas.drawString(70, 550, "棚田の保全")


def overlapping(canvas: Canvas) -> None:
    canvas.grid([60, 160, 260], [600, 640, 680])
    canvas.grid([110, 210, 310], [580, 620, 660])
    for number, (x, y) in enumerate(((65, 650), (165, 650), (65, 610), (165, 610), (265, 590))):
        canvas.drawString(x, y, f"欄{number}")


def contradicting_heads(canvas: Canvas) -> None:
    canvas.grid([60, 160, 260, 360], [600, 620, 640, 660])
    cells = (
        ("事業名", "令和6年度", "令和6年度"),
        ("事業名", "令和5年度", "件数"),
        ("港の改修", "1,200", "34"),
    )
    for row, texts in enumerate(cells):
        for column, text in enumerate(texts):
            canvas.drawString(65 + 100 * column, 645 - 20 * row, text)


def turned_and_empty(canvas: Canvas) -> None:
    for number in range(60):
        canvas.saveState()
        canvas.translate(300, 400)
        canvas.rotate(6 * number)
        canvas.drawString(80, 0, "回る")
        canvas.restoreState()
    canvas.rect(10, 10, 0, 0)
    canvas.line(20, 20, 20, 20)


LAYOUTS = [one_cell, nested, nested_tables, overlapping, contradicting_heads, turned_and_empty]


@pytest.mark.parametrize("draw", LAYOUTS, ids=lambda draw: str(draw.__name__))
def test_every_character_is_read_once_and_has_a_chain(draw: Callable[[Canvas], None]) -> None:
    written: list[str] = []

    class Recorder:
        def __init__(self, canvas: Canvas) -> None:
            self._canvas = canvas

        def drawString(self, x: float, y: float, text: str) -> None:  # noqa: N802
            written.append(text)
            self._canvas.drawString(x, y, text)

        def __getattr__(self, name: str) -> object:
            return getattr(self._canvas, name)

    document = drawn(lambda canvas: draw(Recorder(canvas)))  # type: ignore[arg-type]

    read_text = "".join(block.text for block in document.blocks)
    assert Counter("".join(read_text.split())) == Counter("".join("".join(written).split()))
    annotated = AnnotatedDocument(document)
    assert all(len(annotated.outline.chain(index)) < 60 for index in range(len(document.blocks)))
    extract(document, list(discover().values()))


def test_headers_that_contradict_each_other_give_the_nearest_year() -> None:
    document = drawn(
        lambda canvas: (canvas.drawString(60, 680, "予算額（単位：千円）"), contradicting_heads(canvas))
    )
    facts = extract(document, list(discover().values()))

    budgets = {fact.value_quote: fact.value.fiscal_year for fact in facts["budget"]}
    assert budgets.get("1,200") in (2023, None)
    assert "34" not in budgets
