"""Bare numbers in a table's cells, in the unit that the column, its table or a note above it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.budget.amounts.bounds import amount_label
from extractors.budget.amounts.units import unit_of
from pipeline.annotation import Passage
from pipeline.documents import Cell
from pipeline.japanese.money import MINUS, UNIT, parse_money, unit_in_yen
from pipeline.japanese.numbers import DIGITS
from pipeline.labels import AmountLabel
from pipeline.rules import Match, Rule

IN_BRACKETS = "bare_amount_in_brackets"
_NO_LEADING_ZERO = re.compile(r"0[0-9]")
_COUNTER = re.compile(
    r"\(?(?:件数?|人数?|名|社|者|校|回数?|台|戸|%|ポイント|点|倍|か所|箇所|地域|団体|世帯|km|ha|t|トン|日|時間|年)\)?"
)
_UNIT_COLUMN, _YEN = re.compile(r"\s*(?:計量)?単\s*位\s*"), re.compile("円")
_FIGURE = re.compile(rf"\s*{MINUS}?\s*[0-9][0-9,]*\s*$")


def bare_amount(match: Match) -> AmountLabel | None:
    """2,899 below 千円; a number without a unit, or with a leading zero (a code), is no money."""
    number = match["number"] or ""
    cell = match.passage.block.cell
    if cell is None or cell.role in ("header", "label", "note") or _NO_LEADING_ZERO.match(number):
        return None
    unit = unit_of(match.annotated, match.passage)
    if unit is None or _counts_something(match) or _is_one_of_several(match):
        return None
    try:
        money = parse_money((match["sign"] or "") + number, unit.value)
    except ValueError:
        return None
    return replace(
        amount_label(money, "included_in" if match["within"] else "exact"), unit=unit.value, note=unit
    )


def _counts_something(match: Match) -> bool:
    """Whether the column's header names no money (件数, 伸び率), or a cell of the row another unit (件)."""
    if any(True for _ in match.annotated.governors("no_money", match.passage.index, ("column_header",))):
        return True
    return any(
        _COUNTER.fullmatch(other.normalized.strip()) or _is_unit_of_count(match, other)
        for other in _row(match)
    )


def _is_unit_of_count(match: Match, other: Passage) -> bool:
    """Whether a cell of the row stands below 単位 and is none of yen: 万件, 機関."""
    if other is match.passage or other.normalized.strip() in ("", "-") or _YEN.search(other.normalized):
        return False
    chain = match.annotated.outline.chain(other.index)
    headers = (link.block for link in chain if link.relation == "column_header")
    return any(_UNIT_COLUMN.fullmatch(match.annotated.passages[block].normalized) for block in headers)


def _is_one_of_several(match: Match) -> bool:
    """Whether figures stand side by side and no header tells them apart: 1,850 1,620 230."""
    if any(link.relation == "column_header" for link in match.annotated.outline.chain(match.passage.index)):
        return False
    return any(_FIGURE.match(other.normalized) for other in _row(match) if other is not match.passage)


def _row(match: Match) -> Iterator[Passage]:
    """The cells of the match's row; the cells of a table stand one after the other."""
    passages, here = match.annotated.passages, match.passage
    for step in (-1, 1):
        index = here.index + step
        while 0 <= index < len(passages) and _in_one_row(passages[index].block.cell, here.block.cell):
            yield passages[index]
            index += step


def _in_one_row(one: Cell | None, other: Cell | None) -> bool:
    return one is not None and other is not None and (one.table, one.row) == (other.table, other.row)


def _unit(match: Match) -> int | None:
    try:
        return unit_in_yen(match["unit"] or "")
    except ValueError:
        return None


def _unit_of_header(match: Match) -> int | None:
    """予算額 A 千円: the unit that ends a header."""
    cell = match.passage.block.cell
    return _unit(match) if cell is not None and cell.role == "header" else None


CELLS: tuple[Rule, ...] = (
    Rule(
        "bare_amount",
        rf"^\s*(?P<sign>{MINUS})? ?(?P<number>{DIGITS})(?P<within>の内数)?\s*$",
        bare_amount,
        "amount",
    ),
    Rule(
        IN_BRACKETS,
        rf"^\s*\((?P<sign>{MINUS})? ?(?P<number>{DIGITS})(?P<within>の内数)?\)\s*$",
        bare_amount,
        "amount",
    ),
    Rule("unit_note", rf"単位 ?[::は]? ?(?P<unit>{UNIT})", _unit, "unit_note"),
    Rule("unit_in_brackets", rf"[(\[] ?(?P<unit>{UNIT}) ?[)\]]", _unit, "unit_note"),
    Rule("unit_alone", rf"^\s*(?P<unit>{UNIT})\s*$", _unit, "unit_note"),
    Rule(
        "unit_of_header",
        r"[\s)A-Z額](?P<unit>[十百千]?[兆億万千百]円)\s*$",
        _unit_of_header,
        "unit_note",
    ),
    Rule("unit_in_words", rf"金額(?:の単位)?は(?:すべて|全て)?、?(?P<unit>{UNIT})", _unit, "unit_note"),
)
