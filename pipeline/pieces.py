"""Long texts in pieces that Sudachi accepts (it takes 49,149 bytes at most)."""

from __future__ import annotations

from collections.abc import Iterator

MOST_CHARACTERS = 12_000


def pieces(text: str) -> Iterator[str]:
    """The text piece by piece, cut after a full stop where there is one."""
    start = 0
    while len(text) - start > MOST_CHARACTERS:
        cut = text.rfind("。", start, start + MOST_CHARACTERS) + 1 or start + MOST_CHARACTERS
        yield text[start:cut]
        start = cut
    if start < len(text):
        yield text[start:]
