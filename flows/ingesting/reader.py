"""Bytes → Document in workers, a long PDF range by range: what was read, what could not be, and why."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import msgspec

from flows.ingesting.assignment import Assignment
from flows.ingesting.keys import named_reader
from pipeline.readers import Book
from warehouse.ledger.rows import Reading

if TYPE_CHECKING:
    from pipeline.documents import Document

Result = TypeVar("Result")

NOTHING = ("どの頁も読めません", "文字のあるPDFか、文字認識（OCR）をしたものを入れてください")
REPORT_IT = "文書を添えて、開発者に知らせてください"
PAGES_IN_A_RANGE = 32


def begin(data: bytes, assignment: Assignment) -> Reading | Book:
    """The reading of bytes; of a PDF that has more pages than a range, only who reads it and how many."""
    return _tried(assignment, lambda: _begun(data, assignment))


def _begun(data: bytes, assignment: Assignment) -> Reading | Book:
    from pipeline.reading import is_pdf, read

    reader = named_reader(assignment.reader_version)
    if is_pdf(data):
        from pipeline.reading.pdf.book import look_into

        book = look_into(data, reader)
        if book.pages > PAGES_IN_A_RANGE:
            return book
    return _described(assignment, read(data, assignment.name, reader))


def ranges(book: Book) -> list[range]:
    """A book's pages in the portions in which they are read."""
    starts = range(0, book.pages, PAGES_IN_A_RANGE)
    return [range(start, min(start + PAGES_IN_A_RANGE, book.pages)) for start in starts]


def read_range(data: bytes, assignment: Assignment, book: Book, pages: range) -> bytes | Reading:
    """Some pages of a PDF, encoded."""
    from pipeline.reading.pdf.book import read_part

    return _tried(assignment, lambda: msgspec.msgpack.encode(read_part(data, pages, book.reader)))


def assemble(data: bytes, assignment: Assignment, parts: list[bytes]) -> Reading:
    """The reading of a PDF of which all ranges have been read."""
    from pipeline.reading.pdf.book import Part, join, title_of

    decoder = msgspec.msgpack.Decoder(Part)
    return _tried(
        assignment,
        lambda: _described(assignment, join([decoder.decode(part) for part in parts], title_of(data))),
    )


def _tried(assignment: Assignment, work: Callable[[], Result]) -> Result | Reading:
    from pipeline.reading import Unreadable

    try:
        return work()
    except Unreadable as error:
        return failed(assignment, error.reason, error.remedy)
    except (ImportError, MemoryError):
        # A broken installation is not the document's fault: nothing is to be remembered of it.
        # What goes beyond a worker's memory ends the worker, and is told of there.
        raise
    except Exception as error:
        return failed(assignment, f"読み取りの誤り（{type(error).__name__}: {error}）", REPORT_IT)


def failed(assignment: Assignment, reason: str, remedy: str) -> Reading:
    """The reading of bytes of which nothing could be made."""
    return Reading(assignment.sha256, assignment.reader_version, "failed", reason, remedy)


def _described(assignment: Assignment, document: Document) -> Reading:
    from pipeline.documents import to_bytes
    from pipeline.reading.pdf.book import MEDIA_TYPE

    note = unread_pages(document)
    described = Reading(
        assignment.sha256,
        assignment.reader_version,
        "partly" if note else "read",
        media_type=document.media_type,
        pages=len(document.pages),
        encoding=document.encoding,
        title=document.title,
        note=note,
        body=zlib.compress(to_bytes(document), 1),
    )
    if not document.blocks and (note or document.media_type == MEDIA_TYPE):
        return replace(described, status="failed", reason=NOTHING[0], remedy=NOTHING[1], body=None)
    return described


def unread_pages(document: Document) -> str | None:
    """The pages that can't be relied on, by their problem: p. 3–5, 9: 文字がありません."""
    pages: dict[str, list[int]] = {}
    for page in document.pages:
        if page.problem:
            pages.setdefault(page.problem, []).append(page.number)
    return "; ".join(f"p. {_ranges(numbers)}: {problem}" for problem, numbers in pages.items()) or None


def _ranges(numbers: list[int]) -> str:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ", ".join("–".join(map(str, run)) for run in runs)
