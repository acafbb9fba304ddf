"""What the checks look at, each thing looked at once: the catalogue, the ledger, the archive."""

from __future__ import annotations

import os
import shlex
from datetime import datetime
from functools import cached_property
from pathlib import Path

from flows.fetching.catalogue.catalogue import BadSources, Catalogue, read_catalogue
from pipeline.home import Home
from warehouse.condition.examining import Condition, examine
from warehouse.ledger.lock import Holder, holder


class Premises:
    """A HOME as it is when somebody looks; `given` is what the caller typed as --home."""

    def __init__(self, home: Home, given: Path | None = None, now: datetime | None = None) -> None:
        self.home, self._given = home, given
        self.now = now or datetime.now().astimezone()

    def command(self, *arguments: str) -> str:
        """What to type for this HOME."""
        own = ["--home", os.fspath(self._given)] if self._given else []
        return " ".join(map(_quoted, ("seisaku", *arguments, *own)))

    @property
    def ledger_lock(self) -> Path:
        """Held by an ingest, a publication, and for moments by a fetch."""
        return self.home.ledger.with_suffix(".lock")

    @property
    def fetch_lock(self) -> Path:
        """Held by a fetch."""
        return self.home.warehouse / "fetch.lock"

    def writer(self, lock: Path) -> Holder | None:
        """Who holds a lock now; None where nobody does, or where that can't be told."""
        try:
            return holder(lock)
        except OSError:
            return None

    @cached_property
    def catalogue(self) -> Catalogue | BadSources:
        """The sources, or what is wrong with them."""
        try:
            return read_catalogue(self.home)
        except BadSources as error:
            return error

    @cached_property
    def condition(self) -> Condition:
        """The ledger as it was at the first look."""
        return examine(self.home.ledger)

    @cached_property
    def objects(self) -> dict[str, int]:
        """The sizes of all contents in the archive, by sha256; listed after the ledger was read."""
        _ = self.condition
        found: dict[str, int] = {}
        for folder in _folders(self.home.objects):
            with os.scandir(folder) as files:
                found.update((file.name, file.stat().st_size) for file in files if len(file.name) == 64)
        return found


def _quoted(argument: str) -> str:
    """An argument for a shell: in double quotes where single ones stand in it, which is easier to read."""
    return f'"{argument}"' if "'" in argument and not set(argument) & set('"$`\\!') else shlex.quote(argument)


def _folders(objects: Path) -> list[str]:
    """The folders of two digits."""
    if not objects.is_dir():
        return []
    with os.scandir(objects) as entries:
        return sorted(entry.path for entry in entries if len(entry.name) == 2 and entry.is_dir())
