"""PDF files by pdfium: opened, read page by page (in ranges, on several processes), put together."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

import msgspec
import pypdfium2.raw as pdfium

from pipeline.documents import Block, Document, Page
from pipeline.readers import DEFAULT_READER, SECOND_READER, Book, Reader
from pipeline.reading.errors import BROKEN, FETCH_AGAIN, Unreadable
from pipeline.reading.pdf.characters.glyphs import UNKNOWN
from pipeline.reading.pdf.layout.structure import structured
from pipeline.reading.pdf.pages import read_page

MEDIA_TYPE = "application/pdf"
_REMEDIES = {
    pdfium.FPDF_ERR_PASSWORD: ("パスワードがかかったPDFです", "パスワードを外したPDFを入れてください"),
    pdfium.FPDF_ERR_SECURITY: ("読めない方式で暗号化されたPDFです", "暗号化を外したPDFを入れてください"),
}
TAIL = 4096
MAX_PAGES = 20_000
_PROGRAM = re.compile(r"^Microsoft (?:Word|PowerPoint|Excel) - |\.(?:docx?|pptx?|xlsx?|jtd|pdf)$")
_NO_TITLE = re.compile(r"<|untitled$|無題$|\(anonymous\)$", re.IGNORECASE)


class Part(msgspec.Struct, frozen=True):
    """What a range of pages holds before the whole is known: pages, blocks, the number of tables."""

    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]
    tables: int


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    """A PDF that pdfium holds open; raises Unreadable."""
    _initialize()
    handle = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not handle:
        raise Unreadable(*_REMEDIES.get(pdfium.FPDF_GetLastError(), BROKEN))
    try:
        yield handle
    finally:
        pdfium.FPDF_CloseDocument(handle)


@cache
def _initialize() -> None:
    pdfium.FPDF_InitLibrary()


def look_into(data: bytes, reader: Reader = DEFAULT_READER) -> Book:
    """Who reads a PDF, and its number of pages; raises Unreadable.

    A file that pdfium does not open, or finds no page in, is left to the second reader.
    """
    if not any(sign in data[-TAIL:] for sign in (b"%%EOF", b"startxref")):
        raise Unreadable("PDFが途中で切れています", FETCH_AGAIN)
    pages = 0 if reader == SECOND_READER else _pages_of(data)
    if not pages:
        from pipeline.reading.pdf.second import count_second

        reader, pages = SECOND_READER, count_second(data)
    if not pages:
        raise Unreadable(*BROKEN)
    if pages > MAX_PAGES:
        raise Unreadable(f"頁数が多すぎます（{pages}頁）", f"{MAX_PAGES}頁までに分けて入れてください")
    return Book(reader, pages)


def _pages_of(data: bytes) -> int:
    """The number of pages that pdfium finds, 0 where it does not open the file."""
    try:
        with _opened(data) as handle:
            return int(pdfium.FPDF_GetPageCount(handle))
    except Unreadable as error:
        if (error.reason, error.remedy) != BROKEN:
            raise
        return 0


def title_of(data: bytes) -> str | None:
    """The title that a PDF declares in its metadata; None where pdfium does not open it."""
    try:
        with _opened(data) as handle:
            length = pdfium.FPDF_GetMetaText(handle, b"Title", None, 0)
            buffer = ctypes.create_string_buffer(length)
            pdfium.FPDF_GetMetaText(handle, b"Title", buffer, length)
    except Unreadable:
        return None
    title = _PROGRAM.sub("", buffer.raw.decode("utf-16-le", "replace").strip("\0 　"))
    return None if not title or _NO_TITLE.match(title) or UNKNOWN in title else title


def read_part(data: bytes, pages: range, reader: Reader = DEFAULT_READER) -> Part:
    """The pages of a range (0-based), each on its own: what a worker process does."""
    if reader == SECOND_READER:
        from pipeline.reading.pdf.second import read_second

        return _part(read_second(data, pages))
    with _opened(data) as handle:
        return _part(_read(handle, index) for index in pages)


def _read(handle: Any, index: int) -> tuple[Page, list[Block]]:
    page = pdfium.FPDF_LoadPage(handle, index)
    if not page:
        return Page(index + 1, problem="ページが壊れています"), []
    try:
        return read_page(page, index + 1)
    finally:
        pdfium.FPDF_ClosePage(page)


def _part(read: Iterable[tuple[Page, list[Block]]]) -> Part:
    pages: list[Page] = []
    blocks: list[Block] = []
    tables = 0
    for page, found in read:
        pages.append(page)
        blocks.extend(_renumbered(block, tables) for block in found)
        tables += len({block.cell.table for block in found if block.cell})
    return Part(tuple(pages), tuple(blocks), tables)


def join(parts: Sequence[Part], title: str | None = None) -> Document:
    """The Document of parts in the order of their pages: tables numbered, headings and margins found."""
    pages: list[Page] = []
    blocks: list[Block] = []
    tables = 0
    for part in parts:
        pages.extend(part.pages)
        blocks.extend(_renumbered(block, tables) for block in part.blocks)
        tables += part.tables
    return Document(MEDIA_TYPE, tuple(pages), tuple(structured(blocks, pages)), None, title)


def _renumbered(block: Block, first: int) -> Block:
    if block.cell is None or not first:
        return block
    cell = msgspec.structs.replace(block.cell, table=block.cell.table + first)
    return msgspec.structs.replace(block, cell=cell)


def read_pdf(data: bytes, pages: range | None = None, reader: Reader = DEFAULT_READER) -> Document:
    """The Document of a PDF, or of a range of its pages (0-based); raises Unreadable."""
    book = look_into(data, reader)
    part = read_part(data, range(book.pages) if pages is None else pages, book.reader)
    return join([part], title_of(data))
