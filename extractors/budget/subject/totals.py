"""Rows and lines that add others up: a 合計 over several programs belongs to none of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.budget.figures.figure import Figure
from extractors.budget.figures.rows import texts_to_the_left
from pipeline.annotation import Passage

NEAREST_LINES = 12
_MARK = r"[\s・○●◎■□◆◇▶▷>*※(\[【-]*"
TOTAL = re.compile(
    rf"{_MARK}(?:歳[出入])?(?:総?合\s*計|総\s*計|総額|小\s*計|計)額?[\s))\]】::]*(?:\([^()]*\))?\s*"
)
_SPACED = r"\s*".join
_ACCOUNT = re.compile(
    rf"{_MARK}(?:[^\s。、()]{{1,16}})?(?:{_SPACED('一般会計')}|{_SPACED('特別会計')}|{_SPACED('企業会計')}|勘定)"
    rf"(?:分|繰入|予算)?(?:の?(?:総額|合計|規模|額))?(?:は|が|で)?[\s:、(]*"
    rf"|{_MARK}(?:一般)?歳\s*[出入](?:総額|合計|予算)?(?:は|が)?[\s:、(]*"
)
_PROGRAMS = re.compile(r"(?:事業|施策|事項|プロジェクト|プログラム|補助金|項目)(?:名|等)?$")


def is_total(figure: Figure) -> bool:
    """Whether the row's label, or the words before the amount in its line, are 合計, 小計, 計."""
    if not figure.in_cell:
        return bool(TOTAL.fullmatch(figure.text[figure.start : figure.amount.start]))
    texts = (figure.annotated.passages[block].normalized for block in texts_to_the_left(figure))
    return any(TOTAL.fullmatch(text) for text in texts)


def is_account(figure: Figure) -> bool:
    """Whether the words before the amount in its line are an account's: 一般会計, ○○特別会計, 歳出総額."""
    return bool(_ACCOUNT.fullmatch(figure.text[figure.start : figure.amount.start]))


def adds_up_programs(figure: Figure) -> bool:
    """Whether the rows, or the lines, above a total name programs."""
    above = _rows_above(figure) if figure.in_cell else _lines_above(figure)
    return any(label.name == "program" for passage in above for label in passage.labels) or (
        figure.in_cell and _is_table_of_programs(figure)
    )


def _is_table_of_programs(figure: Figure) -> bool:
    """Whether the header over the row's label is 事業名, 事項."""
    for block in texts_to_the_left(figure):
        for link in figure.annotated.outline.chain(block):
            header = figure.annotated.passages[link.block].normalized.strip()
            if link.relation == "column_header" and _PROGRAMS.search(header):
                return True
    return False


def _rows_above(figure: Figure) -> Iterator[Passage]:
    here = figure.passage.block.cell
    for index in range(figure.block - 1, -1, -1):
        cell = figure.annotated.passages[index].block.cell
        if here is None or cell is None or cell.table != here.table:
            return
        if cell.role != "header" and cell.row < here.row and cell.column < here.column:
            yield figure.annotated.passages[index]


def _lines_above(figure: Figure) -> Iterator[Passage]:
    heading = figure.annotated.outline.heading(figure.block)
    for index in range(figure.block - 1, max(-1, figure.block - 1 - NEAREST_LINES), -1):
        if index == heading:
            return
        if any(figure.annotated.labels("amount", index)):
            yield figure.annotated.passages[index]
