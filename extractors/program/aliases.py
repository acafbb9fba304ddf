"""Other names that a document gives a program: 以下「本事業」という, abbreviations in brackets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from extractors.program.brackets import take_apart
from extractors.program.labels import ALIAS, PROGRAM
from pipeline.annotation import AnnotatedDocument
from pipeline.labels import ProgramLabel

_CLOSING = "」』〉》” "


class Alias(NamedTuple):
    """Words of the document and the program that they stand for."""

    text: str
    program: ProgramLabel


def aliases_of(annotated: AnnotatedDocument) -> Iterator[Alias]:
    """The aliases that stand in brackets right behind a program's name, in the order of the text."""
    for label in annotated.labels(PROGRAM):
        behind = annotated.passages[label.block].normalized[label.end :]
        start = label.end + len(behind) - len(behind.lstrip(_CLOSING))
        for definition in annotated.labels(ALIAS, label.block):
            if definition.start == start:
                yield Alias(definition.value, label.value)
        for short in take_apart(label.value.name, behind).aliases:
            yield Alias(short, ProgramLabel(label.value.name))
