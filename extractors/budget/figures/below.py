"""Lines that go on from the line above: (令和6年度予算額 81億円), うち公共 50億円."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.budget.figures.figure import Figure

_PART = re.compile(r"\s*うち")


def line_above(figure: Figure, before: Sequence[Figure]) -> Figure | None:
    """The figure of the line right above, for a line wholly in brackets or one that begins with うち."""
    above = before[0] if before else None
    if above is None or figure.in_cell or above.in_cell or above.in_prose or above.block != figure.block - 1:
        return None
    text = figure.text.strip()
    is_bracketed = text.startswith("(") and text.find(")") == len(text) - 1
    return above if is_bracketed or _PART.match(text) else None
