"""Several names in one item of a list of names: 地域結集支援事業、委託育成事業等."""

from __future__ import annotations

from collections.abc import Iterator

import re2

from extractors.program.extent import extent
from extractors.program.labels import overlapping, programs
from extractors.program.nouns import weight
from extractors.program.words import HEADS, is_generic
from pipeline.annotation import Passage
from pipeline.japanese.names import printed_name
from pipeline.labels import ProgramLabel
from pipeline.rules import Stretch

_FEWEST = 3
_BETWEEN = re2.compile(r"(?:等|、|及び|並びに|や|[「」『』]|[0-9①-⑳][.)]?)*")
_NAMES = re2.compile(rf"(?P<head>{HEADS})(?:、|等|及び|並びに|や)")


def neighbours(passage: Passage) -> Iterator[Stretch]:
    """Names that stand in one row with a name that is known: 離島交付金、保育事業、…見守り支援事業等."""
    row: list[Stretch] = []
    for stretch in enumerated(passage):
        if row and not _adjoin(passage, row[-1].end, stretch.start):
            yield from _told(passage, row)
            row = []
        row.append(stretch)
    yield from _told(passage, row)


def _told(passage: Passage, row: list[Stretch]) -> list[Stretch]:
    """The row, when it is long enough and one of its names, or the one that closes it, is known."""
    known = [one for one in row if overlapping(passage, one.start, one.end)]
    closing = [one for one in programs(passage) if row and one.start >= row[-1].end]
    closed = bool(closing) and _adjoin(passage, row[-1].end, closing[0].start)
    return row if (known or closed) and len(row) + closed >= _FEWEST else []


def _adjoin(passage: Passage, end: int, start: int) -> bool:
    return bool(_BETWEEN.fullmatch(passage.normalized[end:start]))


def enumerated(passage: Passage) -> Iterator[Stretch]:
    """The names that are joined by 、 or 及び or closed by 等."""
    floor = 0
    for match in _NAMES.finditer(passage.normalized):
        end = match.end(1)
        head = passage.doc.char_span(match.start(), end, alignment_mode="expand")
        if head is None or head.end_char != end:
            continue
        first = extent(passage.doc, head.start, floor).first
        start = passage.doc[first].idx
        name = printed_name(passage.normalized[start:end])
        if weight(passage.doc, first, head.start) and not is_generic(name):
            yield Stretch(ProgramLabel(name), start, end)
            floor = end
