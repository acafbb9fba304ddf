"""Whose money it is: the body of the clause, the row, the heading, or the document's only publisher."""

from __future__ import annotations

from extractors.budget.figures.figure import Figure
from pipeline.facts import Basis, Because, Label
from pipeline.japanese.ministries import body


def organization(figure: Figure) -> Because | None:
    """The label of the organization with how it reaches the figure; its value is the canonical name."""
    printed = next(figure.before("organization"), None)
    if printed is not None:
        return Because("organization", printed, "printed")
    for governor in figure.annotated.governors(
        "organization", figure.block, ("row_label", "column_header", "heading")
    ):
        basis: Basis = "heading" if governor.relation == "heading" else "header"
        if basis == "header" or _is_of_the_state(governor.label):
            return Because("organization", governor.label, basis)
    return _publisher(figure)


def _publisher(figure: Figure) -> Because | None:
    """The only ministry that the document's front names, not in a sentence."""
    annotated = figure.annotated
    titles = [block for block in annotated.outline.front if "。" not in annotated.passages[block].normalized]
    front = [one for block in titles for one in annotated.labels("organization", block)]
    ministries = [one for one in front if _is_of_the_state(one)]
    if len({one.value.canonical_name for one in ministries}) != 1:
        return None
    return Because("organization", ministries[0], "document")


def _is_of_the_state(label: Label) -> bool:
    found = body(label.value.canonical_name.split("(")[0])
    return found is not None
