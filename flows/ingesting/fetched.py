"""Fetched documents beside those of folders: nothing to list or to hash, their bytes are in the archive."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from flows.fetching.catalogue.catalogue import Catalogue
from flows.ingesting.looking import Found, Look
from pipeline.home import Home
from warehouse.archive import Archive
from warehouse.fetched.today import FetchedDocument


class Fetched:
    """All fetched documents of a HOME.

    `folders` hold bytes by their hash, also those of a source of which nothing is known yet: a killed fetch
    may have left some.
    """

    def __init__(self, home: Home, documents: Sequence[FetchedDocument], catalogue: Catalogue) -> None:
        self._home, self._documents = home, documents
        self.sources = sorted({document.source for document in documents})
        fetching = {source.id for source in catalogue.sources if source.kind != "inbox"}
        self.folders = [os.fspath(home.raw / source) for source in sorted(fetching.union(self.sources))]

    def divide(self, paths: Sequence[Path]) -> tuple[list[Path], list[str]]:
        """Paths to look at, and the fetched sources that are meant: all, or those whose folder is named."""
        if not paths:
            return [], self.sources
        named = {path: os.path.normpath(Path.cwd() / path) for path in paths}
        places = [f"{place}{os.sep}" for place in named.values()]
        sources = [
            Path(folder).name
            for folder in self.folders
            if Path(folder).name in self.sources
            and any(f"{folder}{os.sep}".startswith(place) for place in places)
        ]
        return [path for path, place in named.items() if place not in self.folders], sources

    def add_to(self, look: Look, sources: Collection[str]) -> Look:
        """A look that has seen the documents of these sources too."""
        archive = Archive(self._home.objects)
        found = {
            one.document: Found(
                one.document, one.source, os.fspath(archive.path(one.sha256)), one.size, one.sha256, None
            )
            for one in self._documents
            if one.source in sources and not one.is_gone
        }
        look.listing.scope.extend(f"{source}/" for source in sources)
        look.listing.fetched.update(found)
        for source in sources:
            look.listing.sources.at(os.fspath(self._home.raw / source))
        return replace(look, found=look.found | found, noted=look.noted | found.keys())
