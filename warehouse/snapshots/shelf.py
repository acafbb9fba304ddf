"""Where the snapshots of a HOME stand, and which there are."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import msgspec

OF_A_RUN = ("facts", "extractions", "unaccounted")
OF_A_STATE = ("states", "documents")
PUBLISHED = "published.json"
LEDGER = "ledger-began"


class Publication(msgspec.Struct, frozen=True):
    """What the published file rests on: the run before it, and the decisions up to then."""

    run: int
    at: datetime


class Shelf:
    """A folder of Parquet files: one folder a kind of content, one file a run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, name: str, run: int) -> Path:
        """Where the file of a run stands, or would stand."""
        return self.folder / name / f"{run:06d}.parquet"

    def runs(self) -> list[int]:
        """The runs after which something was not as before, the oldest first."""
        return sorted(int(path.stem) for path in (self.folder / "documents").glob("*.parquet"))

    def newest(self) -> int | None:
        """The last of them; None where nothing was ever ingested."""
        return max(self.runs(), default=None)

    def mark(self) -> str:
        """Names the last snapshot, and the ledger that it is of."""
        return f"{self.ledger()} {self.newest()}"

    def ledger(self) -> str | None:
        """When the ledger began whose runs these are; None where that is not known."""
        noted = self.folder / LEDGER
        return noted.read_text("ascii") if noted.is_file() else None

    def note_ledger(self, began: str) -> None:
        """Note when the ledger began."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / LEDGER).write_text(began, "ascii")

    def set_aside(self) -> None:
        """Give way to the snapshots of another ledger, and lose nothing."""
        number = 1
        while (aside := self.folder.with_name(f"{self.folder.name}.{number}")).exists():
            number += 1
        self.folder.rename(aside)

    def published(self) -> int | None:
        """The run after which the published file was made; None where that is not known."""
        noted = self._published()
        return noted.run if noted else None

    def published_at(self) -> datetime | None:
        """When the published file was made; None where that is not known."""
        noted = self._published()
        return noted.at if noted else None

    def _published(self) -> Publication | None:
        noted = self.folder / PUBLISHED
        return msgspec.json.decode(noted.read_bytes(), type=Publication) if noted.is_file() else None

    def note_published(self, run: int | None) -> None:
        """Note after which run the published file was made."""
        if run is not None:
            unfinished = self.folder / f"{PUBLISHED}.unfinished"
            noted = Publication(run, datetime.now().astimezone())
            unfinished.write_bytes(msgspec.json.encode(noted))
            unfinished.rename(self.folder / PUBLISHED)
