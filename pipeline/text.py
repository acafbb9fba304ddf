"""Repaired text that remembers its source: every repaired character knows the raw ones it came from."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from pipeline.displaced import displaced_marks
from pipeline.documents import Block
from pipeline.japanese.radicals import RADICALS
from pipeline.spacing import stray_spaces

Characters = list[tuple[str, int, int]]
NEAR = 4

_PLAIN = re.compile(r"[^\n⺀-⻳\ufe00-\ufe0f\U000e0100-\U000e01ef‐-―−ｰ*]*")
_DASHES = {ord(c): "-" for c in "‐‑‒−"}
_VARIATION_SELECTOR = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_SOUND_MARK = re.compile("[\uff9e\uff9f\u3099\u309a]")
_WORDLIKE = re.compile(r"[0-9A-Za-z]{2}")


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

    ２０\\n億 円 becomes 20億円; ⻑野県 becomes 長野県; ﾊﾞ becomes バ; 予 算 額 becomes 予算額.
    """
    whole = block.cell is not None or block.kind == "heading"
    return repair_text(block.text, join_digits=block.cell is None, whole=whole)


def repair_text(text: str, *, join_digits: bool = True, whole: bool = False) -> NormalizedText:
    """`repair` for a raw text: printed lines are separated by line feeds.

    With `join_digits` a number that was broken at a line's end is whole again; in a table's cell two
    numbers, one above the other, stay two. `whole` texts stand by themselves, as cells and headings do.
    """
    if _PLAIN.fullmatch(text) and unicodedata.is_normalized("NFKC", text) and not _is_torn(text, whole):
        return NormalizedText(text, text)
    unified, moved = _put_back(_unify(text))
    kept, mended = _without_stray(_join_lines(unified, join_digits), whole)
    mended |= moved | {position for position, raw in enumerate(text) if raw in RADICALS}
    normalized = "".join(c for c, _, _ in kept)
    return NormalizedText(
        text,
        normalized,
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
        form = raw if _would_run_together(text, position) else _form(raw)
        characters.extend((c, position, position + 1) for c in form)
    return characters


def _would_run_together(text: str, position: int) -> bool:
    """Whether a numbered mark or a small digit stands beside a number: ①12億円 is not 112億円."""
    if unicodedata.category(text[position]) != "No" or _form(text[position])[0] == "(":
        return False
    before = text[max(0, position - NEAR) : position].rstrip()[-1:]
    after = text[position + 1 : position + 1 + NEAR].lstrip()[:1]
    return any(beside and unicodedata.category(beside) in ("Nd", "No") for beside in (before, after))


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


def _put_back(characters: Characters) -> tuple[Characters, set[int]]:
    """The characters with displaced marks where they belong, and the raw positions of these."""
    holes: dict[int, str] = {}
    strays: set[int] = set()
    offset = 0
    for line in "".join(c for c, _, _ in characters).split("\n"):
        moved = displaced_marks(line)
        holes |= {offset + position: mark for position, mark in moved.holes.items()}
        strays |= {offset + position for position in moved.strays}
        offset += len(line) + 1
    if not holes:
        return characters, set()
    filled = [(holes.get(p, c), start, end) for p, (c, start, end) in enumerate(characters)]
    return [c for p, c in enumerate(filled) if p not in strays], {characters[p][1] for p in holes}


def _is_torn(line: str, whole: bool) -> bool:
    spaced = any(mark in line for mark in " \t*")
    return spaced and bool(stray_spaces(line, whole=whole) or displaced_marks(line).holes)


def _without_stray(characters: Characters, whole: bool) -> tuple[Characters, set[int]]:
    """The characters without stray ones, and the raw positions before which a space was taken out."""
    text = "".join(c for c, _, _ in characters)
    drop = stray_spaces(text, whole=whole) if any(mark in text for mark in " \t*") else set[int]()
    beside = {characters[p + 1][1] for p in drop if text[p].isspace() and p + 1 < len(characters)}
    return [c for p, c in enumerate(characters) if p not in drop], beside
