"""Bare numbers with others in brackets behind, in the unit of a note: 85.3(93.5), 40,000(－)[120,000]."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.budget.amounts.bounds import amount_label
from extractors.budget.amounts.cells import bare_amount
from extractors.budget.amounts.lines import ends_a_line
from extractors.budget.amounts.units import unit_of
from extractors.budget.figures.brackets import CLOSING, NOTHING, OPENING
from pipeline.facts import Label
from pipeline.japanese.money import MINUS, parse_money
from pipeline.japanese.numbers import DIGITS
from pipeline.labels import AmountLabel
from pipeline.rules import Match, Rule, Stretch

_NUMBER = rf"(?:{MINUS})? ?{DIGITS}"
_PART = r"(?:うち ?[^()0-9、。]{1,10} ?)?"
_BRACKETS = rf"(?:\s*[{OPENING}]\s*(?:{_PART}{_NUMBER}|{NOTHING})\s*[{CLOSING}])"
_LINK = re.compile(rf"\s*[{CLOSING}]?(?:\s*[{OPENING}]\s*{NOTHING}\s*[{CLOSING}])*\s*[{OPENING}]?\s*{_PART}")


def _before_brackets(match: Match) -> Stretch | None:
    """The first of 85.3(93.5), which fills a cell or ends a line."""
    start = match.start + match.text.index(match["figure"] or "")
    end = start + len(match["figure"] or "")
    label = bare_amount(match) if match.passage.block.cell is not None else _at_end(match, start)
    return None if label is None else Stretch(label, start, end)


def _at_end(match: Match, start: int) -> AmountLabel | None:
    """The first of a chain at the right end of a line: 棚田の再生 40,000(－)[120,000]."""
    if not ends_a_line(match.passage, start) or not match.passage.normalized[:start].strip():
        return None
    unit = unit_of(match.annotated, match.passage)
    if unit is None:
        return None
    money = parse_money((match["sign"] or "") + (match["number"] or ""), unit.value)
    return replace(amount_label(money, "exact"), unit=unit.value, note=unit)


def _behind_another(match: Match) -> Stretch | None:
    """The others of the chain, in the unit of the one before."""
    first = match.start + match.text.index(match["figure"] or "")
    before = _amount_before(match, first)
    if before is None or before.value.unit is None:
        return None
    money = parse_money((match["sign"] or "") + (match["number"] or ""), before.value.unit)
    label = replace(amount_label(money, "exact"), unit=before.value.unit, note=before.value.note)
    return Stretch(label, first, first + len(match["figure"] or ""))


def _amount_before(match: Match, start: int) -> Label | None:
    """The bare amount that nothing but brackets parts from a place."""
    earlier = [one for one in match.passage.named("amount") if one.end <= start]
    if not earlier or earlier[-1].rule not in (BEFORE_BRACKETS, BEHIND_ANOTHER):
        return None
    return earlier[-1] if _LINK.fullmatch(match.passage.normalized, earlier[-1].end, start) else None


BEFORE_BRACKETS, BEHIND_ANOTHER = "bare_amount_before_brackets", "bare_amount_behind_another"

CHAINS: tuple[Rule, ...] = (
    Rule(
        BEFORE_BRACKETS,
        rf"(?:^|[^0-9,.△▲-])\s*(?P<figure>(?P<sign>{MINUS})? ?(?P<number>{DIGITS})){_BRACKETS}+\s*$",
        _before_brackets,
        "amount",
    ),
    Rule(
        BEHIND_ANOTHER,
        rf"[{OPENING}]\s*{_PART}(?P<figure>(?P<sign>{MINUS})? ?(?P<number>{DIGITS}))\s*[{CLOSING}]",
        _behind_another,
        "amount",
    ),
)
