"""A page as the reader saw it, for a person to hover over."""

from __future__ import annotations

import base64
from pathlib import Path

from flows.show.page import as_html, shown_blocks
from pipeline.documents import Block, Cell, Document, Line, Page
from pipeline.reading import read
from pipeline.reading.pdf.picture import page_picture

SAMPLE = Path(__file__).resolve().parents[3] / "raw" / "samples" / "press-release.pdf"
PNG = b"\x89PNG\r\n\x1a\n"


def test_every_block_of_the_page_is_shown_with_its_boxes_and_chain() -> None:
    document = read(SAMPLE.read_bytes(), SAMPLE.name)

    shown = list(shown_blocks(document, 1))

    on_page = [block for block in document.blocks if any(line.page == 1 for line in block.lines)]
    value = next(one for one in shown if one.text == "1,850")
    assert len(shown) == len(on_page)
    assert all(one.boxes for one in shown)
    assert ("column_header", "令和7年度予算額") in [(relation, text) for relation, _, text, _ in value.chain]


def test_the_page_needs_nothing_from_elsewhere() -> None:
    data = SAMPLE.read_bytes()

    html = as_html(read(data, SAMPLE.name), 1, page_picture(data, 1), SAMPLE.name)

    assert "http" not in html.replace("http-equiv", "")
    assert "default-src 'none'" in html


def test_text_of_a_document_is_never_markup() -> None:
    hostile = Block("paragraph", (Line("<script>alert(1)</script>\"'"),))

    html = as_html(Document("text/plain", (Page(1),), (hostile,)), 1, None, "<img src=x>.txt")

    assert "<script>alert" not in html
    assert "<img" not in html


def test_cells_tell_their_place_and_role() -> None:
    cell = Block("cell", (Line("計"),), cell=Cell(0, 3, 0, 1, 2, "total"))

    [shown] = shown_blocks(Document("text/plain", (Page(1),), (cell,)), 1)

    assert (shown.kind, shown.place) == ("cell total", "T0 R3 C0 1×2")


def test_a_picture_is_a_png_of_bounded_size() -> None:
    picture = page_picture(SAMPLE.read_bytes(), 2, dots_per_inch=100_000)

    width, height = (int.from_bytes(picture[start : start + 4]) for start in (16, 20))
    assert picture.startswith(PNG)
    assert width * height <= 16_100_000
    assert base64.b64encode(picture)
