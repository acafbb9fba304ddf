"""The keys under which readings and extractions are kept: what they rest on."""

from __future__ import annotations

import hashlib

from pipeline.readers import DEFAULT_READER, SECOND_READER, Reader
from pipeline.versions import reader_version

AS_PDF = "+pdf"


def reader_of(document: str, reader: Reader = DEFAULT_READER) -> str:
    """The reader's version for a document; it expects a PDF where the name promises one."""
    return reader_version(reader) + (AS_PDF if document.lower().endswith(".pdf") else "")


def readers(reader: Reader = DEFAULT_READER) -> tuple[str, str]:
    """All versions under which a reader of today reads."""
    return reader_version(reader), reader_version(reader) + AS_PDF


def named_reader(version: str) -> Reader:
    """The reader that a version stands for."""
    return SECOND_READER if SECOND_READER in version.split("+") else DEFAULT_READER


def declared_digest(declared: str | None) -> str:
    """The part of an extraction's key that stands for what the source declares."""
    return hashlib.sha256(declared.encode()).hexdigest()[:16] if declared else ""


def extraction_key(sha256: str, reader: str, kind_version: str, declared: str | None) -> str:
    """The key of an extraction of one kind from one document."""
    return "|".join((sha256, reader, kind_version, declared_digest(declared)))
