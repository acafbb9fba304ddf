"""Which body a form of several bearers means in a document: JICA is 国際協力事業団 in one of 2001."""

from __future__ import annotations

from datetime import date

from pipeline.annotation import AnnotatedDocument
from pipeline.facts import Label
from pipeline.japanese.ministries import bearers, body, meant
from pipeline.labels import DateLabel, OrganizationLabel

_LONGEST_LINE = 40


def settle_forms(annotated: AnnotatedDocument) -> None:
    """Give each short form the body that it means here, and withdraw letters that mean none."""
    labels = list(annotated.labels("organization"))
    named = {one.value.canonical_name for one in labels if one.value.canonical_name in one.value.name}
    day = _day(annotated)
    for label in labels:
        if not _is_open(label):
            continue
        found, passage = meant(label.value.name, named, day), annotated.passages[label.block]
        passage.withdraw([label])
        if found:
            passage.place(label._replace(value=OrganizationLabel(label.value.name, found.name)))


def _is_open(label: Label) -> bool:
    """Whether a form has several bearers, or means a body only where it is named in full."""
    found = body(label.value.name)
    if found is None or found.name == label.value.name:
        return False
    return len(bearers(label.value.name)) > 1 or label.value.name in found.defined


def _day(annotated: AnnotatedDocument) -> date | None:
    """The document's own day: what its source declares, else the first date on a short line of its front."""
    if annotated.declared.published_on is not None:
        return annotated.declared.published_on
    for block in annotated.outline.front:
        if len(annotated.passages[block].normalized) <= _LONGEST_LINE:
            for label in annotated.labels("date", block):
                value: DateLabel = label.value
                if not value.is_range and value.end:
                    return value.end
    return None
