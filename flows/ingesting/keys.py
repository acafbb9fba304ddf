"""The keys under which readings and extractions are kept: what they rest on."""

from __future__ import annotations

import hashlib

from pipeline.versions import reader_version

AS_PDF = "+pdf"


def reader_of(document: str) -> str:
    """The reader's version for a document; it expects a PDF where the name promises one."""
    return reader_version() + (AS_PDF if document.lower().endswith(".pdf") else "")


def readers() -> tuple[str, str]:
    """The versions of all readers of today."""
    return reader_version(), reader_version() + AS_PDF


def declared_digest(declared: str | None) -> str:
    """The part of an extraction's key that stands for what the source declares."""
    return hashlib.sha256(declared.encode()).hexdigest()[:16] if declared else ""


def extraction_key(sha256: str, reader: str, kind_version: str, declared: str | None) -> str:
    """The key of an extraction of one kind from one document."""
    return "|".join((sha256, reader, kind_version, declared_digest(declared)))
