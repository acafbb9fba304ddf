"""Parts of an amount in the brackets behind it: 1,250億円(うち直轄 800億円、補助 450億円)."""

from __future__ import annotations

import re

from extractors.budget.figures.figure import Figure
from pipeline.facts import Label

_OPENS = re.compile(r"\(\s*(?:うち|内訳[はが]?)\s*[::]?")
_NAME = re.compile(r"(?:^|[、,・/])\s*(?P<name>[^、,()0-9\s]{1,20}?)\s*[はがに::]?\s*(?:約)?$")


def whole_of(figure: Figure) -> Figure | None:
    """The amount before the bracket that tells its parts, in which the figure stands."""
    opening = _opening(figure)
    whole = figure.previous if opening is not None else None
    while whole is not None and opening is not None and whole.amount.start > opening.start():
        whole = whole.previous
    return whole


def name_of_part(figure: Figure) -> Label | None:
    """What the bracket calls the part: 補助."""
    opening = _opening(figure)
    if opening is None or whole_of(figure) is None:
        return None
    found = _NAME.search(figure.text[opening.end() : figure.amount.start])
    if found is None:
        return None
    start, end = (opening.end() + edge for edge in found.span("name"))
    return Label("portion", found["name"], figure.block, start, end, "part_in_brackets")


def _opening(figure: Figure) -> re.Match[str] | None:
    """The bracket that is still open before a figure, where it tells parts."""
    start = figure.text.rfind("(", 0, figure.amount.start)
    if start < 0 or ")" in figure.text[start : figure.amount.start]:
        return None
    return _OPENS.match(figure.text, start)
