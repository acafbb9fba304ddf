"""Where the numbers of a repaired text stand: runs of digits, and of kanji that are a number."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

import re2

from pipeline.text import NormalizedText

_DIGITS = r"[0-9]+(?:[.,][0-9]+)*"
_KANJI = "〇一二三四五六七八九十百千万億兆壱弐参"
# 百万石 and 四万十市 are names: a kanji number stands beside what it counts.
_NUMBER = re2.compile(
    rf"((?:{_DIGITS}[十百千万億兆]*)+)"
    rf"|(?:第|平成|昭和|令和|約)([{_KANJI}]{{2,}})"
    rf"|([{_KANJI}]{{2,}})(?:[年月日円人名件社条項号章回期次歳度]|か[所月]|箇所|パーセント)"
)


class Run(NamedTuple):
    """A number in repaired text: `start` inclusive, `end` exclusive."""

    start: int
    end: int


def runs(text: str) -> Iterator[Run]:
    """The numbers of a repaired text: 3,456億78百万 and 二十一 (of 平成二十一年), not the kanji of 三重県."""
    for match in _NUMBER.finditer(text):
        yield Run(*next(span for span in map(match.span, (1, 2, 3)) if span[0] >= 0))


def is_mark(text: NormalizedText, run: Run) -> bool:
    """Whether no printed digit is behind a number: ①, the 2 of ㎡, a small ³."""
    raw = text.original[slice(*text.original_span(*run))]
    return not any(unicodedata.category(c) == "Nd" or c in _KANJI for c in raw)
