"""What came of a run, for a person to read and for the ledger to keep."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be taken in: why, and what a person can do about it."""

    document: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class HeldBack:
    """Why nothing was published, and what a person can do; `by_gate` where too much change is unreviewed."""

    reason: str
    remedy: str
    by_gate: bool


@dataclass
class Summary:
    """A run in numbers.

    `new`, `changed` and `unchanged` documents could be read; `failed` are those that failed in this run for
    the first time, `known_failed` counts those that failed before and are the same; `partly` names documents
    with pages (or kinds) that are missing, and which. `reread` and `reextracted` count documents that are the
    same, but the reader or the rules are not. `facts` are those that hold now, by kind; `pages` were read.
    Of all `numbers` that the documents print, `unaccounted` belong to no fact and have no reason to be left;
    `findings` of the audits are counted by severity, `misspelled` facts were kept back since their amount
    can't be spelled back from their own characters. `held_back` tells why the file published before stays.
    `state` names what the ledger held at the end, `snapshot` the one that was taken of it.
    """

    run_id: int
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    vanished: int = 0
    failed: list[Failure] = field(default_factory=list)
    known_failed: int = 0
    partly: dict[str, str] = field(default_factory=dict)
    reread: int = 0
    reextracted: int = 0
    facts: dict[str, int] = field(default_factory=dict)
    numbers: int = 0
    unaccounted: int = 0
    findings: dict[str, int] = field(default_factory=dict)
    misspelled: int = 0
    pages: int = 0
    state: str = ""
    snapshot: str = ""
    seconds: float = 0.0
    published: Path | None = None
    held_back: HeldBack | None = None

    @property
    def documents(self) -> int:
        """All documents that were looked at and are there."""
        return self.new + self.changed + self.unchanged + len(self.failed) + self.known_failed
