"""Cases that terms are given for one after the other: 補助上限額:大企業 1,000万円、中小企業 500万円."""

from __future__ import annotations

import re

from extractors.budget.figures.figure import Figure
from pipeline.facts import Label

TERMS = ("cap", "floor", "award", "award_to_one", "per_unit")
_SPOKEN_FOR = frozenset(
    {"stage", "date", "support", "other_money", "budget_word", "scale", "volume", "difference", "no_sum"}
    | set(TERMS)
)
_CASE = re.compile(
    r"(?P<lead>(?:[\s、,・/;::(はで]|及び|又は|または)*)"
    r"(?P<case>[一-鿿々ァ-ヶーA-Z0-9~〜の]{1,20}?(?:以上|以下|未満|超)?)"
    r"(?:の場合|については|に対して|で|に)?(?:は|も)?[、\s::]*"
)
_NO_CASE = re.compile(
    r"うち|合?計|小計|総|全体|全国|原則|一律|各|税[込抜]|残|同額|年|[0-9]+$|.*(?:次の|上記|下記)"
)


def case(figure: Figure) -> Label | None:
    """The words for which an amount holds among others: 中小企業 in 大企業 1,000万円、中小企業 500万円."""
    start = _start(figure)
    return None if start is None else case_in(figure, start, separated=True)


def case_in(figure: Figure, start: int, *, separated: bool = False) -> Label | None:
    """The case that the words from a place up to the amount name; `separated`: a mark stands before it."""
    match = _CASE.fullmatch(figure.text, start, figure.amount.start)
    if match is None or _NO_CASE.match(match["case"]) or _is_spoken_for(figure, start):
        return None
    if separated and not match["lead"]:
        return None
    return Label("case", match["case"], figure.block, *match.span("case"), "case")


def adds_a_case(figure: Figure) -> bool:
    """Whether an amount gives the terms that an amount before it began for another case."""
    if figure.previous is None or case(figure) is None:
        return False
    return _start(figure) == figure.previous.amount.end and has_terms(figure)


def _start(figure: Figure) -> int | None:
    """Where the amount before ends, or else the words for the terms: 補助上限額."""
    ends = [one.end for name in TERMS for one in figure.before(name)]
    if figure.previous is not None:
        ends.append(figure.previous.amount.end)
    return max(ends, default=None)


def has_terms(figure: Figure) -> bool:
    """Whether words for terms stand before an amount in its sentence: 補助上限額は."""
    first, _ = figure.passage.sentence(figure.amount.start, figure.amount.end)
    labels = (one for name in TERMS for one in figure.passage.named(name))
    return any(first <= one.start and one.end <= figure.amount.start for one in labels)


def _is_spoken_for(figure: Figure, start: int) -> bool:
    """Whether words between say by themselves what the amount is: 国費, 総事業費."""
    between = (one for one in figure.passage.labels if start <= one.start < figure.amount.start)
    return any(one.name in _SPOKEN_FOR for one in between)
