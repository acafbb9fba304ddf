"""Schemes (…構想) that a text names again and again: few of them end in a word that programs end in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import re2

from extractors.program.extent import extent
from extractors.program.labels import add, overlapping
from extractors.program.nouns import weight
from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.japanese.names import printed_name
from pipeline.labels import ProgramLabel

OFTEN = 3
LEAST = 2
SCHEME = "scheme named often"
_SCHEME = re2.compile("構想")
_PROPER = re2.compile(r"[\p{Katakana}ー]{2}|[A-Z]{2}")


def label_schemes(annotated: AnnotatedDocument) -> None:
    """スマート港湾構想 is one when the document keeps coming back to it; 基本構想 and 事業構想 are none."""
    found = [(passage, start, end) for passage in annotated.body() for start, end in _places(passage)]
    names = [printed_name(passage.normalized[start:end]) for passage, start, end in found]
    often = Counter(names)
    for (passage, start, end), name in zip(found, names, strict=True):
        if often[name] >= OFTEN and _PROPER.search(name):
            add(passage, ProgramLabel(name), start, end, SCHEME)


def _places(passage: Passage) -> Iterator[tuple[int, int]]:
    for match in _SCHEME.finditer(passage.normalized):
        head = passage.doc.char_span(match.start(), match.end())
        if head is None or overlapping(passage, match.start(), match.end()):
            continue
        first = extent(passage.doc, head.start, 0).compound
        if weight(passage.doc, first, head.start) >= LEAST:
            yield passage.doc[first].idx, match.end()
