"""From the labels of a document to the facts: each date with its event, its role and its evidence."""

from __future__ import annotations

from collections.abc import Iterator

import re2

from extractors.date.beside import Surroundings
from extractors.date.fields import carried, whose
from extractors.date.found import LABEL, FoundDate, date_of
from extractors.date.points import BUSINESS_YEAR
from extractors.date.value import DateFact
from extractors.date.wording import label_ja
from extractors.date.years import YEAR_ABOVE_DAYS, is_printed
from pipeline.annotation import AnnotatedDocument
from pipeline.facts import Because, Draft, Label
from pipeline.labels import DateLabel

_BUDGET = re2.compile(
    r"^ ?\)?(?:の|における)?(?:[0-9]{1,2}月)?(?:\p{Han}{0,4})"
    r"(?:予算|当初|補正|概算|要求|予定額|決算|政府案|執行|額|貸付)"
)
_NOTHING = re2.compile(r"^[^\p{L}\p{N}]*(?:(?:作成|発行|公表|発表|発出|制定)日?)?[^\p{L}\p{N}]*$")


def complete(annotated: AnnotatedDocument) -> Iterator[Draft]:
    """One fact for each label `date` of the text."""
    published = published_label(annotated)
    for passage in annotated.body():
        if not passage.named(LABEL):
            continue
        around = Surroundings(annotated, passage)
        for label in around.dates:
            if label.rule != YEAR_ABOVE_DAYS:  # it is the year of those days, whose evidence it becomes
                yield _draft(around, label, label is published)


def _draft(around: Surroundings, label: Label, is_published: bool) -> Draft:
    value, evidence = date_of(label), list[Because]()
    event = None if value.modifier == "as_of" else around.event_of(label) or carried(around, label)
    actor, subject = around.actor_of(label), around.subject_of(label, event) or whose(around, label, event)
    if isinstance(value, FoundDate) and value.source is not None:
        field = "start_date" if value.start else "end_date"
        evidence.append(Because(field, value.source, value.basis))
    if event is not None:
        evidence += [
            Because("event", event.label, event.basis),
            Because("event_kind", event.label, event.basis),
        ]
    if actor is not None:
        evidence.append(Because("actor", actor, "printed"))
    fact = DateFact(
        start_date=value.start,
        end_date=value.end,
        precision=value.precision,
        is_range=value.is_range,
        modifier=value.modifier,
        label_ja=label_ja(value),
        role=_role(around.text, label, is_published, event is not None),
        event=event.words if event else "時点" if value.modifier == "as_of" else None,
        event_kind=event.kind if event else None,
        subject=subject,
        actor=actor.value if actor else None,
    )
    return Draft(fact, label.block, label.start, label.end, label.rule, tuple(evidence))


def _role(text: str, label: Label, is_published: bool, happens: bool) -> str | None:
    value = date_of(label)
    after = text[label.end : label.end + 24]
    spans_a_year = value.precision in ("fiscal_year", "year") and not value.is_range
    if spans_a_year and label.rule != BUSINESS_YEAR and _BUDGET.search(after):
        return "budget_year"
    if value.modifier == "as_of":
        return "as_of"
    if is_published:
        return "published"
    return "event" if happens else None


def published_label(annotated: AnnotatedDocument) -> Label | None:
    """The date that stands alone on the document's front."""
    for block in annotated.outline.front:
        text = annotated.passages[block].normalized
        for label in annotated.labels(LABEL, block):
            if (
                is_printed(label)
                and _is_a_day(date_of(label))
                and _NOTHING.search(text[: label.start] + text[label.end :])
            ):
                return label
    return None


def _is_a_day(value: DateLabel) -> bool:
    return value.precision in ("day", "month") and not value.is_range and value.modifier is None
