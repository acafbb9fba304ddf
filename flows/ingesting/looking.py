"""Looking at documents: which bytes each file holds, hashing only what may have changed."""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import Path

from flows.ingesting.listed import Entry, Listing, Same, Trouble
from flows.ingesting.listing import list_documents
from flows.ingesting.sources import Sources
from pipeline.home import Home
from warehouse.archive import Unkept, digest
from warehouse.ledger.rows import FileStat, Looks, Sighting

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

    `same` hold the bytes of their last sighting and are not in `found`, unless `again` has put them there;
    `noted` are those found whose sighting stands in the ledger as it is.
    """

    found: dict[str, Found]
    troubles: dict[str, Trouble]
    listing: Listing
    noted: frozenset[str]
    same: Mapping[str, Same]


def look(
    home: Home,
    paths: Sequence[Path],
    sources: Sources,
    known: Looks,
    closed: Collection[str] = (),
) -> Look:
    """Look at the given paths; what looks as it is `known` is not opened."""
    started = time.time_ns()
    return hashed(list_documents(home, paths, sources, known, closed), started)


def hashed(listing: Listing, started: int) -> Look:
    """The bytes of all that was listed and does not look the same."""
    found: dict[str, Found] = {}
    troubles = dict(listing.troubles)
    for entry in listing.entries.values():
        listing.same.pop(entry.document, None)  # named twice, and written between the two looks
        try:
            found[entry.document] = _found(entry, digest(entry.path), started)
        except Unkept as error:
            troubles[entry.document] = Trouble(entry.document, entry.source, error.reason, error.remedy)
    return Look(found, troubles, listing, frozenset(), listing.same)


def again(look: Look, sightings: Mapping[str, Sighting]) -> Look:
    """A look that has found these of the same documents as well, with the bytes of their last sighting."""
    found = {
        document: Found(document, *look.same[document], sighting.sha256, sighting.stat)
        for document, sighting in sightings.items()
        if sighting.sha256
    }
    if not found:
        return look
    same = {document: one for document, one in look.same.items() if document not in found}
    return replace(look, found=look.found | found, noted=look.noted | found.keys(), same=same)


def within(scope: Sequence[str], documents: AbstractSet[str]) -> AbstractSet[str]:
    """The documents that a look with this scope was meant to see."""
    folders = tuple(place for place in scope if place.endswith("/"))
    return {document for document in documents if document.startswith(folders)} | (documents & set(scope))


def _found(entry: Entry, sha256: str, started: int) -> Found:
    settled = started - max(entry.stat.mtime_ns, entry.stat.ctime_ns) >= SETTLED_NS
    stat = entry.stat if settled else None
    return Found(entry.document, entry.source, entry.path, entry.stat.size, sha256, stat)
