"""Where the words that were asked stand in a passage, and the sentence around them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.terms import terms
from pipeline.text import repair_text
from warehouse.publication.norm import forms, unified_letter
from warehouse.search.whole_numbers import is_whole

BETWEEN_CELLS = " | "
MOST_CHARACTERS = 160
_SENTENCE = re.compile(r"[^。]*。?")

Mark = tuple[int, int]


class Excerpt(NamedTuple):
    """A stretch of a text, with … where it was cut, and the marks in it."""

    text: str
    marks: tuple[Mark, ...]


class Piece(NamedTuple):
    """A passage's text; `whole` where it stands by itself, as cells and headings do (see `repair_text`)."""

    text: str
    whole: bool = False


def row_with_marks(
    pieces: Sequence[Piece], forms: frozenset[str], phrases: Sequence[str]
) -> tuple[str, list[Mark]]:
    """The cells of a row as one text, or a passage alone, with the marks of all."""
    marks: list[Mark] = []
    offset = 0
    for piece in pieces:
        marks += ((offset + start, offset + end) for start, end in find_marks(piece, forms, phrases))
        offset += len(piece.text) + len(BETWEEN_CELLS)
    return BETWEEN_CELLS.join(piece.text for piece in pieces), marks


def find_marks(piece: Piece, forms: frozenset[str], phrases: Sequence[str]) -> list[Mark]:
    """The places of terms and phrases in a text, in order; those that touch are one."""
    of_phrases = (span for phrase in phrases for span in _of_phrase(piece.text, phrase))
    spans = sorted([*_of_terms(piece, forms), *of_phrases])
    joined: list[Mark] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def sentence_around(text: str, marks: Sequence[Mark]) -> Excerpt:
    """The sentence with most of the marked letters, cut around its first mark where it is long."""
    sentences = [(m.start(), m.end()) for m in _SENTENCE.finditer(text) if m.end() > m.start()]
    if not sentences:
        return Excerpt("", ())
    start, end = max(sentences, key=lambda one: (_marked(marks, *one), -one[0]))
    first = next((mark for mark in marks if mark[1] > start), (start, start))[0]
    if end - start > MOST_CHARACTERS:
        start = max(start, min(first - MOST_CHARACTERS // 3, end - MOST_CHARACTERS))
        end = min(end, start + MOST_CHARACTERS)
    return _cut(text, marks, start, end, (sentences[0][0], sentences[-1][1]))


def _cut(text: str, marks: Iterable[Mark], start: int, end: int, whole: Mark) -> Excerpt:
    while start < end and text[start].isspace():
        start += 1
    before = "…" if start > whole[0] and text[start - 1 : start] not in ("。", "") else ""
    after = "…" if end < whole[1] and text[end - 1] != "。" else ""
    shift = len(before) - start
    inside = (
        (max(first, start) + shift, min(last, end) + shift)
        for first, last in marks
        if first < end and last > start
    )
    return Excerpt(before + text[start:end] + after, tuple(inside))


def _marked(marks: Iterable[Mark], start: int, end: int) -> int:
    return sum(max(0, min(last, end) - max(first, start)) for first, last in marks)


def _of_terms(piece: Piece, forms: frozenset[str]) -> Iterator[Mark]:
    if not forms:
        return
    repaired = repair_text(piece.text, whole=piece.whole)
    for term in terms(repaired.normalized):
        if term.form in forms and term.end > term.start:
            yield repaired.original_span(term.start, term.end)


def _of_phrase(text: str, phrase: str) -> Iterator[Mark]:
    """Wherever the text's letters in their plain form read as the phrase's do, and no number goes on."""
    (letters, places), (wanted, _) = plain(text), plain(phrase)
    start = letters.find(wanted) if wanted else -1
    while start >= 0:
        mark = places[start][0], places[start + len(wanted) - 1][1]
        if is_whole(text, *mark):
            yield mark
        start = letters.find(wanted, start + len(wanted))


def plain(text: str) -> tuple[str, list[Mark]]:
    """The text as the macro `norm` has it, and where each of its letters stands: ﾊﾞ is one letter, バ."""
    letters: list[str] = []
    places: list[Mark] = []
    for position, letter in enumerate(text):
        for one in unified_letter(letter):
            composed = unicodedata.normalize("NFC", letters[-1] + one) if letters else ""
            if len(composed) == 1:
                letters[-1], places[-1] = composed, (places[-1][0], position + 1)
            else:
                letters.append(one)
                places.append((position, position + 1))
    kept = [number for number, letter in enumerate(letters) if letter not in forms().dropped]
    return "".join(letters[number] for number in kept), [places[number] for number in kept]
