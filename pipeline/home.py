"""Where everything lives: the folders of a HOME."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

HOME_VARIABLE = "SEISAKU_HOME"
PROJECT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Home:
    """The folder that holds `raw/` and `warehouse/`: --home, else SEISAKU_HOME, else the project's own."""

    path: Path

    @classmethod
    def find(cls, given: Path | None = None) -> Home:
        """The home that the caller names, or the environment, or the project's folder."""
        return cls((given or Path(os.environ.get(HOME_VARIABLE) or PROJECT)).resolve())

    @property
    def raw(self) -> Path:
        """Sources, samples, inbox and the archive of bytes."""
        return self.path / "raw"

    @property
    def objects(self) -> Path:
        """The archive: one file a content, named by its sha256, never overwritten."""
        return self.raw / "objects"

    @property
    def inbox(self) -> Path:
        """Where a person puts files by hand."""
        return self.raw / "inbox"

    @property
    def samples(self) -> Path:
        """The small releases that come with the project."""
        return self.raw / "samples"

    @property
    def warehouse(self) -> Path:
        """The ledger and the published file."""
        return self.path / "warehouse"

    @property
    def ledger(self) -> Path:
        """The append-only memory, opened by one writer at a time."""
        return self.warehouse / "ledger.duckdb"

    @property
    def snapshots(self) -> Path:
        """What each run left behind, to be read at any time."""
        return self.warehouse / "runs"

    @property
    def decisions(self) -> Path:
        """What people decided: JSON Lines, made for git."""
        return self.warehouse / "decisions"

    @property
    def policy(self) -> Path:
        """Who must agree to what, and how much may be published unseen."""
        return self.warehouse / "review.toml"

    @property
    def publications(self) -> Path:
        """A small manifest of each publication there ever was."""
        return self.warehouse / "publications"

    @property
    def published(self) -> Path:
        """The file that people query, replaced atomically."""
        return self.warehouse / "seisaku.duckdb"
