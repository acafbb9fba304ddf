"""One fact for each pair of programs; its value's words are the name that tells it from the other pairs."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.succession.rules import LABEL
from extractors.succession.value import Succession
from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.facts import Because, Draft, Label
from pipeline.labels import DateLabel, ProgramLabel, SuccessionLabel

_REACH = 40
_APRIL = 4


def complete(annotated: AnnotatedDocument) -> Iterator[Draft]:
    """The pairs of each sentence, in the order of the names."""
    for passage in annotated.body():
        for label in passage.named(LABEL):
            value: SuccessionLabel = label.value
            dated = _date(passage, label)
            for before in value.before:
                for after in value.after:
                    yield _draft(label, before, after, dated)


def _draft(label: Label, before: Label, after: Label, dated: Label | None) -> Draft:
    value: SuccessionLabel = label.value
    one: ProgramLabel = before.value
    other: ProgramLabel = after.value
    year = None if dated is None else _year(dated.value) + value.is_until
    because = [
        Because("relation", label, "printed"),
        Because("from_name", before, "printed"),
        Because("to_name", after, "printed"),
    ]
    if dated is not None:
        because.append(Because("fiscal_year", dated, "printed"))
    telling = after if len(value.after) > 1 else before
    fact = Succession(value.relation, one.name, one.variant, other.name, other.variant, year)
    quote = ((label.block, label.start, label.end),)
    return Draft(fact, label.block, telling.start, telling.end, label.rule, tuple(because), quote=quote)


def _date(passage: Passage, label: Label) -> Label | None:
    """The one year that the sentence names, in it or shortly before or behind it."""
    text = passage.normalized
    first = max(text.rfind("。", 0, label.start) + 1, label.start - _REACH)
    last = text.find("。", label.end)
    last = min(len(text) if last < 0 else last, label.end + _REACH)
    found = [
        one
        for one in passage.named("date")
        if first <= one.start and one.end <= last and one.value.precision in ("fiscal_year", "year")
    ]
    return found[0] if len(found) == 1 else None


def _year(value: DateLabel) -> int:
    """The fiscal year of a year that is named: 平成24年度まで ends in fiscal 2012."""
    day = value.start or value.end
    assert day is not None
    return day.year - (value.precision == "fiscal_year" and day.month < _APRIL)
