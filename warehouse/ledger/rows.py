"""What is written into the ledger, row by row; free of duckdb, so that workers can make them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Event = Literal["new", "changed", "reread", "reappeared", "vanished", "unreadable"]


# How the file of each document looked when it was last seen, in the order of FileStat's fields.
Looks = Mapping[str, tuple[int | None, ...]]


@dataclass(frozen=True, slots=True)
class Source:
    """A folder whose documents bear its name: `<source>/<relative path>`."""

    source: str
    root: str


@dataclass(frozen=True, slots=True)
class Content:
    """Bytes that stand in the archive."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Version:
    """What became of a document: which bytes as read by which reader, or why there are none."""

    document: str
    source: str
    event: Event
    sha256: str | None = None
    reader_version: str | None = None
    reason: str | None = None
    remedy: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of bytes: a Document (compressed), or why there is none."""

    sha256: str
    reader_version: str
    status: Literal["read", "partly", "failed"]
    reason: str | None = None
    remedy: str | None = None
    media_type: str | None = None
    pages: int | None = None
    encoding: str | None = None
    title: str | None = None
    note: str | None = None
    body: bytes | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """One kind drawn from one document, under the key on which its facts rest."""

    document: str
    sha256: str
    reader_version: str
    kind: str
    kind_version: str
    declared: str
    status: Literal["done", "failed"]
    facts: int = 0
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class StoredFact:
    """A fact as the ledger keeps it; `document` and `kind` lead to its extraction."""

    document: str
    kind: str
    ordinal: int
    fact_id: str
    value: dict[str, object]
    anchor: str
    block: int
    span_start: int
    span_end: int
    page: int
    line: int | None
    box: tuple[float, ...] | None
    quote: str
    value_quote: str
    rule: str
    repaired: bool
    evidence: tuple[object, ...]
    sections: tuple[int, ...] = ()
    table_number: int | None = None
    table_row: int | None = None
    table_column: int | None = None
    row_label: str | None = None
    column_header: str | None = None
    label_column: int | None = None
    is_spelled: bool = True
    subject: str = ""
    value_offset: int = 0


@dataclass(frozen=True, slots=True)
class StoredNumber:
    """A number that belongs to nothing, where it stands and the words around it."""

    block: int
    span_start: int
    span_end: int
    page: int
    line: int | None
    box: tuple[float, ...] | None
    quote: str
    value_quote: str


@dataclass(frozen=True, slots=True)
class StoredAccount:
    """What a document's numbers belong to (`numbers`, by kind of fact or reason), and which to none."""

    document: str
    numbers: dict[str, int]
    unaccounted: tuple[StoredNumber, ...]


@dataclass(frozen=True, slots=True)
class FileStat:
    """What tells without reading whether a file is still the same."""

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int


@dataclass(frozen=True, slots=True)
class Sighting:
    """The bytes that a document's file held at a look; without `stat` the next one hashes it again."""

    document: str
    sha256: str | None = None
    stat: FileStat | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """What a batch of work leaves behind, stored as a whole or not at all.

    `facts` holds StoredFacts and `accounts` StoredAccounts, each encoded as JSON by the worker that drew it.
    """

    contents: tuple[Content, ...] = ()
    versions: tuple[Version, ...] = ()
    readings: tuple[Reading, ...] = ()
    extractions: tuple[Extraction, ...] = ()
    facts: tuple[bytes, ...] = ()
    accounts: tuple[bytes, ...] = ()
    sightings: tuple[Sighting, ...] = ()
