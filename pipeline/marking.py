"""Words that a person points to on a page, as a place that a fact can rest on."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.annotation import AnnotatedDocument
from pipeline.documents import Box, Span
from pipeline.extraction import anchor_of, fact_id, position_of, quote_of
from pipeline.facts import Draft


class Marked(NamedTuple):
    """Marked words with all that a fact of them is told by; `fact_id` is none that a rule would give."""

    fact_id: str
    anchor: str
    subject: str
    offset: int
    span: Span
    page: int
    line: int | None
    box: Box | None
    quote: str
    value_quote: str


def marked(
    annotated: AnnotatedDocument, name: str, kind: str, page: int, words: str, within: str = ""
) -> Iterator[Marked]:
    """Every place on a page where these words stand, within a passage that holds `within`."""
    words, within = (unicodedata.normalize("NFKC", text).strip() for text in (words, within))
    for passage in annotated.body():
        if within and within not in passage.normalized:
            continue
        start = passage.normalized.find(words) if words else -1
        while start >= 0:
            draft = Draft(None, passage.index, start, start + len(words), "")
            place = annotated.document.locate(passage.raw(start, start + len(words)))
            if place.page == page and _is_within(passage.normalized, start, words, within):
                yield _marked(annotated, name, kind, draft)
            start = passage.normalized.find(words, start + 1)


def _is_within(text: str, start: int, words: str, within: str) -> bool:
    """Whether one of several places is the one that the words around name; those beside it name them all."""
    if words not in within:
        return True
    first = text.find(within)
    while first >= 0:
        if first <= start and start + len(words) <= first + len(within):
            return True
        first = text.find(within, first + 1)
    return False


def _marked(annotated: AnnotatedDocument, name: str, kind: str, draft: Draft) -> Marked:
    span = annotated.passages[draft.block].raw(draft.start, draft.end)
    place = annotated.document.locate(span)
    anchor, position = anchor_of(annotated, draft), position_of(annotated, draft)
    return Marked(
        fact_id(name, kind, f"{anchor}\x1eadded at {position.offset} under {position.subject}", 0),
        anchor,
        position.subject,
        position.offset,
        span,
        place.page,
        place.line,
        place.box,
        quote_of(annotated, draft),
        place.quote,
    )
