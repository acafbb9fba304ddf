"""What the ledger remembers, as a plan and the workers need it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import msgspec

from warehouse.ledger.rows import FileStat, Looks, Sighting
from warehouse.ledger.store import Ledger, encoded


@dataclass(frozen=True, slots=True)
class Remembered:
    """A document as the ledger knows it.

    `sha256` are its newest bytes, `readable` the newest bytes of which a reader made a Document (with the
    reader's version); `drawn` holds for each kind the key of its newest extraction.
    """

    document: str
    source: str
    event: str
    reader_version: str | None = None
    reason: str | None = None
    sha256: str | None = None
    readable: tuple[str, str] | None = None
    declared: str | None = None
    drawn: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KnownReading:
    """Whether bytes could be read, and why not."""

    failed: bool
    reason: str | None = None
    remedy: str | None = None


def sources(ledger: Ledger) -> dict[str, str]:
    """The roots of all sources by name."""
    return dict(ledger.connection.execute("SELECT source, root FROM sources").fetchall())


def looks(ledger: Ledger) -> Looks:
    """How the file of each document looked when it was last looked at."""
    rows = ledger.connection.execute(
        "SELECT document, size, mtime_ns, ctime_ns, inode FROM sightings"
    ).fetchall()
    return {row[0]: row[1:] for row in rows}


def sightings(ledger: Ledger, documents: Iterable[str] | None = None) -> dict[str, Sighting]:
    """The last look at each of some documents, or of all."""
    query = "SELECT document, sha256, size, mtime_ns, ctime_ns, inode FROM sightings"
    if documents is None:
        rows = ledger.connection.execute(query).fetchall()
    else:
        some = " WHERE document IN (SELECT unnest(from_json(?, '[\"VARCHAR\"]')))"
        rows = ledger.connection.execute(query + some, [encoded(list(documents))]).fetchall()
    return {
        document: Sighting(document, sha256, None if stat[0] is None else FileStat(*stat))
        for document, sha256, *stat in rows
    }


def remembered(ledger: Ledger, scope: Sequence[str]) -> dict[str, Remembered]:
    """All documents within a scope: names of documents, and folders that end in "/"."""
    if not scope:
        return {}
    return {row[0]: _remembered(*row) for row in ledger.ask("states", {"scope": encoded(list(scope))})}


def declared_of_new(ledger: Ledger) -> dict[str, str]:
    """What sources say of documents of which there is no version yet."""
    return dict(ledger.ask("declared_of_new"))


def _remembered(
    document: str,
    source: str,
    event: str,
    reader_version: str | None,
    reason: str | None,
    sha256: str | None,
    readable: str | None,
    readable_by: str | None,
    declared: str | None,
    drawn: str | None,
) -> Remembered:
    return Remembered(
        document,
        source,
        event,
        reader_version,
        reason,
        sha256,
        (readable, readable_by) if readable and readable_by else None,
        declared,
        msgspec.json.decode(drawn, type=dict[str, str]) if drawn else {},
    )


def readings(
    ledger: Ledger, versions: Iterable[str], contents: Iterable[str]
) -> dict[tuple[str, str], KnownReading]:
    """What these readers have already made of some bytes, by sha256 and version."""
    asked = {"versions": encoded(list(versions)), "contents": encoded(list(contents))}
    return {
        (sha256, version): KnownReading(*rest) for sha256, version, *rest in ledger.ask("readings", asked)
    }


def document(ledger: Ledger, sha256: str, reader_version: str) -> bytes:
    """The compressed Document of a reading that did not fail."""
    with ledger.transaction() as connection:
        row = connection.execute(
            "SELECT body FROM readings WHERE sha256 = ? AND reader_version = ?", [sha256, reader_version]
        ).fetchone()
    assert row is not None and row[0] is not None, f"no Document of {sha256} by {reader_version}"
    return bytes(row[0])
