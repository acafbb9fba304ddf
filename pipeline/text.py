"""Repaired text that remembers its source: every repaired character knows the raw ones it came from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pipeline.documents import Block
from pipeline.japanese.radicals import RADICALS

Characters = list[tuple[str, int, int]]

_PLAIN = re.compile(r"[^\n⺀-⻳\ufe00-\ufe0f\U000e0100-\U000e01ef‐-―−ｰ*]*")
_DASHES = {ord(c): "-" for c in "‐‑‒−"}
_VARIATION_SELECTOR = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_SOUND_MARK = re.compile("[\uff9e\uff9f\u3099\u309a]")
_WORDLIKE = re.compile(r"[0-9A-Za-z]{2}")

# Spaces between the parts of a number or a date, and marks of emphasis, which belong to no word.
_STRAY: tuple[re.Pattern[str], ...] = (
    re.compile(r"\*\*"),
    re.compile(r"(?<=[0-9兆億万千百])[ \t]+(?=[兆億万千百]*円)"),
    re.compile(r"(?<=[0-9])[ \t]+(?=[兆億万千百][0-9,兆億万千百]*円)"),
    re.compile(r"(?<=[0-9][兆億万])[ \t]+(?=[0-9][0-9,]*[億万千百]*円)"),
    re.compile(r"(?<=[0-9元])[ \t]+(?=年度?(?:[^間代]|$)|月(?:[^額間]|$)|日(?:[^間程数本]|$))"),
    re.compile(r"(?<=[年月度])[ \t]+(?=[0-9]{1,2}[ \t]*[月日])"),
    re.compile(r"(?<=[平令昭大明][成和正治])[ \t]+(?=[0-9元]+[ \t]*年)"),
)


@dataclass(frozen=True, slots=True)
class NormalizedText:
    """Text as rules see it, aligned with the raw text of its block.

    `alignments[i]` is the (start, end) in `original` of the character i of `normalized`; None means that
    the two are the same. `mended` are the positions where more than a form was changed: a radical, a
    stray space.
    """

    original: str
    normalized: str
    alignments: tuple[tuple[int, int], ...] | None = None
    mended: frozenset[int] = frozenset()

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the raw text behind a non-empty stretch of the repaired text."""
        if self.alignments is None:
            return start, end
        return self.alignments[start][0], self.alignments[end - 1][1]

    def is_mended(self, start: int, end: int) -> bool:
        """Whether a stretch of the repaired text rests on a repair."""
        return any(start <= position < end for position in self.mended)


def repair(block: Block) -> NormalizedText:
    """The block's text with forms unified (NFKC, radicals), lines joined and stray spaces taken out.

    ２０\\n億 円 becomes 20億円; ⻑野県 becomes 長野県; ﾊﾞ becomes バ.
    """
    return repair_text(block.text, join_digits=block.cell is None)


def repair_text(text: str, *, join_digits: bool = True) -> NormalizedText:
    """`repair` for a raw text: printed lines are separated by line feeds.

    With `join_digits` a number that was broken at a line's end is whole again; in a table's cell two
    numbers, one above the other, stay two.
    """
    if _PLAIN.fullmatch(text) and unicodedata.is_normalized("NFKC", text) and not _has_stray(text):
        return NormalizedText(text, text)
    kept, mended = _drop_stray(_join_lines(_unify(text), join_digits))
    mended |= {position for position, raw in enumerate(text) if raw in RADICALS}
    return NormalizedText(
        text,
        "".join(c for c, _, _ in kept),
        tuple((start, end) for _, start, end in kept),
        frozenset(i for i, (_, start, _) in enumerate(kept) if start in mended),
    )


@cache
def _form(character: str) -> str:
    """NFKC of one character, radicals as the ideographs that they stand for, dashes as one."""
    unified = RADICALS.get(character) or unicodedata.normalize("NFKC", character)
    return unified.translate(_DASHES)


def _unify(text: str) -> Characters:
    characters: Characters = []
    for position, raw in enumerate(text):
        if characters and _SOUND_MARK.match(raw):
            composed = unicodedata.normalize("NFKC", characters[-1][0] + raw)
            if len(composed) == 1:
                characters[-1] = (composed, characters[-1][1], position + 1)
                continue
        if characters and _VARIATION_SELECTOR.match(raw):
            characters[-1] = (characters[-1][0], characters[-1][1], position + 1)
            continue
        characters.extend((c, position, position + 1) for c in _form(raw))
    return characters


def _join_lines(characters: Characters, join_digits: bool) -> Characters:
    """Printed lines joined the Japanese way: nothing between them, a space only between Latin words."""
    joined: Characters = []
    position = 0
    while position < len(characters):
        character, start, end = characters[position]
        if character != "\n":
            joined.append((character, start, end))
            position += 1
            continue
        while joined and joined[-1][0].isspace():
            joined.pop()
        while position < len(characters) and characters[position][0].isspace():
            position += 1
        if joined and position < len(characters):
            around = joined[-1][0] + characters[position][0]
            if _WORDLIKE.fullmatch(around) and not (join_digits and around.isdigit()):
                joined.append((" ", start, end))
    return joined


def _has_stray(text: str) -> bool:
    return any(mark in text for mark in " \t*") and any(pattern.search(text) for pattern in _STRAY)


def _drop_stray(characters: Characters) -> tuple[Characters, set[int]]:
    """The characters without stray ones, and the raw positions before which a space was taken out."""
    text = "".join(c for c, _, _ in characters)
    drop = set(_positions(text, _STRAY)) if _has_stray(text) else set[int]()
    beside = {characters[p + 1][1] for p in drop if text[p].isspace() and p + 1 < len(characters)}
    return [c for p, c in enumerate(characters) if p not in drop], beside


def _positions(text: str, patterns: Iterable[re.Pattern[str]]) -> Iterable[int]:
    return (p for pattern in patterns for match in pattern.finditer(text) for p in range(*match.span()))
