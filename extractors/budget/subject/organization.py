"""Whose money it is: the body of the clause, the row, the heading, or the document's only publisher."""

from __future__ import annotations

from collections import defaultdict

from extractors.budget.figures.figure import Figure
from pipeline.annotation import AnnotatedDocument
from pipeline.facts import Basis, Because, Label
from pipeline.japanese.ministries import body


class Owners:
    """For each program the bodies whose the document says that it is."""

    def __init__(self, annotated: AnnotatedDocument) -> None:
        self._by_program: defaultdict[str, dict[str, Label]] = defaultdict(dict)
        for label in annotated.labels("program_organization"):
            self._by_program[label.value.program].setdefault(label.value.canonical_name, label)

    def of(self, figure: Figure, program: str | None) -> Because | None:
        """The label of the organization of a figure with how it reaches it, and its canonical name as value.

        Where nothing around the figure names it, the one to which tables, tags or headings give its program.
        """
        said = organization(figure)
        known = list(self._by_program.get(program or "", {}).values())
        if len(known) == 1 and (said is None or said.basis == "document"):
            return Because("organization", known[0], "document")
        return None if len(known) > 1 and said is not None and said.basis == "document" else said


def organization(figure: Figure) -> Because | None:
    """The body that the words around a figure name; its value is the canonical name."""
    printed = next(figure.before("organization"), None)
    if printed is not None:
        return Because("organization", printed, "printed")
    for governor in figure.annotated.governors(
        "organization", figure.block, ("row_label", "column_header", "heading")
    ):
        basis: Basis = "heading" if governor.relation == "heading" else "header"
        if basis == "heading" and _names_several(figure, governor.label.block):
            return None
        if basis == "header" or _is_of_the_state(governor.label):
            return Because("organization", governor.label, basis)
    return _publisher(figure)


def _names_several(figure: Figure, block: int) -> bool:
    """里海再生事業(農林水産省・環境省連携): whose money it is, the heading doesn't say."""
    bodies = (one for one in figure.annotated.labels("organization", block) if _is_of_the_state(one))
    return len({one.value.canonical_name for one in bodies}) > 1


def _publisher(figure: Figure) -> Because | None:
    """The only ministry that the document's front names, not in a sentence or beside an amount."""
    annotated = figure.annotated
    passages = (annotated.passages[block] for block in annotated.outline.front)
    titles = [one.index for one in passages if "。" not in one.normalized and not one.named("amount")]
    front = [one for block in titles for one in annotated.labels("organization", block)]
    ministries = [one for one in front if _is_of_the_state(one)]
    if len({one.value.canonical_name for one in ministries}) != 1:
        return None
    return Because("organization", ministries[0], "document")


def _is_of_the_state(label: Label) -> bool:
    found = body(label.value.canonical_name.split("(")[0])
    return found is not None
