"""What an amount is part of: 運営費交付金 in its clause, in the bracket behind it, or in the remark below."""

from __future__ import annotations

import re

from extractors.budget.figures.brackets import is_bracketed_line
from extractors.budget.figures.figure import Figure
from extractors.budget.subject.subject import Subject
from pipeline.annotation import Passage
from pipeline.facts import Label

REACH = 6  # blocks from an amount to the remark below it
_PART = re.compile(r"[\s・(]*うち")
_OPENING = re.compile(r"\s*\(\s*")


def within(figure: Figure, about: Subject) -> Label | None:
    """What the amount of a 内数 is part of, where it is not the very program that it is for."""
    named = next(iter(figure.spanning("within")), None) or part_of_bracket(figure)
    if named is None:
        named = next((one for one in figure.spanning("within_of_other") if _is_other(one, about)), None)
    if named is None and figure.amount.value.modifier == "included_in":
        named = remark(figure)
    return named


def part_of_bracket(figure: Figure) -> Label | None:
    """300百万円(森林交付金の内数), 1,200百万円の内数(森林交付金): the bracket right behind the amount."""
    behind = (one for one in figure.passage.named("within_behind") if one.end > figure.amount.end)
    touching = (one for one in behind if not figure.text[figure.amount.end : one.start].strip())
    return next(touching, None)


def remark(figure: Figure) -> Label | None:
    """運営費交付金中の推計額: a line below an amount, its bracket (前年度 …) and its part (うち …)."""
    passages = figure.annotated.passages
    for passage in passages[figure.block + 1 : figure.block + 1 + REACH]:
        found = next(iter(passage.named("within_remark")), None)
        if found is not None and _is_below(figure, passage):
            return found
        if not (_goes_on(passage) or _is_beside(figure, passage)):
            return None
    return None


def _is_other(label: Label, about: Subject) -> bool:
    """Whether 水産振興費 1,000百万円の内数 stands with the name of another program."""
    return about.program is not None and about.program != label.value


def _is_below(figure: Figure, passage: Passage) -> bool:
    here, there = figure.passage.block.cell, passage.block.cell
    return (here is None or there is None) or (here.table == there.table and here.row < there.row)


def _goes_on(passage: Passage) -> bool:
    return is_bracketed_line(passage) or bool(_PART.match(passage.normalized)) or _is_dated(passage)


def _is_dated(passage: Passage) -> bool:
    """(令和6年度予算額: 1,000百万円の内数): the line of another year in brackets, and no item (2)."""
    bracket = _OPENING.match(passage.normalized)
    dates = (*passage.named("date"), *passage.named("relative_year"))
    return bracket is not None and any(one.start == bracket.end() for one in dates)


def _is_beside(figure: Figure, passage: Passage) -> bool:
    """Whether a cell holds the amount of a row that goes on: うちCOI分 | 300百万円."""
    here, there = figure.passage.block.cell, passage.block.cell
    return here is not None and there is not None and here.table == there.table and there.column > 0
