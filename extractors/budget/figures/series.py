"""Amounts one after the other in a sentence: 北港に5億円、東港に12億円が配分された."""

from __future__ import annotations

import re

from extractors.budget.figures.figure import Figure
from pipeline.facts import Label

LONGEST_LINK = 40
# A name of its own and no clause: what has a verb or a predicate in it goes on with something else.
_LINK = re.compile(
    r"(?:程度|余|の内数)?(?:、|,|及び|並びに|と)\s*(?:うち)?(?:「[^「」]{1,30}」|[^ぁ-ん、。「」円]{1,24}"
    r"(?:の[^ぁ-ん、。「」円]{1,16})?)(?:\([^()]*\))?(?:に(?:は)?|へ|は|が|:)?\s*(?:約|計|総額)?\s*"
)

_DATED = frozenset({"date", "relative_year", "stage"})
_PLACE = re.compile(r"(?:の|に(?:お|於)いては?|に(?:お|於)ける|では?|には?)*")
_PAIRED = re.compile(
    r"(?:「(?P<quoted>[^「」]{2,30})」|(?:[、。:]|うち)\s*(?P<name>[^ぁ-ん、。「」円()0-9][^、。「」円()]{1,30}?))"
    r"(?:\([^()]*\))?(?:に(?:は)?|へ|として)\s*(?:約|総額)?\s*$"
)


def continues_series(figure: Figure) -> bool:
    """Whether an amount is the next of a series: 、市区町村10億円 behind 都道府県15億円."""
    if figure.previous is None or figure.in_cell:
        return False
    return is_link(figure.text, figure.previous.amount, figure.amount)


def name_in_series(figure: Figure) -> Label | None:
    """The words right before an amount of a series, or one that is allotted: 北港 in 北港に5億円."""
    text, first = figure.text, max(figure.start, figure.amount.start - LONGEST_LINK)
    mark = "" if first > figure.start else "、"
    found = _PAIRED.search(mark + text[first : figure.amount.start])
    if found is None or figure.in_cell or not (_has_neighbour(figure) or allotted(figure)):
        return None
    shift = first - len(mark)
    start, end = (shift + edge for edge in found.span("quoted" if found["quoted"] else "name"))
    if not found["quoted"]:
        start = _begin(figure, start, end)
    if start >= end:
        return None
    return Label("own_name", re.sub(r"\s", "", text[start:end]), figure.block, start, end, "name_in_series")


def _begin(figure: Figure, start: int, end: int) -> int:
    """Where a name begins behind the year and the stage: 令和6年度予算において | 漁場整備費."""
    dated = (one.end for one in figure.passage.labels if one.name in _DATED and start <= one.start < end)
    link = _PLACE.match(figure.text, max((start, *dated)), end)
    return link.end() if link else start


def _has_neighbour(figure: Figure) -> bool:
    if continues_series(figure):
        return True
    following = next((one for one in figure.passage.named("amount") if one.start > figure.amount.start), None)
    return following is not None and is_link(figure.text, figure.amount, following)


def is_link(text: str, one: Label, other: Label) -> bool:
    """Whether nothing but a comma and a name stands between two amounts."""
    return other.start - one.end <= LONGEST_LINK and bool(_LINK.fullmatch(text, one.end, other.start))


def allotted(figure: Figure) -> Label | None:
    """The words that say that an amount, or the series that it begins, is allotted: …に26億円が配分された."""
    labels = figure.passage.named("allotted")
    if not labels or figure.in_cell:
        return None
    here = figure.amount
    for amount in figure.passage.named("amount"):
        if amount.start < here.start:
            continue
        if amount is not figure.amount and not is_link(figure.text, here, amount):
            return None
        here = amount
        if (said := next((one for one in labels if one.start < here.end <= one.end), None)) is not None:
            return said
    return None
