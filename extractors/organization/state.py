"""The bodies of the state, by the forms of their names that are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import re2

from extractors.organization.endings import LEGAL_FORMS
from extractors.organization.words import LEFT_BEHIND, POINTING, POSTS
from pipeline.japanese.ministries import Body, body, tagged
from pipeline.labels import OrganizationLabel
from pipeline.rules import Match, Stretch

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ABROAD = frozenset("欧州 東京 連邦 アジア 世界 国際".split())
_BY_RANK = frozenset({"ministry", "agency", "office"})
_FIRM = r"株式会社|有限会社|合同会社|\(株\)|\(有\)"
_FIRM_BEHIND = re2.compile(rf"^[\p{{Han}}\p{{Katakana}}ーA-Za-z]{{0,10}}(?:{_FIRM})")
_FIRM_BEFORE = re2.compile(rf"(?:{_FIRM})$")
_LONGEST_FIRM = 16


def of_the_state(match: Match) -> OrganizationLabel | Stretch | None:
    """文科省 is 文部科学省; 米国財務省, 東京消防庁 and 情報|通信総合研究所 are bodies of their own."""
    found = body(match.text)
    if found is None or (found.name != match.text and _is_a_firm_s(match)):
        return None
    word = match.passage.doc.char_span(match.start, match.end)
    before = _adjoining(match.passage.doc, word.start) if word else None
    if before is None or match.text.isascii():
        return OrganizationLabel(match.text, found.name)
    owner = _owner(before, found)
    if owner is not None:
        printed = match.passage.normalized[owner.idx : match.end]
        return Stretch(OrganizationLabel(printed, owner.text + match.text), owner.idx, match.end)
    if before.text.endswith("州"):
        return None
    if found.kind not in _BY_RANK and _is_a_part_of_its_name(match, before):
        return None
    return OrganizationLabel(match.text, found.name)


def by_tag(match: Match) -> Stretch | None:
    """【文】 is 文部科学省, 【内(金)】 is 内閣府(金融庁)."""
    tag = match["tag"] or ""
    name = tagged(tag)
    return Stretch(OrganizationLabel(tag, name), match.start + 1, match.end - 1) if name else None


def _adjoining(doc: Doc, index: int) -> Token | None:
    """The token right before another, with no space between."""
    before = doc[index - 1] if index else None
    return before if before is not None and before.idx + len(before) == doc[index].idx else None


def _owner(before: Token, found: Body) -> Token | None:
    """Whose body it is, if not the state's: 欧州|特許庁, 東京|消防庁, 英国|の|運輸省."""
    if before.text in _ABROAD or _is_a_country(before):
        return before
    if before.text == "の" and before.i and found.kind in _BY_RANK:
        country = before.nbor(-1)
        return country if _is_a_country(country) else None
    return None


def _is_a_country(word: Token) -> bool:
    return word.tag_ == "名詞-固有名詞-地名-国" and word.text != "日本"


def _is_a_part_of_its_name(match: Match, before: Token) -> bool:
    """Whether the noun before belongs to a longer name: 情報|通信総合研究所, 県|食品安全委員会."""
    text = match.passage.normalized[: match.start]
    if any(one.end == match.start for one in match.passage.named("organization")):
        return False
    if text.endswith(tuple(LEGAL_FORMS)) or before.text in POINTING | POSTS | LEFT_BEHIND:
        return False
    return before.tag_.startswith(
        ("名詞-普通名詞-一般", "名詞-普通名詞-サ変", "名詞-固有名詞", "接尾辞-名詞")
    )


def _is_a_firm_s(match: Match) -> bool:
    """Whether a short form belongs to the name of a firm: 理研|海図株式会社, 株式会社|MIC."""
    text = match.passage.normalized
    behind = text[match.end : match.end + _LONGEST_FIRM]
    return bool(_FIRM_BEFORE.search(text[: match.start]) or _FIRM_BEHIND.search(behind))
