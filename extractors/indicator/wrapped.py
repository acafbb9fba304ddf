"""Sentences that a document breaks into lines, each of which is a block: 参加者は | 300人です."""

from __future__ import annotations

import re2

from extractors.indicator.near import REACH
from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.facts import Label

SHORTEST = 20
"""A shorter line is a title or an item, not the first part of a sentence."""

_GOES_ON = re2.compile(r"[\p{Hiragana}、]$")


def line_above(annotated: AnnotatedDocument, passage: Passage, label: Label) -> Passage | None:
    """The line in which the sentence of a number began, if it began in the line above."""
    if passage.index == 0 or passage.block.cell is not None or passage.block.kind in ("heading", "list_item"):
        return None
    if label.start > REACH or "。" in passage.normalized[: label.start]:
        return None
    above = annotated.passages[passage.index - 1]
    text = above.normalized.rstrip()
    goes_on = above.block.cell is None and len(text) >= SHORTEST and _GOES_ON.search(text)
    return above if goes_on else None
