"""Who and what is behind a program: its ministry, and the program that it is part of."""

from __future__ import annotations

from typing import NamedTuple

from extractors.program.references import REFERRED
from extractors.program.titles import lead
from pipeline.annotation import AnnotatedDocument
from pipeline.facts import Basis, Because, Label
from pipeline.japanese.ministries import body

LONGEST_SIGNATURE = 30
_TAG = "ministry's tag"
_SHARE_OF_TITLE = 0.6
_STATE = frozenset({"ministry", "agency", "commission", "office", "corporation"})


class Behind(NamedTuple):
    """A value with the label that says so."""

    value: str
    because: Because


def organization(annotated: AnnotatedDocument, label: Label) -> Behind | None:
    """The tag before the name, else the body of its row or heading, else the document's only publisher."""
    for here in annotated.labels("organization", label.block):
        if here.end <= label.start and here.rule == _TAG:
            return _behind(here, "printed")
    for governor in annotated.governors("organization", label.block, ("row_label", "heading")):
        if _is_of_the_state(governor.label):
            return _behind(governor.label, "header" if governor.relation == "row_label" else "heading")
    return _publisher(annotated)


def _publisher(annotated: AnnotatedDocument) -> Behind | None:
    """The one body of the state whose name begins a short line at the document's beginning."""
    front = [one for block in annotated.outline.front for one in annotated.labels("organization", block)]
    signed = [one for one in front if _is_of_the_state(one) and _signs(annotated, one)]
    names = {one.value.canonical_name for one in signed}
    return _behind(signed[0], "document") if len(names) == 1 else None


def _signs(annotated: AnnotatedDocument, label: Label) -> bool:
    text = annotated.passages[label.block].normalized.strip()
    return text.startswith(label.value.name) and len(text) <= LONGEST_SIGNATURE


def _is_of_the_state(label: Label) -> bool:
    found = body(label.value.canonical_name.split("(")[0])
    return found is not None and found.kind in _STATE


def _behind(label: Label, basis: Basis) -> Behind:
    return Behind(label.value.canonical_name, Because("organization", label, basis))


def parent(annotated: AnnotatedDocument, label: Label) -> Behind | None:
    """The program under whose heading or item a name stands as a heading, an item or a label of its own."""
    if label.value.variant or not _is_title(annotated, label):
        return None
    for governor in annotated.governors("program", label.block, ("list_parent", "heading")):
        above = governor.label
        if above.value.name != label.value.name and _is_title(annotated, above):
            return Behind(above.value.name, Because("parent", above, "heading"))
    return None


def _is_title(annotated: AnnotatedDocument, label: Label) -> bool:
    """Whether a name begins the heading, item or label that it stands in, and is most of it."""
    passage = annotated.passages[label.block]
    if passage.block.kind not in ("heading", "list_item", "cell") or label.rule == REFERRED:
        return False
    whole = len(passage.normalized.split("(")[0])
    return label.start <= lead(passage) + 1 and label.end >= _SHARE_OF_TITLE * whole
