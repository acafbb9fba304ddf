"""Folders of sources: files that a person puts there, of whom the catalogue knows who published them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from flows.fetching.catalogue.catalogue import Catalogue
from flows.fetching.catalogue.source import Source
from pipeline.home import Home


class Inboxes:
    """`raw/inbox/<source>/` of every source, and the folders that sources of the kind inbox name."""

    def __init__(self, home: Home, catalogue: Catalogue) -> None:
        self._home = home
        self._sources = catalogue.sources
        named = {source.id: self._folder(source) for source in catalogue.sources if source.folder}
        self.roots = {source: os.path.realpath(folder) for source, folder in named.items()}
        self.elsewhere = [folder for folder in named.values() if not folder.is_relative_to(home.inbox)]

    def declared(self, documents: Iterable[str]) -> dict[str, dict[str, str]]:
        """Who published the documents that lie in the folder of a source."""
        publishers = {
            prefix: source.ministry
            for source in self._sources
            if source.ministry
            for prefix in (f"{self._home.inbox.name}/{source.id}", source.id)
        }
        if not publishers:
            return {}
        inbox, found = self._home.inbox.name, {}
        for document in documents:
            first, _, rest = document.partition("/")
            place = f"{first}/{rest.partition('/')[0]}" if first == inbox else first
            if place in publishers:
                found[document] = {"publisher": publishers[place]}
        return found

    def _folder(self, source: Source) -> Path:
        assert source.folder is not None
        return self._home.path / source.folder
