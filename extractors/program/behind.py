"""Who is behind a program: its ministry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import re2

from extractors.program.labels import PROGRAM
from pipeline.annotation import AnnotatedDocument
from pipeline.facts import Basis, Because, Label
from pipeline.japanese.ministries import body
from pipeline.labels import ProgramOrganizationLabel

PROGRAM_ORGANIZATION = "program_organization"
LONGEST_SIGNATURE = 30
_TAG = "ministry's tag"
_PARTNER = re2.compile(r"^[^。]{0,4}(?:と|等と|へ|から|以外|に(?:よる認定|対する|関する))")
_BRACKET = re2.compile(r"^\s*(?:\([^()]{0,40}\)|【[^【】]{0,40}】|\[[^\[\]]{0,40}\])")
_STATE = frozenset({"ministry", "agency", "commission", "office", "corporation"})


class Behind(NamedTuple):
    """A value with the label that says so."""

    value: str
    because: Because


def organization(annotated: AnnotatedDocument, label: Label) -> Behind | None:
    """The tag beside the name, else the body of its row or heading, else the document's only publisher."""
    if len(_tagged_behind(annotated, label)) > 1:
        return None
    return next(_beside(annotated, label), None) or _publisher(annotated)


def label_organizations(annotated: AnnotatedDocument) -> None:
    """Leave on bodies in tags, rows and headings which program is theirs: 文部科学省施策 | 里海再生事業."""
    seen = set[tuple[str, Label]]()
    for label in list(annotated.labels(PROGRAM)):
        if annotated.passages[label.block].block.kind not in ("cell", "list_item", "heading"):
            continue
        said = None if len(_tagged_behind(annotated, label)) > 1 else next(_beside(annotated, label), None)
        if said is None or not _is_whose(annotated, said) or (label.value.name, said.because.label) in seen:
            continue
        here = said.because.label
        seen.add((label.value.name, here))
        value = ProgramOrganizationLabel(label.value.name, said.value)
        annotated.passages[here.block].place(here._replace(name=PROGRAM_ORGANIZATION, value=value))


def _beside(annotated: AnnotatedDocument, label: Label) -> Iterator[Behind]:
    for here in annotated.labels("organization", label.block):
        if here.end <= label.start and here.rule == _TAG:
            yield _behind(here, "printed")
    yield from (_behind(here, "printed") for here in _tagged_behind(annotated, label)[:1])
    for governor in annotated.governors("organization", label.block, ("row_label", "heading")):
        if _is_of_the_state(governor.label):
            yield _behind(governor.label, "header" if governor.relation == "row_label" else "heading")


def _tagged_behind(annotated: AnnotatedDocument, label: Label) -> list[Label]:
    """The bodies of the state that the bracket behind a name holds: 里海再生事業【環境省】."""
    bracket = _BRACKET.match(annotated.passages[label.block].normalized[label.end :])
    if bracket is None:
        return []
    bodies = annotated.labels("organization", label.block)
    return [
        one
        for one in bodies
        if label.end < one.start and one.end <= label.end + bracket.end() and _is_of_the_state(one)
    ]


def _is_whose(annotated: AnnotatedDocument, said: Behind) -> bool:
    """Whether a heading names whose programs follow (支援策(文部科学省), 文部科学省の施策), no partner."""
    label = said.because.label
    passage = annotated.passages[label.block]
    bodies = {one.value.canonical_name for one in passage.named("organization") if _is_of_the_state(one)}
    return len(bodies) == 1 and _PARTNER.search(passage.normalized[label.end :]) is None


def _publisher(annotated: AnnotatedDocument) -> Behind | None:
    """The one body of the state whose name begins a short line at the document's beginning."""
    front = [one for block in annotated.outline.front for one in annotated.labels("organization", block)]
    signed = [one for one in front if _is_of_the_state(one) and _signs(annotated, one)]
    beside = [one for one in front if _is_of_the_state(one) and any(one.block == s.block for s in signed)]
    names = {one.value.canonical_name for one in beside}
    return _behind(signed[0], "document") if len(names) == 1 else None


def _signs(annotated: AnnotatedDocument, label: Label) -> bool:
    text = annotated.passages[label.block].normalized.strip()
    return text.startswith(label.value.name) and len(text) <= LONGEST_SIGNATURE


def _is_of_the_state(label: Label) -> bool:
    found = body(label.value.canonical_name.split("(")[0])
    return found is not None and found.kind in _STATE


def _behind(label: Label, basis: Basis) -> Behind:
    return Behind(label.value.canonical_name, Because("organization", label, basis))
