"""What the page works with: the board, pictures and texts, and who sits there; one request at a time."""

from __future__ import annotations

from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from threading import RLock
from typing import NamedTuple

from flows.ingesting.workers import Workers
from flows.review.documents import Unreached, read_again, reading
from flows.review.pictures import Pictures
from pipeline.home import Home
from warehouse.board.board import Board
from warehouse.review.facts import CurrentFact
from warehouse.snapshots.shelf import Shelf

KEPT = 64
AROUND = 14


class TextLine(NamedTuple):
    """A line of a text document with its number."""

    number: int
    text: str


class Desk:
    """A reviewer at the board of a HOME."""

    def __init__(self, home: Home, reviewer: str, workers: Workers) -> None:
        self.home, self.reviewer = home, reviewer
        self.pictures = Pictures(home, workers)
        self.guard = RLock()
        self._workers = workers
        self._ahead = ThreadPoolExecutor(1)
        self._texts: OrderedDict[tuple[str, str], dict[int, str]] = OrderedDict()
        self.board = Board(home, read=reading(home))
        self._seen = self._state()

    def freshen(self) -> None:
        """Take a newer run, and what other reviewers have decided, into account."""
        with self.guard:
            if self._state() != self._seen:
                self.board = Board(self.home, read=reading(self.home))
                self._seen = self._state()

    def settled(self) -> None:
        """Note that what is on the disk is what the board shows: this desk wrote it."""
        self._seen = self._state()

    def _state(self) -> tuple[object, ...]:
        files = sorted(self.home.decisions.rglob("*.jsonl"))
        policy = self.home.policy
        return (
            Shelf(self.home.snapshots).newest(),
            tuple((path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in files),
            policy.stat().st_mtime_ns if policy.is_file() else None,
        )

    def prepare(self, fact: CurrentFact) -> None:
        """Read what the next page will show, while a person looks at this one."""
        if fact.line is not None:
            self._ahead.submit(self.lines, fact.document, (fact.sha256, fact.reader), fact.line)

    def lines(self, document: str, version: tuple[str, str], line: int) -> list[TextLine]:
        """The lines around one of a text document; none where it can't be read as it was."""
        if version not in self._texts:
            self._texts[version] = self._read(document, version)
            while len(self._texts) > KEPT:
                self._texts.popitem(last=False)
        found = self._texts[version]
        return [TextLine(n, found[n]) for n in range(line - AROUND, line + AROUND + 1) if n in found]

    def _read(self, document: str, version: tuple[str, str]) -> dict[int, str]:
        try:
            blocks = read_again(self.home, document, version, self._workers).blocks
        except Unreached:
            return {}
        numbered: dict[int, str] = {}
        for block in blocks:
            for line in block.lines:
                if line.number is not None:
                    before = numbered.get(line.number)
                    numbered[line.number] = line.text if before is None else f"{before}　{line.text}"
        return numbered
