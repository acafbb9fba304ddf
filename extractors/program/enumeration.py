"""Several names in one item of a list of names: 地域結集支援事業、委託育成事業等."""

from __future__ import annotations

from collections.abc import Iterator

import re2

from extractors.program.extent import extent
from extractors.program.nouns import weight
from extractors.program.words import HEADS, is_generic
from pipeline.annotation import Passage
from pipeline.japanese.names import printed_name
from pipeline.labels import ProgramLabel
from pipeline.rules import Stretch

_NAMES = re2.compile(rf"(?P<head>{HEADS})(?:、|等|及び|並びに|や)")


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
