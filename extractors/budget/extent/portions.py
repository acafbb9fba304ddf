"""Which part of a program a figure is for, where the words stand behind the brackets of several amounts."""

from __future__ import annotations

import re

from extractors.budget.figures.figure import Figure
from pipeline.facts import Label

_OPEN, _CLOSED = "([【〔", ")]】〕"
_MARKS = re.compile(rf"[\s{re.escape(_OPEN + _CLOSED)}]*")


def behind_brackets(figure: Figure) -> Label | None:
    """【12億円(18億円)】(新規採択分): the part holds for both amounts, whose bracket has closed before it."""
    parts = (one for one in figure.passage.named("portion") if one.start >= figure.amount.end)
    part = next((one for one in parts if figure.text[one.start] == "("), None)
    if part is None:
        return None
    between = list(figure.text[figure.amount.end : part.start])
    for amount in figure.passage.named("amount"):
        for position in range(max(amount.start, figure.amount.end), min(amount.end, part.start)):
            between[position - figure.amount.end] = " "
    marks = "".join(between)
    closed = sum(marks.count(mark) for mark in _CLOSED) - sum(marks.count(mark) for mark in _OPEN)
    return part if closed >= 0 and _MARKS.fullmatch(marks) else None
