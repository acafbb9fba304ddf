"""Bare numbers at the right end of a line, in the unit that a note above names: ○里山再生事業   38,250."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.budget.amounts.bounds import amount_label
from extractors.budget.amounts.units import unit_of
from pipeline.annotation import Passage
from pipeline.japanese.money import MINUS, parse_money
from pipeline.japanese.numbers import DIGITS
from pipeline.rules import Match, Rule, Stretch

LONGEST_LINE = 120
_FIGURE = re.compile(r"(?:^|\s)[△▲(]?\s?[0-9][0-9,.]*\)?(?=\s*$|\s+[^\s])")
_MARK = re.compile(r"^\s*\(?[0-9]{1,3}\)?[.)、]?\s")
_COUNTED = re.compile(r"(?:数|率|者|面積|人口|比|番号|件|人|頁|ページ|目次)\s*$")
_WIDE = re.compile(r"[ \t]{4,}$")


def _at_end(match: Match) -> Stretch | None:
    """38,250 below (単位:千円), apart from the name of its line; not the last of several columns."""
    number = match["number"] or ""
    if not ends_a_line(match.passage, match.start + 1):
        return None
    if not re.search("[,.]", number) and not _WIDE.search(match["gap"] or ""):
        return None
    unit = unit_of(match.annotated, match.passage)
    if unit is None:
        return None
    money = parse_money((match["sign"] or "") + number, unit.value)
    label = replace(
        amount_label(money, "included_in" if match["within"] else "exact"), unit=unit.value, note=unit
    )
    return Stretch(label, match.start + match.text.rindex(match["figure"] or ""), match.end)


def ends_a_line(passage: Passage, start: int) -> bool:
    """Whether what begins at a place ends a line behind a name: no cell, sentence, count or second column."""
    text = passage.normalized
    if passage.block.cell is not None or "。" in text or len(text) > LONGEST_LINE:
        return False
    name = _MARK.sub("", text[:start])
    return not _FIGURE.search(name) and not _COUNTED.search(name)


LINES: tuple[Rule, ...] = (
    Rule(
        "bare_amount_at_end_of_line",
        rf"[^\s0-9](?P<gap>[ \t]{{2,}}|[ \t]*[.・…‥]{{3,}}[ \t]*)"
        rf"(?P<figure>(?P<sign>{MINUS})? ?(?P<number>{DIGITS})(?P<within>の内数)?)\s*$",
        _at_end,
        "amount",
    ),
)
