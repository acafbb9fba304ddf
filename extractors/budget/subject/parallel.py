"""Names and amounts printed one list after the other: three programs, then three amounts."""

from __future__ import annotations

import re

from extractors.budget.figures.figure import Figure
from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.facts import Label

_COUNTED = ("date", "stage", "amount", "relative_year", "new")
_BESIDE_AMOUNTS = re.compile(r"[\s()::、]")


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
    return [one for block in range(first, last + 1) for one in _outside(passages[block], "amount")]


def _is_like(passage: Passage, other: Passage) -> bool:
    return _is_bare(passage) and _period(passage) == _period(other)


def _period(passage: Passage) -> list[str]:
    text = passage.normalized
    return [text[one.start : one.end] for name in ("date", "stage") for one in _outside(passage, name)]


def _is_bare(passage: Passage) -> bool:
    """平成26年度予算案:127億円, 3,400億円の内数2.6億円, 45億円(前年度42億円): amounts of one period."""
    if passage.block.cell is not None or not passage.named("amount"):
        return False
    if not _outside(passage, "amount") or any(len(_outside(passage, name)) > 1 for name in ("date", "stage")):
        return False
    text = list(passage.normalized)
    for name in _COUNTED:
        for label in passage.named(name):
            text[label.start : label.end] = " " * (label.end - label.start)
    return len(_BESIDE_AMOUNTS.sub("", "".join(text))) <= 1


def _outside(passage: Passage, name: str) -> list[Label]:
    """The labels of a name that stand in no brackets."""
    text = passage.normalized
    return [
        one for one in passage.named(name) if text.count("(", 0, one.start) == text.count(")", 0, one.start)
    ]


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
