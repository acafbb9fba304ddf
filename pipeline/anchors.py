"""Finding an anchor again in a Document: what was printed there, and where it stands today."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.annotation import AnnotatedDocument
from pipeline.documents import Box, Span
from pipeline.extraction import anchor_of, position_of
from pipeline.facts import Draft

MARK = "\x1e"


class Spot(NamedTuple):
    """Where an anchor stands: its span, page, line (text files), box (PDF)."""

    span: Span
    page: int
    line: int | None
    box: Box | None


def places_of(annotated: AnnotatedDocument, anchor: str, subject: str, offset: int) -> Iterator[Spot]:
    """Every place in a document whose value, sentence or headers, headings and offset are exactly these."""
    value = anchor.partition(MARK)[0]
    for passage in annotated.body():
        start = passage.normalized.find(value)
        while start >= 0:
            draft = Draft(None, passage.index, start, start + len(value), "")
            if anchor_of(annotated, draft) == anchor:
                position = position_of(annotated, draft)
                if (position.subject, position.offset) == (subject, offset):
                    span = passage.raw(start, start + len(value))
                    place = annotated.document.locate(span)
                    yield Spot(span, place.page, place.line, place.box)
            start = passage.normalized.find(value, start + 1)
