"""Names and amounts printed one list after the other: three programs, then three amounts."""

from __future__ import annotations

import re

from extractors.budget.figures.figure import Figure
from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.facts import Label

_COUNTED = ("date", "stage", "amount")
_BESIDE_AMOUNTS = re.compile(r"[\s()::]")


def is_in_parallel(figure: Figure) -> bool:
    """Whether the figure stands among several that nothing but a period stands beside."""
    return len(_amounts_around(figure)) > 1


def listed_beside(figure: Figure) -> Label | None:
    """The program at the same place of the list before: as many names as there are amounts."""
    amounts = _amounts_around(figure)
    if len(amounts) < 2 or figure.amount not in amounts:
        return None
    names = _names_before(figure.annotated, amounts[0].block, len(amounts))
    return names[amounts.index(figure.amount)] if len(names) == len(amounts) else None


def _amounts_around(figure: Figure) -> list[Label]:
    """The amounts of the consecutive blocks with nothing but amounts and the same period."""
    passages = figure.annotated.passages
    if not _is_bare(figure.passage):
        return []
    first = last = figure.block
    while first > 0 and _is_like(passages[first - 1], figure.passage):
        first -= 1
    while last + 1 < len(passages) and _is_like(passages[last + 1], figure.passage):
        last += 1
    return [one for block in range(first, last + 1) for one in figure.annotated.labels("amount", block)]


def _is_like(passage: Passage, other: Passage) -> bool:
    return _is_bare(passage) and _period(passage) == _period(other)


def _period(passage: Passage) -> list[str]:
    text = passage.normalized
    return [text[one.start : one.end] for one in passage.labels if one.name in ("date", "stage")]


def _is_bare(passage: Passage) -> bool:
    """平成26年度予算案:127億円 and 3,400億円の内数2.6億円: one period at most, amounts, no brackets."""
    if passage.block.cell is not None or "(" in passage.normalized.strip(" ("):
        return False
    counted = {name: [one for one in passage.labels if one.name == name] for name in _COUNTED}
    if not counted["amount"] or len(counted["date"]) > 1 or len(counted["stage"]) > 1:
        return False
    covered = sum(one.end - one.start for labels in counted.values() for one in labels)
    return len(_BESIDE_AMOUNTS.sub("", passage.normalized)) - covered <= 1


def _names_before(annotated: AnnotatedDocument, first: int, wanted: int) -> list[Label]:
    """The programs of the lines right before; empty where there are more or fewer than wanted."""
    names: list[Label] = []
    for index in range(first - 1, max(-1, first - 2 - wanted), -1):
        labels = list(
            {one.value: one for one in reversed(list(annotated.labels("program", index)))}.values()
        )[::-1]
        if not labels or annotated.passages[index].block.cell or any(annotated.labels("amount", index)):
            break
        names = labels + names
    return names if len(names) == wanted else []
