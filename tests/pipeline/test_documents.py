"""Documents: places of characters, and the stored form."""

from __future__ import annotations

from array import array

import msgspec
import pytest

from pipeline.documents import Block, Box, Cell, Document, Line, Page, Span, from_bytes, to_bytes

BOXES = array("f", [10, 20, 18, 30, 18, 19, 26, 31]).tobytes()
DOCUMENT = Document(
    "application/pdf",
    (Page(1, 595, 842), Page(2, 595, 842, 90, "文字がありません")),
    (
        Block("heading", (Line("予算", 1, None, BOXES),), 1, size=14),
        Block("paragraph", (Line("総額は", 1), Line("５億円", 2)), cell=Cell(0, 1, 2, role="value")),
    ),
)


def test_a_stored_document_comes_back_the_same() -> None:
    assert from_bytes(to_bytes(DOCUMENT)) == DOCUMENT


def test_other_bytes_are_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        from_bytes(msgspec.msgpack.encode({"not": "a document"}))


def test_a_span_is_found_on_its_page_with_its_box() -> None:
    place = DOCUMENT.locate(Span(0, 0, 2))

    assert place.box == Box(10, 19, 26, 31)
    assert (place.page, place.quote) == (1, "予算")


def test_one_character_has_its_own_box() -> None:
    assert DOCUMENT.locate(Span(0, 1, 2)).box == Box(18, 19, 26, 31)


def test_a_span_over_two_lines_stands_where_it_begins() -> None:
    place = DOCUMENT.locate(Span(1, 2, 6))

    assert (place.page, place.quote) == (1, "は５億")


def test_a_span_on_the_second_line_stands_there() -> None:
    assert DOCUMENT.locate(Span(1, 4, 7)).page == 2


def test_no_such_place() -> None:
    with pytest.raises(IndexError):
        DOCUMENT.locate(Span(0, 7, 9))
