"""The one program that a document is about: named by its title, or defined as 以下「本事業」という."""

from __future__ import annotations

import re

from extractors.budget.figures.figure import Figure
from extractors.budget.subject.subject import Subject, of_program
from pipeline.annotation import AnnotatedDocument
from pipeline.facts import Label

_DEFINED = re.compile(r"[」』]?\s*(?:\([^()]{1,12}\)\s*[」』]?\s*)?\([^()]{0,24}以下[、,]?\s*(?:単に)?[「『]")
_OF_MANY = re.compile(r"予算|施策|概算要求|決算|補正")
_FOREIGN = re.compile(
    r"前身|従来|旧[^来]|別途|このほか|その他の|他の|ほかの|類似|既存|関連|全国|全体|関係|会計|参考|過去|試算|想定"
)
_FILLER = re.compile(
    r"[\s・○●◎■□◆◇▶※、の()-]|[0-9]+|本(?:事業|補助金|交付金|制度|プログラム)|同(?:事業|補助金)|当該(?:事業|補助金)|"
    r"また|なお|ただし|このうち|うち|国費|[①-⑳]"
)
_SCHEME = ("per_unit", "cap", "floor", "count")


def sole_program(figure: Figure) -> Subject:
    """The document's only program, where the figure's sentence speaks of nothing else."""
    label = program_of_document(figure.annotated)
    if label is None or not speaks_of(figure, label.value.name):
        return Subject()
    return of_program(label, "document")


def program_of_document(annotated: AnnotatedDocument) -> Label | None:
    """The program of the title or of its alias; None where two compete, or where it is about budgets.

    Where it is named with a variant and without, the document is about the program.
    """
    found: dict[str, Label] = {}
    for block in annotated.outline.front:
        passage = annotated.passages[block]
        text = passage.normalized
        is_title = "。" not in text and "、" not in text
        labels = list(annotated.labels("program", block))
        if is_title and not labels and _OF_MANY.search(text) and passage.block.level == 1:
            return None
        is_title = is_title and passage.block.kind != "list_item" and not passage.named("amount")
        for label in labels:
            if is_title or _DEFINED.match(text, label.end):
                known = found.setdefault(label.value.name, label)
                if known.value.variant and not label.value.variant:
                    found[label.value.name] = label
    return next(iter(found.values())) if len(found) == 1 else None


def speaks_of(figure: Figure, name: str) -> bool:
    """Whether nothing else is the topic: 令和7年度の予算額は; not 前身の調査の決算額は."""
    first, last = figure.passage.sentence(figure.amount.start, figure.amount.end)
    if _FOREIGN.search(figure.text[first:last]):
        return False
    inside = [one for one in figure.passage.labels if first <= one.start and one.end <= last]
    if any(one.name == "program" and one.value.name != name for one in inside):
        return False
    before = [one for one in inside if one.end <= figure.amount.start]
    if any(one.name in _SCHEME for one in before):
        return True
    stage = max((one for one in before if one.name == "stage"), key=lambda one: one.start, default=None)
    return stage is not None and not _topic(figure, first, stage)


def _topic(figure: Figure, first: int, stage: Label) -> str:
    """The words before a stage that are no date and no mere link."""
    text = list(figure.text[first : stage.start])
    for label in figure.passage.labels:
        if label.name in ("date", "relative_year", "program") and label.start >= first:
            for position in range(label.start, min(label.end, stage.start)):
                text[position - first] = " "
    return _FILLER.sub("", "".join(text))
