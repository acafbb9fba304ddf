"""Amounts that nothing shows to be a budget: left to the kind of other money, with what they are."""

from __future__ import annotations

from extractors.budget.amounts.round_trip import set_misread_aside
from extractors.budget.figures.cases import has_terms
from extractors.budget.figures.figure import Figure, figures
from extractors.budget.figures.notes import noted
from extractors.budget.figures.refusal import FAR, is_budget
from extractors.budget.period.calendar import Calendar
from pipeline.annotation import AnnotatedDocument
from pipeline.facts import Label
from pipeline.labels import OtherAmountLabel
from pipeline.outline import Relation

_HEADERS: tuple[Relation, ...] = ("column_header", "row_label", "caption")


def leave_other_money(annotated: AnnotatedDocument) -> None:
    """Label `other_amount` on every amount that is no budget; the others are the kind's own figures.

    A bare number at a line's end (利用者   1,250) that nothing shows to be a budget is no money at all.
    """
    set_misread_aside(annotated)
    calendar = Calendar(annotated)
    known: dict[Figure, bool] = {}
    for figure in figures(annotated):
        main = noted(figure, known)
        is_term = main is not None and known[main] and _is_limited(main)
        known[figure] = is_budget(figure, calendar, known) or is_term
    for figure in (one for one, is_known in known.items() if not is_known):
        amount = figure.amount
        if figure.ends_a_line:
            figure.passage.withdraw([amount])
            continue
        value = OtherAmountLabel(amount.value, _what_it_is(figure))
        figure.passage.place(amount._replace(name="other_amount", value=value))


def _is_limited(figure: Figure) -> bool:
    """Whether its sentence or its column says that it is a limit: 補助上限額."""
    headers = figure.annotated.governors("cap", figure.block, _HEADERS) if figure.in_cell else ()
    return has_terms(figure) or any(True for _ in headers)


def _what_it_is(figure: Figure) -> Label | None:
    """売上高 before 12億円, 比較 above the column, 資本金 behind 3億円以下の金額を."""
    for name in ("other_money", "difference"):
        near = next((one for one in figure.around(name) if len(figure.gap(one)) <= FAR), None)
        if near is not None:
            return near
        governors = figure.annotated.governors(name, figure.block, _HEADERS) if figure.in_cell else ()
        above = next((one.label for one in governors), None)
        if above is not None:
            return above
    _, last = figure.passage.sentence(figure.amount.start, figure.amount.end)
    behind = figure.passage.named("other_money")
    return next((one for one in behind if figure.amount.end <= one.start < last), None)
