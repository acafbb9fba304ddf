"""Organizations: ministries, agencies, councils, corporations, universities that a document names."""

from __future__ import annotations

from extractors.organization.complete import complete
from extractors.organization.forms import settle_forms
from extractors.organization.parents import label_parents
from extractors.organization.rules import RULES
from extractors.organization.value import Organization
from pipeline.annotation import AnnotatedDocument
from pipeline.kinds import WORDS, Kind


def relabel(annotated: AnnotatedDocument) -> None:
    """What only the whole document tells: which body a short form means, what a bureau is a part of."""
    settle_forms(annotated)
    label_parents(annotated)


KIND = Kind(
    name="organization",
    table="organizations",
    value=Organization,
    rules=RULES,
    complete=complete,
    needs=("date",),
    relabel=relabel,
    asks=WORDS,
    ja="組織",
    en="Organizations",
)
