"""Names that only their place tells: in a list or a column of names, beside or above an amount."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import re2

from extractors.program.enumeration import enumerated, neighbours
from extractors.program.labels import add, named_in, overlapping, programs
from extractors.program.lists import below_headings, runs
from extractors.program.rules import TITLE
from extractors.program.titles import any_title
from extractors.program.words import HEADS
from pipeline.annotation import AnnotatedDocument, Passage

_MONEY_WORD = r"[0-9][0-9,.]*\s*(?:兆|億|百万|千万|千|万)*円"
_MONEY = re2.compile(rf"{_MONEY_WORD}|予算措置なし|[0-9],[0-9]{{3}}\b")
_WHEN = r"(?:[^\p{L}]|平成|令和|[HR]|元|年度|前年度?|第|次|当初|総|所要|概算)*"
_BUDGET = re2.compile(rf"^{_WHEN}(?:政府)?(?:予算|要求|補正|決算)[^。]{{0,14}}{_MONEY_WORD}")
_NAME_COLUMN = re2.compile(
    r"(?:事業|施策|制度|補助金|プログラム|プロジェクト)(?:の)?(?:名称?|名等)|事業・施策|(?:主な|対象)(?:事業|施策)"
)
_OF_SUPPORT = re2.compile(r"支援(?:メニュー|策)?$")
_OF_PROGRAMS = re2.compile(
    r"(?:関連|主な|主たる|主要|対象|連携|参考となる)[^。、]{0,12}(?:事業|施策|制度|プログラム)(?:一覧|等)?$"
)
_SEVERAL = re2.compile(rf"(?:{HEADS})[」』]?、.*(?:{HEADS})")
_LINES_BELOW = 3
_CELLS_BESIDE = 12
_LONGEST_CAPTION = 60

Found = Iterator[tuple[str, Passage]]


def label_siblings(annotated: AnnotatedDocument) -> None:
    """Leave labels where lists, tables and amounts show that a phrase of any ending is a name."""
    for finder in (_columns, _lists, _above_budgets, _under_programs, _of_support):
        for rule, passage in list(finder(annotated)):
            _label(passage, rule)
    for passage in annotated.body():
        for value, start, end in list(neighbours(passage)) if _SEVERAL.search(passage.normalized) else ():
            if not overlapping(passage, start, end):
                add(passage, value, start, end, "row of names")


def is_budget_line(passage: Passage) -> bool:
    """Whether a line is the budget of what stands above it: 平成21年度予算案 75億円."""
    line = passage.normalized
    return len(line) <= _LONGEST_CAPTION and _BUDGET.search(line) is not None


def _label(passage: Passage, rule: str) -> None:
    title = None if programs(passage) else any_title(passage)
    names = [named_in(passage.normalized, *title)] if title else list(enumerated(passage))
    for value, start, end in names:
        if not overlapping(passage, start, end):
            add(passage, value, start, end, rule)


def _columns(annotated: AnnotatedDocument) -> Found:
    """Cells of a column whose header asks for names, or most of whose cells are names."""
    columns = defaultdict[tuple[int, int], list[Passage]](list)
    for passage in annotated.body():
        if passage.block.cell and passage.normalized.strip():
            columns[passage.block.cell.table, passage.block.cell.column].append(passage)
    for cells in columns.values():
        headers = [one for one in cells if one.block.cell and one.block.cell.role == "header"]
        others = [one for one in cells if one not in headers]
        share = sum(map(_is_title, others))
        asked = any(_NAME_COLUMN.search(header.normalized) for header in headers)
        if asked or (share > 1 and 2 * share >= len(others)):
            yield from (("column of names", cell) for cell in others)
        elif share:
            yield from (("row with an amount", cell) for cell in others if _has_amount(annotated, cell))


def _has_amount(annotated: AnnotatedDocument, label: Passage) -> bool:
    beside = annotated.passages[label.index + 1 : label.index + _CELLS_BESIDE]
    return any(_place(one) == _place(label) and _MONEY.search(one.normalized) for one in beside)


def _place(passage: Passage) -> tuple[int, int] | None:
    return (passage.block.cell.table, passage.block.cell.row) if passage.block.cell else None


def _lists(annotated: AnnotatedDocument) -> Found:
    """Items of a list at least half of whose items are names."""
    for items in runs(annotated):
        share = sum(map(_is_title, items))
        if share > 1 and 2 * share >= len(items):
            yield from (("list of names", item) for item in items)


def _above_budgets(annotated: AnnotatedDocument) -> Found:
    """Headings right above a line such as 平成21年度予算案 75億円."""
    for passage in annotated.body():
        below = annotated.passages[passage.index + 1 : passage.index + 1 + _LINES_BELOW]
        budgeted = any(is_budget_line(one) for one in below if one.block.cell is None)
        if passage.block.kind == "heading" and budgeted:
            yield "heading above a budget", passage


def _under_programs(annotated: AnnotatedDocument) -> Found:
    """Items under a heading such as 主な関連事業."""
    for items in below_headings(annotated, _OF_PROGRAMS):
        yield from (("list under a heading of programs", item) for item in items)


def _of_support(annotated: AnnotatedDocument) -> Found:
    """Outermost items under a heading …への支援 in a program's section."""
    for items in below_headings(annotated, _OF_SUPPORT):
        outermost = min(item.block.level for item in items)
        yield from (("item of support", item) for item in items if item.block.level == outermost)


def _is_title(passage: Passage) -> bool:
    return any(label.rule == TITLE for label in programs(passage))
