"""One fact for each body of a document, at its first mention under its fullest form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from extractors.organization.parents import kind_of
from extractors.organization.value import Organization
from pipeline.annotation import AnnotatedDocument
from pipeline.facts import Draft, Label
from pipeline.labels import OrganizationLabel

_PROVISIONAL, _TAG = "(仮称)", "ministry's tag"


def complete(annotated: AnnotatedDocument) -> Iterator[Draft]:
    """Bodies in the order of their first mention; 文科省 and 文部科学省 are one, two 総務課 are two."""
    first: dict[tuple[str | None, str], Label] = {}
    parents = defaultdict[str, dict[str | None, None]](dict)
    for label in _labels(annotated):
        key = label.value.parent, label.value.canonical_name
        if key not in first or _fullness(label.value) > _fullness(first[key].value):
            first[key] = label
        parents[key[1]][key[0]] = None
    for (parent, name), label in first.items():
        if parent is not None or len(parents[name]) == 1:  # else it is one of those with a parent
            yield Draft(_organization(label.value), label.block, label.start, label.end, label.rule)


def _labels(annotated: AnnotatedDocument) -> Iterator[Label]:
    """The labels of bodies; a tag on a slide that names two stands for both: 内(金)."""
    for label in annotated.labels("organization"):
        outer, bracket, inner = label.value.canonical_name.partition("(")
        if label.rule != _TAG or not bracket:
            yield label
            continue
        yield label._replace(value=OrganizationLabel(outer, outer), end=label.start + 1)
        body = OrganizationLabel(inner.rstrip(")"), inner.rstrip(")"))
        yield label._replace(value=body, start=label.start + 2, end=label.end - 1)


def _fullness(value: OrganizationLabel) -> int:
    """How well a form names its body: in full, provisionally, in short."""
    return (value.canonical_name in value.name) * 2 - value.name.endswith(_PROVISIONAL)


def _organization(value: OrganizationLabel) -> Organization:
    """A tag on a slide stands for the full name; any other short form stays as printed."""
    name = value.canonical_name if len(value.name) == 1 else value.name
    return Organization(None, name, value.canonical_name, kind_of(value), value.parent, value.local or None)
