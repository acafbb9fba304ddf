"""One fact for each body of a document, at its first mention under its fullest form."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.organization.endings import kind_by_words
from extractors.organization.value import Organization
from pipeline.annotation import AnnotatedDocument
from pipeline.facts import Draft, Label
from pipeline.japanese.ministries import body
from pipeline.labels import OrganizationLabel


def complete(annotated: AnnotatedDocument) -> Iterator[Draft]:
    """Bodies in the order of their first mention; 文科省 and 文部科学省 are one."""
    first: dict[str, Label] = {}
    for label in annotated.labels("organization"):
        known = first.get(label.value.canonical_name)
        if known is None or (_is_short(known.value) and not _is_short(label.value)):
            first[label.value.canonical_name] = label
    for label in first.values():
        yield Draft(_organization(label.value), label.block, label.start, label.end, label.rule)


def _is_short(value: OrganizationLabel) -> bool:
    return value.canonical_name not in value.name


def _organization(value: OrganizationLabel) -> Organization:
    """A tag on a slide stands for the full name; any other short form stays as printed."""
    name = value.canonical_name if len(value.name.split("(")[0]) == 1 else value.name
    found = body(value.canonical_name.split("(")[0])
    return Organization(None, name, value.canonical_name, found.kind if found else kind_by_words(value.name))
