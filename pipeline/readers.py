"""Which library reads a PDF: pdfium, or plain pdfplumber as a second opinion and where pdfium gives up."""

from __future__ import annotations

from typing import Literal, NamedTuple

Reader = Literal["pdfium", "pdfplumber"]
DEFAULT_READER: Reader = "pdfium"
SECOND_READER: Reader = "pdfplumber"
READERS: tuple[Reader, ...] = (DEFAULT_READER, SECOND_READER)


class Book(NamedTuple):
    """A PDF that opens: which reader opens it, and how many pages that finds."""

    reader: Reader
    pages: int
