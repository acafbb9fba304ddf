"""Whose share of the cost a figure is: 国費 beside 事業費, and the sources of a budget (一般財源)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.budget.figures.figure import Figure
from pipeline.facts import Label

_TOUCHES = re.compile(r"[\s::()\[\]約はで額]*(?:総額)?[\s::()約]*")
_OF_THE_STATE = re.compile("国費|国庫")


def volume(figure: Figure) -> Label | None:
    """総事業費, or 事業費 where 国費 stands beside it: what all pay together, and not the budget."""
    own = next((one for one in figure.before("volume") if _TOUCHES.fullmatch(figure.gap(one))), None)
    if own is not None:
        first, last = figure.passage.sentence(figure.amount.start, figure.amount.end)
        return own if _is_whole(figure, own) or _OF_THE_STATE.search(figure.text, first, last) else None
    for governor in figure.annotated.governors("volume", figure.block, ("column_header", "row_label")):
        label = governor.label
        if not _is_all(figure, label):
            continue
        if _is_whole(figure, label) or any(_OF_THE_STATE.search(text) for text in _headers(figure)):
            return label
    return None


def source(figure: Figure) -> Label | None:
    """The source of the money that the column names: 国庫支出金, 地方債, 一般財源."""
    if not figure.in_cell:
        return None
    for governor in figure.annotated.governors("source_of_money", figure.block, ("column_header",)):
        return governor.label
    above = list(figure.annotated.governors("sources_of_money", figure.block, ("column_header",)))
    chain = figure.annotated.outline.chain(figure.block)
    nearest = next((link.block for link in chain if link.relation == "column_header"), None)
    if not above or nearest is None or above[0].label.block == nearest:
        return None
    text = figure.annotated.passages[nearest].normalized
    return Label("source_of_money", text.strip(), nearest, 0, len(text), "sources_of_money")


def _is_whole(figure: Figure, label: Label) -> bool:
    return figure.annotated.passages[label.block].normalized[label.start] == "総"


def _is_all(figure: Figure, label: Label) -> bool:
    """Whether a header is 事業費 and nothing else; 道路事業費 is a name."""
    text = figure.annotated.passages[label.block].normalized
    return not text[: label.start].strip(" (") and not text[label.end :].strip(" )")


def _headers(figure: Figure) -> Iterator[str]:
    """The headers of the figure's table."""
    here = figure.passage.block.cell
    for index in range(figure.block - 1, -1, -1):
        cell = figure.annotated.passages[index].block.cell
        if here is None or cell is None or cell.table != here.table:
            return
        if cell.role == "header":
            yield figure.annotated.passages[index].normalized
