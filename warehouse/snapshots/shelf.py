"""Where the snapshots of a HOME stand, and which there are."""

from __future__ import annotations

from pathlib import Path

OF_A_RUN = ("facts", "extractions", "unaccounted")
OF_A_STATE = ("states", "documents")
PUBLISHED = "published"


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

    def published(self) -> int | None:
        """The run after which the published file was made; None where that is not known."""
        noted = self.folder / PUBLISHED
        return int(noted.read_text("ascii")) if noted.is_file() else None

    def note_published(self, run: int | None) -> None:
        """Note after which run the published file was made."""
        if run is not None:
            unfinished = self.folder / f"{PUBLISHED}.unfinished"
            unfinished.write_text(str(run), "ascii")
            unfinished.rename(self.folder / PUBLISHED)
