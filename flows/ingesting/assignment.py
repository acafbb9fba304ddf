"""What passes between the run and its workers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from warehouse.ledger.rows import Extraction, Reading


@dataclass(frozen=True, slots=True)
class Draw:
    """Kinds to draw from a document, each with the version of its rules."""

    document: str
    kinds: Mapping[str, str]
    declared: str | None


@dataclass(frozen=True, slots=True)
class Assignment:
    """One content for a worker: where its bytes stand, or its stored Document; and for which documents."""

    objects: Path
    sha256: str
    reader_version: str
    stored: bytes | None
    draws: tuple[Draw, ...]

    @property
    def name(self) -> str:
        """The file's name, as the first document bears it."""
        return self.draws[0].document.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a worker made of a content; `facts` and `accounts` are encoded as the ledger takes them in.

    `trouble` tells why its bytes could not be had: nothing about them is known then.
    """

    reading: Reading | None
    extractions: tuple[Extraction, ...] = ()
    facts: tuple[bytes, ...] = ()
    accounts: tuple[bytes, ...] = ()
    trouble: tuple[str, str] | None = None
