"""Where two readers disagree on a PDF's text: page by page, the characters and figures that only one has."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from pipeline.documents import Block, Document
from pipeline.text import repair_text

_FIGURE = re.compile(r"[0-9](?:[0-9,.]*[0-9])?")


@dataclass(frozen=True, slots=True)
class Alone:
    """What one reader alone has on a page: characters, and figures (runs of digits), as often as it does."""

    characters: Mapping[str, int]
    figures: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A page on which two readers disagree."""

    page: int
    first: Alone
    second: Alone

    @property
    def on_figures(self) -> bool:
        """Whether they disagree on figures, which matters most."""
        return bool(self.first.figures or self.second.figures)


def compare(first: Document, second: Document) -> list[Disagreement]:
    """The pages on which two readings of the same file disagree; order and layout are left aside."""
    ours, theirs = _by_page(first), _by_page(second)
    return [
        Disagreement(page, _alone(ours[page], theirs[page]), _alone(theirs[page], ours[page]))
        for page in sorted(ours.keys() | theirs.keys())
        if ours[page] != theirs[page]
    ]


_Counts = tuple[Counter[str], Counter[str]]


def _by_page(document: Document) -> defaultdict[int, _Counts]:
    """For each page its characters in their plain form, white space left out, and its figures."""
    pages: defaultdict[int, _Counts] = defaultdict(lambda: (Counter(), Counter()))
    for block in document.blocks:
        for page, lines in groupby(block.lines, key=lambda line: line.page):
            raw = "\n".join(line.text for line in lines)
            characters, figures = pages[page]
            characters.update("".join(unicodedata.normalize("NFKC", _plain(raw, block)).split()))
            figures.update(_FIGURE.findall(_plain("".join(map(_unmarked, raw)), block)))
    return pages


def _plain(raw: str, block: Block) -> str:
    return repair_text(raw, join_digits=block.cell is None).normalized


def _unmarked(character: str) -> str:
    """A mark that bears a number (①) is no figure."""
    return " " if unicodedata.category(character) == "No" else character


def _alone(own: _Counts, other: _Counts) -> Alone:
    return Alone(dict(own[0] - other[0]), dict(own[1] - other[1]))
