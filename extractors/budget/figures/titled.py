"""Terms that stand as a title over a list or a table: 補助上限額 above rows of 750万円."""

from __future__ import annotations

import re

from extractors.budget.figures.figure import Figure
from pipeline.facts import Label
from pipeline.outline import Relation

_ABOVE: tuple[Relation, ...] = ("caption", "list_parent", "preceding", "heading")
_BESIDE = re.compile(r"(?:[\s0-9０-９.()・○●◎■□◆◇▶▷<>【】「」::、・-]|補助率|及び|と|\([^()]{1,10}\))*")


def title_of(figure: Figure, name: str) -> Label | None:
    """The words of the nearest line above that is nothing but terms; in a table with stages there is none."""
    if figure.in_prose or any(
        True for _ in figure.annotated.governors("stage", figure.block, ("column_header", "row_label"))
    ):
        return None
    for link in figure.annotated.outline.chain(figure.block):
        if link.relation not in _ABOVE:
            continue
        text = figure.annotated.passages[link.block].normalized
        for label in figure.annotated.labels(name, link.block):
            if _BESIDE.fullmatch(text[: label.start]) and _BESIDE.fullmatch(text[label.end :]):
                return label
        if link.relation == "heading":
            return None
    return None
