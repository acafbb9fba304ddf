"""The program of the list item above: the lines below ◆ ○○事業 38億円 tell of it."""

from __future__ import annotations

import re

from extractors.budget.figures.figure import Figure
from extractors.budget.subject.naming import own_name
from extractors.budget.subject.sole import speaks_of
from pipeline.annotation import Passage
from pipeline.facts import Label

REACH = 6
FIRST = 8
MOST_BESIDE = 14
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|〈[^〈〉]*〉|\s+")


def item_above(figure: Figure) -> Label | None:
    """The program that opens the list item above a paragraph, where its words name nothing else."""
    if figure.passage.block.kind != "paragraph":
        return None
    for index in range(figure.block - 1, max(-1, figure.block - 1 - REACH), -1):
        passage = figure.annotated.passages[index]
        if passage.block.kind == "list_item":
            label = next(iter(passage.named("program")), None)
            return label if label is not None and _is_told_of(figure, passage, label) else None
        if passage.block.kind != "paragraph":
            return None
    return None


def _is_told_of(figure: Figure, item: Passage, label: Label) -> bool:
    if not _is_opened_by(item, label):
        return False
    if figure.in_prose:
        return speaks_of(figure, label.value.name)
    return own_name(figure) is None or any(True for _ in figure.before("per_unit"))


def _is_opened_by(item: Passage, label: Label) -> bool:
    """Whether an item is a program's name with an amount, and little else."""
    text = item.normalized
    amounts = item.named("amount")
    last = min((one.start for one in amounts if one.start >= label.end), default=len(text))
    beside = _ASIDE.sub("", text[: label.start] + text[label.end : last])
    return label.start <= FIRST and len(beside) <= MOST_BESIDE and "。" not in text
