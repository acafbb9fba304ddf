"""What worker processes do with one content: bytes → Document, whole or in ranges of pages → facts."""

from __future__ import annotations

import zlib

import msgspec

from flows.ingesting.assignment import Assignment, Outcome
from flows.ingesting.drawing import draw_facts
from flows.ingesting.reader import assemble, begin, read_range
from pipeline.readers import Book
from warehouse.archive import Archive, Unkept
from warehouse.ledger.rows import Extraction, Reading


def begin_reading(assignment: Assignment) -> Outcome | Book:
    """The reading of a content, or, of a PDF of many pages, who is to read it in ranges."""
    try:
        began = begin(_bytes(assignment), assignment)
    except Unkept as error:
        return Outcome(None, trouble=(error.reason, error.remedy))
    return Outcome(began) if isinstance(began, Reading) else began


def read_pages(assignment: Assignment, book: Book, pages: range) -> bytes | Reading:
    """A range of a book's pages, or why they could not be read."""
    return read_range(_bytes(assignment), assignment, book, pages)


def assemble_book(assignment: Assignment, parts: list[bytes]) -> Reading:
    """The reading of a whole book."""
    return assemble(_bytes(assignment), assignment, parts)


def draw(assignment: Assignment) -> Outcome:
    """The facts of all kinds that are to be drawn from a stored Document."""
    from pipeline.documents import from_bytes

    assert assignment.stored is not None
    document = from_bytes(zlib.decompress(assignment.stored))
    extractions: list[Extraction] = []
    facts: list[bytes] = []
    accounts: list[bytes] = []
    for one in assignment.draws:
        for drawn in draw_facts(assignment, document, one):
            extractions.append(drawn.extraction)
            facts += map(msgspec.json.encode, drawn.facts)
            accounts += [msgspec.json.encode(drawn.account)] if drawn.account else []
    return Outcome(None, tuple(extractions), tuple(facts), tuple(accounts))


def _bytes(assignment: Assignment) -> bytes:
    return Archive(assignment.objects).load(assignment.sha256)
