"""The declared number that belongs to a list: beside its names, in its heading, in the row of its table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.region.counts import Declared
from extractors.region.cues import EVENT
from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.facts import Label

_COUNT_AFTER = re.compile(r"\s*(?:など|等|ほか|他)?\s*[の、(]?\s*(?:以上|計|合計|合わせて|全|各)?\s*")
_COUNT_BEFORE = re.compile(
    r"(?:(?:である|です|とする)。)?[\s\])】>」:=は(]*(?:\((?:計|[^()、:]{1,20}:)?)?\s*"
)


def declared_beside(annotated: AnnotatedDocument, passage: Passage, start: int, end: int) -> Label | None:
    """The number right behind a run (札幌市、仙台市の2市) or right before it (3市(…), [30地域])."""
    text = passage.normalized
    for label in annotated.labels("declared_regions", passage.index):
        if label.start >= end and _COUNT_AFTER.fullmatch(text, end, label.start):
            return label
        if label.end <= start and _COUNT_BEFORE.fullmatch(text, label.end, start):
            return label
    return None


def declared_in(annotated: AnnotatedDocument, block: int | None) -> Label | None:
    """The only number that a list's heading declares."""
    found = [] if block is None else list(annotated.labels("declared_regions", block))
    return found[0] if len(found) == 1 else None


def declared_in_row(annotated: AnnotatedDocument, passage: Passage, members: int) -> Label | None:
    """The cell of the same row that holds a bare number, under a header 自治体数 or as large as the list."""
    for other in _row(annotated, passage):
        text = other.normalized.strip()
        if not re.fullmatch(r"[0-9]{1,4}", text):
            continue
        headers = [annotated.passages[i].normalized.strip() for i in _headers(annotated, other)]
        counted = next((header[:-1] for header in headers if header.endswith("数")), None)
        if counted is not None or int(text) == members:
            start = other.normalized.index(text)
            value = Declared(int(text), EVENT.sub("", counted or ""))
            return Label(
                "declared_regions", value, other.index, start, start + len(text), "number_in_the_row"
            )
    return None


def _row(annotated: AnnotatedDocument, passage: Passage) -> Iterator[Passage]:
    """The other cells of the same row: they stand right before and behind."""
    cell = passage.block.cell
    before, after = range(passage.index - 1, -1, -1), range(passage.index + 1, len(annotated.passages))
    for side in (before, after):
        for index in side:
            other = annotated.passages[index].block.cell
            if cell is None or other is None or (other.table, other.row) != (cell.table, cell.row):
                break
            yield annotated.passages[index]


def _headers(annotated: AnnotatedDocument, passage: Passage) -> Iterator[int]:
    return (link.block for link in annotated.outline.chain(passage.index) if link.relation == "column_header")
