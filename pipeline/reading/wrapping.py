"""Which line of a text file goes on in the next: hard-wrapped paragraphs put together again."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.reading.marks import display_width, is_bracketed_title, is_note, mark_of

MIN_WIDTH = 36  # a column of eighteen characters; lists of names are narrower
SLACK = 5  # columns that a line may end short of the margin, for 。 or a word that must not be cut
OVERHANG = 20  # columns by which a line may stick out: a label was printed beside it
REACHES = (4, 12)
MIN_FULL = 4
SHARE = 0.4  # of the lines nearby that are long at all
SPACED = 0.7
SPACED_LINES = 0.25

_SENTENCE_END = re.compile(r"[。｡．！？：:][」』）)]?$")
_ENDS = re.compile(rf"^#{{1,6}} |{_SENTENCE_END.pattern}")  # a heading of Markdown is one line
_COLUMNS = re.compile(r"\S(?:[ \t]{3,}|　{2,}|\t)\S")
_NO_BEGINNING = re.compile(r"[、。，．,.)）」』】〕％%ーぁぃぅぇぉっゃゅょんをァィゥェォッャュョヵヶ々]")
_OPEN_END = re.compile(r"[、，「『（(【〔・]$|[0-9０-９][.,．，]?$|(?:平成|令和|昭和)$")
_HALF_AN_AMOUNT = re.compile(r"[0-9０-９一二三四五六七八九十百千][兆億万][一二三四五六七八九]?$")
_OTHER_HALF = re.compile(r"[0-9０-９,，一二三四五六七八九十百千万]{1,8}円")
_GOES_ON = re.compile(
    r"[をにがはのでとへもやか]|[ぁ-ん]{2}|年|月|日|億|万|千|百|円|％|兆|件|社|名|人|回|地域|[0-9０-９]"
)


class SourceLine(NamedTuple):
    """A line that is not blank: number in the file, text, how many blank lines follow, indentation.

    `column` is where the text begins on a screen, where a kanji takes two columns.
    """

    number: int
    text: str
    blanks_after: int
    indent: int
    hard_break: bool = False
    column: int = 0


class Wrapping:
    """The margin at which a text was wrapped, place by place, and whether blank lines mean anything in it."""

    def __init__(self, lines: Sequence[SourceLine]) -> None:
        self._lines = lines
        self._widths = [display_width(line.text) + line.indent for line in lines]
        self._full = [self._is_full(index) for index in range(len(lines))]
        self.spaced = self._is_spaced()

    def continues(self, index: int) -> bool:
        """Whether the line goes on in the next one."""
        if index + 1 >= len(self._lines):
            return False
        line, following = self._lines[index], self._lines[index + 1]
        if line.blanks_after > 1 or line.hard_break or _ENDS.search(line.text):
            return False
        if begins_anew(following.text) or _COLUMNS.search(line.text) or _COLUMNS.search(following.text):
            return False
        if self._full[index] and (line.blanks_after == 0 or self.spaced or self._full[index + 1]):
            return True
        return (line.blanks_after == 0 or self.spaced) and goes_on(line.text, following.text)

    def _is_full(self, index: int) -> bool:
        """Whether a line ends at the margin that many of its neighbours, nearer or farther, share."""
        width = self._widths[index]
        if width < MIN_WIDTH:
            return False
        margins = (_margin(self._widths[max(0, index - reach) : index + reach + 1]) for reach in REACHES)
        return any(margin and margin - SLACK <= width <= margin + OVERHANG for margin in margins)

    def _is_spaced(self) -> bool:
        """Whether every line is followed by an empty one, wrapped lines too."""
        wrapped = [
            line.blanks_after == 1
            for line, full in zip(self._lines, self._full, strict=True)
            if full and not _SENTENCE_END.search(line.text)
        ]
        return len(wrapped) >= SPACED_LINES * len(self._lines) and sum(wrapped) >= SPACED * len(wrapped) > 0


def _margin(widths: Sequence[int]) -> int | None:
    """The greatest width at which enough of the long lines end."""
    wide = sorted(width for width in widths if width >= MIN_WIDTH)
    needed = max(MIN_FULL, SHARE * len(wide))
    for width in reversed(wide):
        if bisect_right(wide, width) - bisect_left(wide, width - SLACK) >= needed:
            return width
    return None


def begins_anew(text: str) -> bool:
    """Whether a line can't be the rest of another: it has a mark, is a note, or a title in brackets."""
    return mark_of(text) is not None or is_note(text) or is_bracketed_title(text) or text[0] in "|#【"


def goes_on(text: str, following: str) -> bool:
    """Whether two lines, however short, can only be one: 平成13年３月30 / 日閣議決定, 12億 / 5千万円."""
    if _NO_BEGINNING.match(following):
        return True
    if len(text) < 8:
        return False
    if _HALF_AN_AMOUNT.search(text) and _OTHER_HALF.match(following):
        return True
    if _unclosed(text) and len(text) + len(following) < 200:
        return True
    return bool(_OPEN_END.search(text) and _GOES_ON.match(following) and text[-1] != "・")


def _unclosed(text: str) -> bool:
    return any(
        text.count(opening) > text.count(closing) for opening, closing in ("「」", "『』", "（）", "()")
    )
