"""Notes to terms: ※連携枠は1.5億円 below a line of 上限 7,000万円, ※1 DX型は200万円 below a table."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from extractors.budget.figures.cases import case_in
from extractors.budget.figures.figure import Figure
from pipeline.facts import Label

FURTHEST = 24
_NOTE = re.compile(r"\s*(?:※|\(?注) ?(?P<number>[0-9]{0,2})\)?[\s::]*")
_CASE_IN_BRACKETS = re.compile(r"\s*\([^()]{2,30}場合[^()]*\)\s*")


def case_of_note(figure: Figure) -> Label | None:
    """The case that a note gives an amount for, where it says nothing else before it."""
    mark = _NOTE.match(figure.text)
    if mark is None or figure.previous is not None:
        return None
    return case_in(figure, mark.end())


def noted(figure: Figure, earlier: dict[Figure, Any]) -> Figure | None:
    """The amount that a note is to: the one marked with its number, else the one on the line before.

    A line in brackets, (賃上げを行う場合 1億円), is one to the line before, too.

    `earlier` are the amounts of the text before it, in order.
    """
    if _CASE_IN_BRACKETS.fullmatch(figure.text):
        return next((one for one in islice(reversed(earlier), 1) if one.block == figure.block - 1), None)
    mark = _NOTE.match(figure.text)
    if mark is None or case_of_note(figure) is None:
        return None
    nearest = islice(reversed(earlier), FURTHEST)
    if not mark["number"]:
        return next((one for one in islice(nearest, 1) if one.block == figure.block - 1), None)
    sign = re.compile(rf"[ (]*[※注] ?{mark['number']}(?![0-9])")
    return next((one for one in nearest if sign.match(one.text, one.amount.end)), None)
