"""One fact for each number that has a subject, with its year and what kind of number it is."""

from __future__ import annotations

from collections.abc import Iterator

import re2

from extractors.indicator.cells import bare_numbers
from extractors.indicator.headers import header_texts
from extractors.indicator.near import sentence_end, sentence_start
from extractors.indicator.refusal import refused
from extractors.indicator.rules import QUANTITY
from extractors.indicator.subject import Subject, of_headers, subject
from extractors.indicator.units import RATIOS
from extractors.indicator.value import Indicator, Quantity
from extractors.indicator.year import year_of
from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.facts import Draft, Label

_GOAL = re2.compile("目標|目指|めざ|目途|引き上げる|KPI:")
_PLAN = re2.compile("までに|とする。|創出する")
_PAST = re2.compile("した|しました|された")
_REACHED = re2.compile("目標(?:を|値を)?(?:達成|上回)")
_AROUND = 25
_RESULT = re2.compile(
    "実績|現状|ました|であった|だった|された|時点|現在|した。|となった|となっている|った。|採択件数|応募件数|交付決定"
)


def complete(annotated: AnnotatedDocument) -> Iterator[Draft]:
    """Numbers in the order of the text; in a table subject, unit and year stand in its headers."""
    for passage in annotated.body():
        for label in bare_numbers(annotated, passage):
            found = of_headers(annotated, passage, label)
            if found:
                yield _draft(annotated, passage, label, found)
        for label in passage.named(QUANTITY):
            if not refused(annotated, passage, label):
                found = subject(annotated, passage, label)
                if found:
                    yield _draft(annotated, passage, label, found)


def _draft(annotated: AnnotatedDocument, passage: Passage, label: Label, subject: Subject) -> Draft:
    """The fact of a number whose subject is known."""
    quantity: Quantity = label.value
    year = year_of(annotated, passage, label)
    value = Indicator(
        subject=subject.text,
        value=quantity.value,
        value_max=quantity.value_max,
        unit=quantity.unit,
        year=year.year if year else None,
        year_kind=year.kind if year else None,
        kind=_kind(annotated, passage, label),
        modifier=quantity.modifier,
    )
    because = (subject.because, year.because) if year else (subject.because,)
    return Draft(value, label.block, label.start, label.end, label.rule, because)


def _kind(annotated: AnnotatedDocument, passage: Passage, label: Label) -> str | None:
    """A goal where its sentence or its header says so, else a ratio by its unit, else a result."""
    first, last = sentence_start(passage, label.start), sentence_end(passage, label.end)
    words = passage.normalized[max(first, label.start - _AROUND) : min(last, label.end + _AROUND)]
    headers = "".join(
        header.normalized
        for relation in ("row_label", "column_header")
        for header in header_texts(annotated, passage, relation)
    )
    if _GOAL.search(_REACHED.sub("", words + headers)) or (_PLAN.search(words) and not _PAST.search(words)):
        return "目標"
    if label.value.unit in RATIOS:
        return "比率"
    return "実績" if _RESULT.search(passage.normalized[first:last] + headers) else None
