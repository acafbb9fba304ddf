"""The lists of a document: items in a run, and the items that stand under a heading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import re2

from pipeline.annotation import AnnotatedDocument, Passage


def runs(annotated: AnnotatedDocument) -> Iterator[list[Passage]]:
    """Items of one level that follow each other with nothing between."""
    run: list[Passage] = []
    for passage in annotated.body():
        is_item = passage.block.kind == "list_item"
        if run and not (is_item and run[-1].block.level == passage.block.level):
            yield run
            run = []
        if is_item:
            run.append(passage)
    if run:
        yield run


def below_headings(annotated: AnnotatedDocument, wanted: re2._Regexp[str]) -> Iterator[list[Passage]]:
    """The items under each heading of a program's section whose text a pattern finds."""
    items = defaultdict[int, list[Passage]](list)
    for passage in annotated.body():
        heading = annotated.outline.heading(passage.index)
        if passage.block.kind == "list_item" and heading is not None:
            items[heading].append(passage)
    for heading, below in items.items():
        in_a_program = any(annotated.governors("program", heading, ("heading",)))
        if in_a_program and wanted.search(annotated.passages[heading].normalized.strip()):
            yield below
