"""The lines of a text document around a figure, as they stand in the bytes that were kept."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache

from pipeline.home import Home
from warehouse.archive import Archive, Unkept

AROUND = 1
LONGEST = 160
Marked = list[tuple[str, bool]]


class Lines:
    """The texts of a HOME's archive, line by line."""

    def __init__(self, home: Home) -> None:
        self._archive = Archive(home.objects)
        self._read = lru_cache(maxsize=8)(self._lines)

    def around(
        self, sha256: str | None, encoding: str | None, line: int, value: str
    ) -> list[tuple[int, Marked]]:
        """The line with its neighbours, the value marked in it where it stands there once."""
        if not sha256 or not encoding:
            return []
        lines = self._read(sha256, encoding)
        numbers = range(max(1, line - AROUND), min(len(lines), line + AROUND) + 1)
        return [
            (at, marked(lines[at - 1], value) if at == line else [(lines[at - 1][:LONGEST], False)])
            for at in numbers
        ]

    def _lines(self, sha256: str, encoding: str) -> list[str]:
        with suppress(Unkept, OSError, LookupError):
            return self._archive.load(sha256).decode(encoding, "replace").removeprefix("\ufeff").splitlines()
        return []


def marked(text: str, value: str) -> Marked:
    """A text in pieces, the value apart where it stands in it exactly once."""
    before, found, after = text.partition(value) if value else (text, "", "")
    if not found or value in after:
        return [(text, False)]
    return [(before, False), (found, True), (after, False)]
