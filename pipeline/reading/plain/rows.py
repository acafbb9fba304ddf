"""A line as a row of a table that spaces part: its words with their columns, a label, figures behind it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from pipeline.reading.figures import is_bare_figure, is_class_of_size, is_total
from pipeline.reading.marks import display_width, is_caption
from pipeline.reading.wrapping import SourceLine

LONGEST = 240  # characters of a row
LONGEST_REMARK = 24  # characters of the words behind the figures
FEWEST_CELLS = 3
WIDE = 2  # columns of white space that part two cells
_WORDS = re.compile(r"[△▲][ 　]+[0-9０-９]\S*|\S+")  # △ 26,000 is one
_LAST = frozenset("0123456789０１２３４５６７８９)）】円%％件人名社所校増減規止-－―─—‐回倍")
_WORD = re.compile(r"[^\W\d_].*[^\W\d_]")
_DIALLED = re.compile(r"[0０][0-9０-９]+(?:[-－‐].*)?|.*[0-9０-９][-－‐][0-9０-９].*")


class Word(NamedTuple):
    """A stretch of a line without white space, or what narrow gaps join; `start` and `end` are columns."""

    text: str
    start: int
    end: int


class Row(NamedTuple):
    """The words of a line: those of its label, those of its figures."""

    label: tuple[Word, ...]
    figures: tuple[Word, ...]


def row_of(line: SourceLine) -> Row | None:
    """The label and the figures of a line such as 港の改修 1,569 1,572; None where it is no such row."""
    text = line.text
    if len(text) > LONGEST or text[-1] not in _LAST or "\t" in text or text[0] in "|#※" or is_caption(text):
        return None
    words = tuple(words_of(line))
    at = len(words)
    while at and is_bare_figure(words[at - 1].text) and not _DIALLED.fullmatch(words[at - 1].text):
        at -= 1
    if at < len(words) and all(is_class_of_size(word.text) for word in words[at:]):
        return None
    label = joined(words[:at])
    named = is_total(label) or (_WORD.search(label) and "。" not in label)
    return Row(words[:at], words[at:]) if at < len(words) and named else None


def remarked_row_of(line: SourceLine) -> Row | None:
    """The same where words follow the figures (港の改修 12億円 11億円 海洋省): they count as the last one."""
    text = line.text
    if len(text) > LONGEST or "\t" in text or text[0] in "|#※" or "。" in text or is_caption(text):
        return None
    cells = parted(tuple(words_of(line)))
    if len(cells) < FEWEST_CELLS or len(cells[-1].text) > LONGEST_REMARK or is_bare_figure(cells[-1].text):
        return None
    at = len(cells) - 1
    while at and is_bare_figure(cells[at - 1].text) and not _DIALLED.fullmatch(cells[at - 1].text):
        at -= 1
    named = _WORD.search(joined(cells[:at])) is not None
    return Row(tuple(cells[:at]), tuple(cells[at:])) if named and at < len(cells) - 1 else None


def words_of(line: SourceLine) -> Iterator[Word]:
    """The words that white space of any width parts."""
    column, position = line.column, 0
    for match in _WORDS.finditer(line.text):
        column += display_width(line.text[position : match.start()])
        end = column + display_width(match[0])
        yield Word(match[0], column, end)
        column, position = end, match.end()


def parted(words: Sequence[Word]) -> list[Word]:
    """The words with those joined that no more than one space, narrow or wide, parts."""
    return _joined_where(words, lambda last, word: True)


def folded(words: Sequence[Word]) -> list[Word]:
    """The words with letter-spaced ones made whole: 採　択."""
    single = {id(word) for word in words if len(word.text) == 1}
    return _joined_where(words, lambda last, word: id(last) in single and id(word) in single)


def _joined_where(words: Sequence[Word], joins: Callable[[Word, Word], bool]) -> list[Word]:
    cells: list[Word] = []
    for before, word in zip([None, *words], words, strict=False):
        if before and word.start - before.end <= WIDE and joins(before, word):
            gap = "　" if word.start - before.end == WIDE else " "
            cells[-1] = Word(f"{cells[-1].text}{gap}{word.text}", cells[-1].start, word.end)
        else:
            cells.append(word)
    return cells


def joined(words: Sequence[Word]) -> str:
    """Words as one text."""
    return " ".join(word.text for word in words)


class Columns:
    """Where the columns of a table stand: the middle of what its full rows have there."""

    def __init__(self, full: Sequence[Sequence[Word]], *, by_end: bool) -> None:
        self._by_end = by_end
        self._places = [median(self._place(word) for word in column) for column in zip(*full, strict=True)]

    def assign(self, words: Sequence[Word]) -> list[int] | None:
        """The nearest column of each word; None where two would share one, or a word stands between two."""
        found = [self.nearest(word) for word in words]
        if any(column is None for column in found):
            return None
        columns = [column for column in found if column is not None]
        return columns if all(one < other for one, other in pairwise(columns)) else None

    def gather(self, words: Sequence[Word]) -> list[list[Word]]:
        """The words by the last column that begins no later than they do."""
        cells: list[list[Word]] = [[] for _ in self._places]
        for word in words:
            fits = [column for column, place in enumerate(self._places) if place <= word.start + WIDE]
            cells[fits[-1] if fits else 0].append(word)
        return cells

    def nearest(self, word: Word) -> int | None:
        """The column that a word stands nearest to; None between two."""
        far = sorted((abs(place - self._place(word)), column) for column, place in enumerate(self._places))
        if len(far) > 1 and far[1][0] - far[0][0] <= WIDE:
            return None
        return far[0][1]

    def _place(self, word: Word) -> int:
        return word.end if self._by_end else word.start
