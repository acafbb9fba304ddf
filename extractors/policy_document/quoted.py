"""Names in quotation marks: 「離島の明日を拓くための基本方針」."""

from __future__ import annotations

import re2

from extractors.policy_document.generic import is_plain
from extractors.policy_document.names import LEADING_TERM, is_program, named
from extractors.policy_document.value import Named
from extractors.policy_document.words import CUES, ERA_YEAR, PLAIN_HEADS, SURE_PLANS
from pipeline.rules import Match, Stretch

LONG_ENOUGH = 12
_YEAR_BEHIND = re2.compile("(?:19|20)[0-9]{2}$")
_TELLS = re2.compile(rf"^[」』]?(?:\s?\([^()]*{ERA_YEAR}|(?:{CUES}))")
_DECISION = re2.compile(rf"\s?\([^()]*{ERA_YEAR}[^()]*\)$")
# What sort of paper it is: 「…について(通知)」.
_SORT = re2.compile(r"\((?:通知|答申|依頼|事務連絡|報告|建議|諮問|通達|提言|勧告|回答)\)$")
# A quotation that tells what someone did is no name: 「確認印を受けた現況報告書」.
_TOLD = re2.compile(r"[をがに][^をがに]{1,5}(?:た[^めい]|ている|ない)|は、|です|ます")
_JOINTS = re2.compile("[をに](?:向けた|応じた|基づいた|通じた|踏まえた|即した)")


def in_quotes(match: Match) -> Stretch | None:
    """「離島の明日を拓くための基本方針」: what stands in quotation marks is the whole name."""
    start, name = match.start + 1, _without_decision(match["name"] or "")
    end = start + len(name)
    if (
        (is_plain(name) and not _YEAR_BEHIND.search(name))
        or is_program(match.passage, end - 1)
        or _TOLD.search(_JOINTS.sub("", name))
    ):
        return None
    if needs_more(name) and not (
        _TELLS.match(match.passage.normalized[end : end + 40]) or LEADING_TERM.match(name)
    ):
        return None
    return named(match, name, start, end)


def needs_more(name: str) -> bool:
    """Whether a quotation alone makes no document of a name: 「経営革新計画」 may be anyone's."""
    short = len(name) < LONG_ENOUGH or name.endswith(("計画", "マニュアル"))
    return short and bool(PLAIN_HEADS.search(name)) and not SURE_PLANS.search(name)


def in_quotes_with_number(match: Match) -> Stretch:
    """「…の取扱いについて」(令和5年3月1日老発0301第2号), 提言「明日の海へ」: whatever stands in the marks."""
    name = _SORT.sub("", match["name"] or "")
    start = match.start + match.text.index(name)
    return named(match, name, start, start + len(name))


def in_english(match: Match) -> Stretch:
    """ "Harbour Innovation Survey" in quotation marks, with the year behind them as its number."""
    start = match.start + 1
    name = match["name"] or ""
    return Stretch(Named(name, match["year"]), start, start + len(name))


def _without_decision(name: str) -> str:
    """A name without the date or the number in brackets behind it."""
    return str(_DECISION.sub("", name))
