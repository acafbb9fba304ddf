"""Cells that hold a bare number, whose unit, subject and year stand in the headers of their table."""

from __future__ import annotations

import re
from collections.abc import Iterator

import re2

from extractors.indicator.headers import header_texts, header_unit
from extractors.indicator.value import Quantity
from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.facts import Label
from pipeline.japanese.numbers import DIGITS, parse_number

RULE = "bare_number_in_a_cell"
_NUMBER = re.compile(rf"^\s*(?P<sign>[▲△-])?\s?(?P<number>{DIGITS})\s*$")
_MONEY = re2.compile("円|予算|金額|経費|単価|費|額|料|給|歳入|歳出|款|項|番号|No|号$|順位|ページ|コード")


def bare_numbers(annotated: AnnotatedDocument, passage: Passage) -> Iterator[Label]:
    """3 in the row 新設店舗(件) and the column 令和4年度."""
    match = _NUMBER.match(passage.normalized) if passage.block.cell is not None else None
    if match is None or passage.named("date"):
        return
    unit = header_unit(annotated, passage, is_bare=not passage.named("amount"))
    if unit is None or _is_money(annotated, passage):
        return
    value = float(parse_number(match["number"]) * unit.scale) * (-1 if match["sign"] else 1)
    start = match.start(1) if match["sign"] else match.start(2)
    yield Label("quantity", Quantity(value, unit.name), passage.index, start, match.end(2), RULE)


def _is_money(annotated: AnnotatedDocument, passage: Passage) -> bool:
    headers = (
        one for name in ("row_label", "column_header") for one in header_texts(annotated, passage, name)
    )
    return any(_MONEY.search(header.normalized) for header in headers)
