"""Forms: the program that a sheet's head names (事業名 | …) is what all figures of the sheet are for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import islice, pairwise

from extractors.budget.figures.figure import Figure
from extractors.budget.subject.subject import Subject, of_program
from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.facts import Label
from pipeline.labels import ProgramLabel

FORM_ITEM = "form_item"  # the program kind's label on each numbered item of a form
PAGES = 3  # that a sheet goes on over
LONGEST_NAME = 80
_NAME = re.compile(r"(?:予算)?(?:事務)?事業の?名称?|補助金(?:の名称|名)|施策名")
_ATTRIBUTE = re.compile(
    r"(?:年度|部局庁?|部署|課室?|区分|科目|法令|目的|概要|方法|期間|主体|内容|対象|番号|場所|責任者)(?:\([^()]*\))?$"
)


class Forms:
    """The names that the forms of a document give, in the order of its text."""

    def __init__(self, annotated: AnnotatedDocument) -> None:
        self._annotated = annotated
        self._items = list(annotated.labels(FORM_ITEM))
        numbered = {one.value.block: one.value for one in self._items}
        tabled = {one.block: one for one in _names(annotated)}
        self._names = [label for _, label in sorted({**tabled, **numbered}.items())]
        self._blocks = [one.block for one in self._names]
        self._item_blocks = [one.block for one in self._items]

    def checked(self, figure: Figure, about: Subject) -> Subject:
        """What a figure is for; in ⑤予算額 of a form it is what the form is for, whatever ④ spoke of."""
        at = bisect_right(self._item_blocks, figure.block) - 1
        named = about.label is not None and (at < 0 or about.label.block >= self._item_blocks[at])
        if about != Subject() and (at < 0 or named or about.program is None):
            return about
        return self.subject(figure)

    def subject(self, figure: Figure) -> Subject:
        """The program of the form in which a figure stands; nothing where none is near."""
        at = bisect_left(self._blocks, figure.block) - 1
        if at < 0:
            return Subject()
        label = self._names[at]
        if figure.passage.block.page - self._annotated.passages[label.block].block.page >= PAGES:
            return Subject()
        return of_program(label, "heading")


def _names(annotated: AnnotatedDocument) -> Iterator[Label]:
    """事業名 at the left with its value beside it, where the row below names another attribute (担当課室)."""
    for head, value in pairwise(annotated.passages):
        if not _are_one_row(head, value) or not _NAME.fullmatch(head.normalized.replace(" ", "")):
            continue
        below = _below(annotated, value.index)
        if (
            below
            and len(value.normalized) <= LONGEST_NAME
            and _ATTRIBUTE.search(below.normalized.replace(" ", ""))
        ):
            yield _label(annotated, value)


def _are_one_row(head: Passage, value: Passage) -> bool:
    here, there = head.block.cell, value.block.cell
    return bool(here and there and here.column == 0 and (here.table, here.row) == (there.table, there.row))


def _below(annotated: AnnotatedDocument, block: int) -> Passage | None:
    """The first cell of the row below."""
    here = annotated.passages[block].block.cell
    for passage in islice(annotated.passages, block + 1, None):
        cell = passage.block.cell
        if cell is None or here is None or cell.table != here.table:
            return None
        if cell.row != here.row:
            return passage if cell.column == 0 else None
    return None


def _label(annotated: AnnotatedDocument, passage: Passage) -> Label:
    """The program's label in the cell, else all of its words."""
    known = next(annotated.labels("program", passage.index), None)
    if known is not None:
        return known
    text = passage.normalized
    name = ProgramLabel(re.sub(r"\s", "", text))
    return Label("own_name", name, passage.index, 0, len(text), "name_of_form")
