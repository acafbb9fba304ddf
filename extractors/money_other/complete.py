"""Other money with what it is and of which year: by the words of its sentence, its row and its column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractors.money_other.subject import whole
from extractors.money_other.value import OtherMoney
from pipeline.annotation import AnnotatedDocument
from pipeline.facts import Basis, Because, Draft, Label
from pipeline.labels import OtherAmountLabel
from pipeline.outline import Relation

NEAR = 30
_AMOUNTS = ("amount", "foreign_money")
_HEADERS: tuple[Relation, ...] = ("row_label", "column_header")


def complete(annotated: AnnotatedDocument) -> Iterator[Draft]:
    """The amounts that no budget has taken, and those in foreign currencies."""
    for label in annotated.labels("other_amount"):
        yield _draft(annotated, label, _in_yen(label.value), label.value.subject)
    for label in annotated.labels("foreign_money"):
        yield _draft(annotated, label, label.value, _subject(annotated, label))


def _in_yen(value: OtherAmountLabel) -> OtherMoney:
    amount = value.amount
    return OtherMoney(
        None, None, amount.minimum, amount.maximum, amount.modifier, resolution=amount.resolution
    )


def _draft(annotated: AnnotatedDocument, label: Label, value: OtherMoney, subject: Label | None) -> Draft:
    because = []
    if subject is not None:
        subject = whole(annotated.passages[subject.block], subject)
        words = annotated.passages[subject.block].normalized[subject.start : subject.end]
        value = replace(value, subject=words.strip())
        because.append(Because("subject", subject, "printed" if subject.block == label.block else "header"))
    dated = _year(annotated, label)
    if dated is not None:
        value = replace(value, year=dated.label.value.start.year)
        because.append(dated)
    return Draft(value, label.block, label.start, label.end, label.rule, tuple(because))


def _subject(annotated: AnnotatedDocument, label: Label) -> Label | None:
    """The nearest word before it in its sentence that says of what an amount is: 輸出額は10億ドル."""
    first, _ = annotated.passages[label.block].sentence(label.start, label.end)
    words = [one for one in annotated.labels("other_money", label.block) if first <= one.start]
    return next((one for one in reversed(words) if one.end <= label.start <= one.end + NEAR), None)


def _year(annotated: AnnotatedDocument, label: Label) -> Because | None:
    """The one year right before it in its sentence, else that of its row or its column."""
    basis: Basis = "printed"
    first, _ = annotated.passages[label.block].sentence(label.start, label.end)
    dates = [one for one in annotated.labels("date", label.block) if _is_year(one) and first <= one.start]
    before = [one for one in dates if one.end <= label.start <= one.end + NEAR]
    if before and not _has_amount_between(annotated, before[-1], label):
        return Because("year", before[-1], basis)
    if annotated.passages[label.block].block.cell is None:
        return None
    headers = (one.label for one in annotated.governors("date", label.block, _HEADERS) if _is_year(one.label))
    dated = next(headers, None)
    return Because("year", dated, "header") if dated is not None else None


def _has_amount_between(annotated: AnnotatedDocument, year: Label, label: Label) -> bool:
    """Whether a year belongs to an amount that stands between: 2023年に10億ドル、今後5億ドル."""
    amounts = (one for name in _AMOUNTS for one in annotated.labels(name, label.block))
    return any(year.end <= one.start < label.start for one in amounts)


def _is_year(label: Label) -> bool:
    """Whether a date is one year or one fiscal year: no day, no range."""
    value = label.value
    return value.start is not None and not value.is_range and value.precision in ("year", "fiscal_year")
