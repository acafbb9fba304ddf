"""Which source a folder or a file belongs to: the folder that was given, known again by its place."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from flows.ingesting.names import readable
from pipeline.home import Home
from warehouse.ledger.rows import Source


class Sources:
    """The sources that are known, and those that a look adds.

    Below `raw/` each folder is a source of its own; elsewhere it is the folder that was given first.
    """

    def __init__(self, home: Home, known: Mapping[str, str]) -> None:
        self._raw = os.fspath(home.raw)
        self._roots = dict(known)
        self._names = {root: source for source, root in known.items()}
        self.added: list[Source] = []

    def at(self, folder: str) -> str | None:
        """The source whose root is exactly this folder; a folder right below `raw/` becomes one."""
        known = self._names.get(readable(folder))
        if known is None and folder.rpartition(os.sep)[0] == self._raw:
            return self._add(folder)
        return known

    def is_known(self, folder: str) -> bool:
        """Whether documents may have come from this folder."""
        return readable(folder) in self._names

    def containing(self, folder: str) -> tuple[str, str]:
        """The nearest source at or above a folder, and the folder's path below its root ("" at the root).

        Where there is none, the folder becomes a source.
        """
        below: list[str] = []
        place = folder
        while True:
            source = self.at(place)
            if source is not None:
                return source, "/".join(reversed(below))
            parent, name = os.path.split(place)
            if parent == place:
                return self._add(folder), ""
            below.append(readable(name))
            place = parent

    def _add(self, folder: str) -> str:
        wanted = readable(Path(folder).name) or "root"
        source, number = wanted, 1
        while source in self._roots:
            number += 1
            source = f"{wanted}~{number}"
        root = readable(folder)
        self._roots[source], self._names[root] = root, source
        self.added.append(Source(source, root))
        return source


def place_of(path: Path, home: Home) -> str:
    """A folder's place without links, so that one folder is one source; links below `raw/` stand there."""
    absolute = os.path.normpath(Path.cwd() / path)
    if absolute.startswith(os.fspath(home.raw) + os.sep):
        return absolute
    return os.path.realpath(path)
