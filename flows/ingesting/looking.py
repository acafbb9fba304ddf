"""Looking at documents: which bytes each file holds, hashing only what may have changed."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.ingesting.listing import Entry, Listing, Trouble, list_documents
from flows.ingesting.sources import Sources
from pipeline.home import Home
from warehouse.archive import Unkept, digest
from warehouse.ledger.rows import FileStat, Sighting

# Within this time a file can change twice and look the same: the clock of a file system is coarse.
SETTLED_NS = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Found:
    """A document's file and its bytes; `stat` is None where it must be hashed again at the next look."""

    document: str
    source: str
    path: str
    size: int
    sha256: str
    stat: FileStat | None

    @property
    def sighting(self) -> Sighting:
        """What the ledger keeps of this look."""
        return Sighting(self.document, self.sha256, self.stat)


@dataclass(frozen=True, slots=True)
class Look:
    """What a run has seen: documents, those whose bytes could not be had, and what it has looked at.

    `noted` are the documents whose sighting stands in the ledger as it is.
    """

    found: dict[str, Found]
    troubles: dict[str, Trouble]
    listing: Listing
    noted: frozenset[str]


def look(
    home: Home,
    paths: Sequence[Path],
    sources: Sources,
    sightings: Mapping[str, Sighting],
    closed: Collection[str] = (),
) -> Look:
    """Look at the given paths."""
    started = time.time_ns()
    listing = list_documents(home, paths, sources, sightings, closed)
    return hashed(listing, sightings, started)


def unsettled_in(look: Look, settled: Mapping[str, str | None]) -> Iterator[str]:
    """The known documents within the scope of a look for which something is left to do.

    `settled` has all that are known, with their bytes where they need nothing.
    """
    folders = tuple(place for place in look.listing.scope if place.endswith("/"))
    files = frozenset(look.listing.scope)
    for document, sha256 in settled.items():
        found = look.found.get(document)
        if found is not None and found.sha256 == sha256:
            continue
        if document in files or document.startswith(folders):
            yield document


def hashed(listing: Listing, sightings: Mapping[str, Sighting], started: int) -> Look:
    """The bytes of all that was listed; what looks as it did is not opened."""
    found: dict[str, Found] = {}
    troubles = dict(listing.troubles)
    noted = set()
    for entry in listing.entries.values():
        before = sightings.get(entry.document)
        try:
            sha256 = before.sha256 if before and before.stat == entry.stat else None
            found[entry.document] = _found(entry, sha256 or digest(entry.path), started)
            if sha256:
                noted.add(entry.document)
        except Unkept as error:
            troubles[entry.document] = Trouble(entry.document, entry.source, error.reason, error.remedy)
    return Look(found, troubles, listing, frozenset(noted))


def _found(entry: Entry, sha256: str, started: int) -> Found:
    settled = started - max(entry.stat.mtime_ns, entry.stat.ctime_ns) >= SETTLED_NS
    stat = entry.stat if settled else None
    return Found(entry.document, entry.source, entry.path, entry.stat.size, sha256, stat)
