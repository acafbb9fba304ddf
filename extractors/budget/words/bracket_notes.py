"""Notes that tell what brackets mean: （　）内は前年度予算額, ［　］内は…、〈　〉は…."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.budget.figures.brackets import PAIRS
from pipeline.labels import Stage
from pipeline.rules import Match, Rule

_EMPTY = "|".join(rf"{re.escape(opening)} *{re.escape(closing)}" for opening, closing in PAIRS.items())
_WORDS = r"[^。、()\[\]〈〉<>《》【】〔〕≪≫{}]{1,30}"


class BracketNote(NamedTuple):
    """What a note says of brackets: which ("" for any), the stage of what they hold, and its own words."""

    opening: str
    stage: Stage | None
    words: str


def _note(match: Match) -> BracketNote:
    words, brackets = match["words"] or "", match["brackets"] or ""
    return BracketNote(brackets[0] if brackets[0] in PAIRS else "", _stage(words), words)


def _stage(words: str) -> Stage | None:
    """20年度額: an amount of that year's budget, unless the note says 概算要求 or 決算."""
    if "要求" in words or "要望" in words:
        return "request"
    if "決算" in words or "実績" in words:
        return "settled"
    if "補正" in words and "補正前" not in words:
        return "supplementary"
    if "案" in words or "予定" in words:
        return "draft"
    return "budget" if "額" in words or "予算" in words else None


_IN = r"(?:内|書き?)の?(?:数値|数字|計数|金額)?"

BRACKET_NOTES: tuple[Rule, ...] = (
    Rule(
        "bracket_note",
        rf"(?P<brackets>(?:{_EMPTY}) ?(?:{_IN})?|(?:括弧|カッコ|かっこ){_IN})(?:は|:)、?(?P<words>{_WORDS})",
        _note,
        "bracket_note",
    ),
)
