"""Cells whose header names a role: a column 実施主体, a row 所管省庁."""

from __future__ import annotations

import re2

from extractors.involvement.bodies import behind
from extractors.involvement.rules import CUE, FIELDS
from extractors.involvement.value import Cue
from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.facts import Label

RULE = "column of a role"
_OF_COLUMNS = {**FIELDS, "所管": f"{FIELDS['所管']}|府省庁?|省庁|府省"}
_HEADERS = {role: re2.compile(rf"\s*(?:{words})(?:名|等)?\s*") for role, words in _OF_COLUMNS.items()}
_NOTHING = re2.compile(r"^(?:\([^()]{1,20}\))?\s*(?:等|。)?\s*$")


def label_cells(annotated: AnnotatedDocument) -> None:
    """Leave a cue on each cell that holds bodies only, under or beside the name of a role."""
    for passage in annotated.body():
        bodies = behind(passage, 0) if passage.block.cell else ()
        if not bodies or not _NOTHING.match(passage.normalized[bodies[-1].end :]):
            continue
        for header in _headers(annotated, passage):
            for role, pattern in _HEADERS.items():
                if pattern.fullmatch(header.normalized):
                    end = len(passage.normalized)
                    passage.place(Label(CUE, Cue(role, bodies), passage.index, 0, end, RULE))


def _headers(annotated: AnnotatedDocument, passage: Passage) -> list[Passage]:
    links = annotated.outline.chain(passage.index)
    wanted = ("row_label", "column_header")
    return [annotated.passages[link.block] for link in links if link.relation in wanted]
