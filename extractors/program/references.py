"""Words that stand for a program named elsewhere: 本事業, and variants without their program."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.program.labels import PROGRAM, REFERENCE, VARIANT_ALONE, add, overlapping, programs
from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.facts import Label
from pipeline.labels import ProgramLabel
from pipeline.outline import Relation

REFERRED, TITLE = "reference", "title"
_PAYS = ("補助金", "交付金")
_ABOVE: tuple[Relation, ...] = (
    "list_parent",
    "row_label",
    "column_header",
    "heading",
    "preceding",
    "document",
)


def resolve_variants(annotated: AnnotatedDocument) -> None:
    """発展型 under the heading of a program is the program's variant."""
    for label, program in _resolved(annotated, VARIANT_ALONE):
        value = ProgramLabel(program.value.name, label.value)
        add(annotated.passages[label.block], value, label.start, label.end, label.rule)


def resolve_references(annotated: AnnotatedDocument) -> None:
    """本事業 in a section is the program of its heading, else the one that the document begins with."""
    for label, program in _resolved(annotated, REFERENCE):
        add(annotated.passages[label.block], program.value, label.start, label.end, REFERRED)


def _resolved(annotated: AnnotatedDocument, name: str) -> Iterator[tuple[Label, Label]]:
    """Labels of a name that no program takes yet, each with the program that governs it."""
    for label in list(annotated.labels(name)):
        passage = annotated.passages[label.block]
        if not overlapping(passage, label.start, label.end) and not _is_of_its_own_words(passage, label):
            program = next(_governing(annotated, label), None)
            if program is not None:
                yield label, program


def _is_of_its_own_words(passage: Passage, label: Label) -> bool:
    """Whether a variant stands in brackets behind words that are no program's name: 里海の再生(第2期)."""
    before = passage.normalized[: label.start].rstrip()
    name = before[:-1].rstrip()
    if label.name != VARIANT_ALONE or before[-1:] != "(" or not name or not name[-1].isalnum():
        return False
    return not any(one.end >= len(name) for one in passage.named(REFERENCE) if one.end <= label.start)


def _governing(annotated: AnnotatedDocument, label: Label) -> Iterator[Label]:
    """Programs named before in the block, then along its chain, the nearest first."""
    here = programs(annotated.passages[label.block])
    yield from (one for one in reversed(here) if one.end <= label.start)
    above = list(annotated.governors(PROGRAM, label.block, _ABOVE))
    yield from (governor.label for governor in above if governor.relation != "document")
    yield from _titles([governor.label for governor in above if governor.relation == "document"])


def _titles(front: list[Label]) -> list[Label]:
    """The programs a document begins with; behind the line of the money that pays comes what is paid."""
    titles = [label for label in front if label.rule == TITLE]
    if len(titles) > 1 and titles[0] is front[0] and _is_money(titles[0]) and not _is_money(titles[1]):
        return titles[1:2]
    return front


def _is_money(label: Label) -> bool:
    return bool(label.value.name.endswith(_PAYS))
