"""Amounts that stand in brackets to another: 65億円［52億円］〈146億円〉, also on the line below."""

from __future__ import annotations

import re

from pipeline.annotation import Passage
from pipeline.facts import Label

PAIRS = {
    "(": ")",
    "[": "]",
    "〔": "〕",
    "〈": "〉",
    "<": ">",
    "《": "》",
    "≪": "≫",
    "【": "】",
    "{": "}",
}
OPENING, CLOSING = "".join(map(re.escape, PAIRS)), "".join(map(re.escape, PAIRS.values()))
NOTHING = "(?:[－―ー‐−-]|皆増|皆減|新規)"
"""A regular expression for what stands in brackets in an amount's stead."""
_NEAR = 8
_ADDED = rf"(?:\s*\+?\s*(?:事項要求|α)|\s*\({NOTHING}\))?"
_CLOSES = re.compile(rf"{_ADDED}\s*(?:\((?P<inside>[^()]*)\)\s*)?(?P<mark>[{CLOSING}])")
_FOLLOWS = re.compile(rf"{_ADDED}\s*[{OPENING}]\s*")
_FOLLOWS_BRACKET = re.compile(rf"{_ADDED}\s*(?:\([^()]*\)\s*)?[{CLOSING}]\s*(?:[、,/・]\s*)?[{OPENING}]\s*")
_AROUND = re.compile(rf"[\s{OPENING}{CLOSING}、,/・+]|事項要求")


def bracket_of(passage: Passage, amount: Label) -> str | None:
    """The opening bracket that holds an amount and nothing else: [ of [52億円], ( of (18.6億円(20年度))."""
    text = passage.normalized
    own = text[amount.start : amount.end].strip()
    if own[:1] in PAIRS and own.endswith(PAIRS[own[0]]):
        return own[0]
    before = text[max(0, amount.start - _NEAR) : amount.start].rstrip()
    closes = _CLOSES.match(text, amount.end)
    if closes is None or before[-1:] not in PAIRS or PAIRS[before[-1]] != closes["mark"]:
        return None
    return before[-1]


def inside_brackets(text: str, amount: Label) -> tuple[int, int] | None:
    """The stretch of the bracket right behind a bracketed amount: 平成20年度 in (18.6億円(平成20年度))."""
    match = _CLOSES.match(text, amount.end)
    return None if match is None or match["inside"] is None else match.span("inside")


def follows(text: str, amount: Label, bracketed: Label, *, is_bracketed: bool) -> bool:
    """Whether nothing but brackets, 事項要求 or (新規) stands between an amount and a bracketed one."""
    link = _FOLLOWS_BRACKET if is_bracketed else _FOLLOWS
    return bool(link.fullmatch(text, amount.end, bracketed.start))


def is_bracketed_line(passage: Passage) -> bool:
    """Whether a block is nothing but amounts in brackets: 〈146億円〉 below the line of its program."""
    text = passage.normalized
    if text.strip()[:1] not in PAIRS:
        return False
    amounts = passage.named("amount")
    edges = [0, *(edge for one in amounts for edge in (one.start, one.end)), len(text)]
    rest = (text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    return not _AROUND.sub("", "".join(rest))
