"""How large one project of a program may be: 実施規模: 当初の3年間 年間2億円程度."""

from __future__ import annotations

from extractors.budget.figures.figure import Figure
from pipeline.facts import Label

NEAREST_LINES = 3


def size_of_one(figure: Figure) -> Label | None:
    """実施規模 at the beginning of the line, or of the line above that it goes on from, by the year."""
    if figure.in_cell or next(figure.before("per"), None) is None:
        return None
    passages = figure.annotated.passages
    for index in range(figure.block, max(-1, figure.block - NEAREST_LINES), -1):
        passage = passages[index]
        said = next(iter(passage.named("size_of_one")), None)
        if said is not None:
            return said
        if ":" in passage.normalized or not passage.named("per") or passage.block.kind != "paragraph":
            return None
    return None
