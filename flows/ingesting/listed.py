"""What a look at folders finds, before anything is opened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from flows.ingesting.sources import Sources
from warehouse.ledger.rows import FileStat


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that may be a document."""

    document: str
    source: str
    path: str
    stat: FileStat


class Same(NamedTuple):
    """A file that looks as it did when its bytes were last seen."""

    source: str
    path: str
    size: int


@dataclass(frozen=True, slots=True)
class Trouble:
    """A document whose bytes could not be had: why, and what a person can do about it."""

    document: str
    source: str
    reason: str
    remedy: str


@dataclass
class Listing:
    """All that was found, where it was looked for, and the folders that could not be looked into.

    `entries` are files whose bytes have to be looked at, `same` those that need not be opened; `fetched` are
    documents that stand in the archive and in no folder.
    """

    sources: Sources
    entries: dict[str, Entry] = field(default_factory=dict)
    same: dict[str, Same] = field(default_factory=dict)
    troubles: dict[str, Trouble] = field(default_factory=dict)
    scope: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    fetched: set[str] = field(default_factory=set)

    @property
    def files(self) -> Iterator[str]:
        """The documents that stand in folders."""
        return chain(self.same, self.entries)

    def lacks(self, document: str) -> bool:
        """Whether no file of a document was found."""
        return document not in self.same and document not in self.entries

    def missing(self, document: str) -> bool:
        """Whether a document was looked for and is not there."""
        if not self.lacks(document) or document in self.troubles or document in self.fetched:
            return False
        return not any(document.startswith(folder) for folder in self.unseen)
