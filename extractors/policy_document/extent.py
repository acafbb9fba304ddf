"""Where a policy document's name begins: …の適正化に関する|法律, …に向けた重点|計画."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.policy_document.words import POINTING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_JOINTS = frozenset("・-/&")
_AND = frozenset("及び 並びに 又は 若しくは およ び および ならびに または".split())
_JOINING = frozenset(
    "関する 係る 向け 対する おける おけ 伴う 資する 図る よる 応じ 応える 通じ 通じた 基づく 関わる".split()
)
_PURPOSE = frozenset("ため 等 者 もの".split())
_LONGEST = 60


def compound(doc: Doc, last: int, floor: int) -> int:
    """The first token of the run of nouns that the token `last` closes, from the character `floor` on."""
    first = last
    while first > 0 and doc[first - 1].idx >= floor and _is_noun(doc[first - 1]):
        first -= 1
    return bare(doc, first, last)


def phrase(doc: Doc, last: int, floor: int, commas: bool = False) -> int:
    """The first token of the whole noun phrase: particles and verbs that join nouns are part of it."""
    first = last
    while first > 0 and doc[first - 1].idx >= floor and _joins(doc, first - 1, commas):
        first -= 1
        if last - first >= _LONGEST:
            break
    return bare(doc, _behind_a_list(doc, first, last), last)


def bare(doc: Doc, first: int, last: int) -> int:
    """A name's first token, behind words that only point and particles left over: 改正|道路法, 国の|指針."""
    while first < last and (doc[first].text in POINTING or _is_loose(doc[first]) or _is_mark(doc, first)):
        first += 1
    return first


def _behind_a_list(doc: Doc, first: int, last: int) -> int:
    """Behind what is listed before: 健康保険、年金保険及び|雇用保険法; …設備及び運営に関する基準 is one."""
    if any(doc[i].text == "関する" for i in range(first, last)):
        return first
    if (first > 0 and doc[first - 1].text == "、") or any(doc[i].text == "、" for i in range(first, last)):
        return max(
            (i + 1 for i in range(first, last) if doc[i].text in _AND or doc[i].text == "、"), default=first
        )
    return first


def _is_noun(token: Token) -> bool:
    if token.text in _JOINTS:
        return True
    return token.tag_.startswith(("名詞", "接頭辞", "接尾辞", "形状詞-一般", "形状詞-タリ", "形容詞-一般"))


def _joins(doc: Doc, index: int, commas: bool) -> bool:
    token, behind = doc[index], doc[index + 1]
    text, tag = token.text, token.tag_
    if _is_noun(token) or text in _AND or text == "の":
        return True
    if text == "、":
        return commas and index > 0 and _is_listed(doc[index - 1]) and _is_noun(behind)
    if text == "する" and doc[index - 1].text == "改正":
        return behind.text in ("法律", "政令", "省令", "府令", "条例", "件")
    if text == "する" and doc[index - 1].text == "と":
        return _is_noun(behind)
    if tag.startswith(("動詞", "形状詞")):
        return text in _JOINING or (tag.startswith("動詞") and _has_purpose(doc, index + 1))
    if tag.startswith("助動詞"):
        return text == "な" or doc[index - 1].text in _JOINING or _has_purpose(doc, index + 1)
    if text in ("に", "を", "へ", "と"):
        verb = behind.tag_.startswith("動詞") or (
            behind.tag_.endswith("サ変可能") and doc[index + 2].tag_.startswith("動詞-非自立")
        )
        role = text == "を" and doc[index + 2].text in ("と", "に")
        return verb or role or behind.text == "する" or (text in ("へ", "と") and _is_noun(behind))
    return False


def _is_listed(token: Token) -> bool:
    """Whether a noun before a comma may belong to one name: 人員|、設備及び運営に関する基準, no other law."""
    return _is_noun(token) and not token.text.endswith(("法", "法律", "令", "規則", "条", "項", "号"))


def _has_purpose(doc: Doc, index: int) -> bool:
    """Whether a verb's object goes on: 図る|ため, 識別する|ため, 離脱した|者."""
    return any(doc[i].text in _PURPOSE for i in range(index, min(index + 3, len(doc))))


def _is_loose(token: Token) -> bool:
    return token.text in _JOINTS or token.tag_.startswith(
        (
            "接尾辞",
            "助詞",
            "助動詞",
            "動詞",
            "名詞-普通名詞-助数詞",
            "名詞-普通名詞-副詞",
            "補助記号",
            "接続詞",
        )
    )


def _is_mark(doc: Doc, index: int) -> bool:
    """Whether a token numbers an item: ア|測量法 at the beginning."""
    return index == 0 and len(doc[index]) == 1 and "ア" <= doc[index].text <= "ン"
