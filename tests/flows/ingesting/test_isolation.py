"""Long books are read in ranges on all cores, and come out as if they had been read whole."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from flows.ingesting.assignment import Assignment, Draw
from flows.ingesting.workers import Workers
from pipeline.documents import Document, from_bytes
from pipeline.reading import read
from pipeline.versions import reader_version
from warehouse.archive import Archive, digest

SHARED = Path(__file__).resolve().parents[4] / "shared" / "documents" / "pdf"
FONT = "HeiseiKakuGo-W5"
registerFont(UnicodeCIDFont(FONT))


def book(pages: int) -> bytes:
    """Tables that go on over pages, headings, running headers and page numbers."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.setTitle("予算の書")
    for page in range(1, pages + 1):
        canvas.setFont(FONT, 8)
        canvas.drawString(60, 810, "令和六年度 予算の書")
        canvas.drawString(290, 30, f"- {page} -")
        canvas.setFont(FONT, 16)
        canvas.drawString(60, 770, f"第{page}章 港の仕事")
        canvas.setFont(FONT, 10)
        canvas.grid([60, 200, 340], [600, 630, 660])
        for column, text in enumerate((f"事業{page}", f"{page},000千円")):
            canvas.drawString(65 + 140 * column, 640, text)
            canvas.drawString(65 + 140 * column, 610, text)
        canvas.drawString(
            60, 500, "この章では港の町における仕事のつくり方について、順を追って述べることとし、"
        )
        canvas.drawString(60, 484, "次の章へと続く。")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def read_by_workers(data: bytes, folder: Path, reader: str = reader_version()) -> Document:
    file = folder / "a.pdf"
    file.write_bytes(data)
    sha256 = digest(str(file))
    Archive(folder / "objects").keep(str(file), sha256)
    assignment = Assignment(folder / "objects", sha256, reader, None, (Draw("inbox/a.pdf", {}, None),))
    with Workers() as workers:
        [outcome] = workers.run([assignment])
    assert outcome.reading and outcome.reading.body, outcome.reading
    return from_bytes(zlib.decompress(outcome.reading.body))


def test_a_book_read_in_ranges_is_the_one_that_is_read_whole(tmp_path: Path) -> None:
    data = book(70)

    got = read_by_workers(data, tmp_path)

    assert got == read(data, "a.pdf")
    assert (len(got.pages), got.title) == (70, "予算の書")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["fujishi_R6_yosansho.pdf", "R7shinseitebiki_sekkeisokuryou.pdf"])
def test_a_real_book_read_in_ranges_is_the_one_that_is_read_whole(
    name: str, tmp_path: Path, some_pages: Callable[[bytes, Iterable[int]], bytes]
) -> None:
    if not (SHARED / name).exists():
        pytest.skip("no shared documents here")
    data = some_pages((SHARED / name).read_bytes(), range(1, 121))

    got = read_by_workers(data, tmp_path)

    assert got == read(data, name)


def test_the_second_reader_reads_in_ranges_too(tmp_path: Path) -> None:
    data = book(33)

    got = read_by_workers(data, tmp_path, reader_version("pdfplumber") + "+pdf")

    assert got == read(data, "a.pdf", "pdfplumber")
