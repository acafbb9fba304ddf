"""Where a policy document's name begins: …の適正化に関する|法律, …に向けた重点|計画."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.policy_document.words import ERAS, POINTING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_JOINTS = frozenset("・-/&")
_AND = frozenset("及び 並びに 又は 若しくは およ び および ならびに または".split())
_JOINING = frozenset(
    "関する 係る 向け 対する おける おけ 伴う 資する 図る よる 応じ 応える 通じ 通じた 基づく 関わる"
    " とれ".split()
)
# What the names of laws say of their matter: 国が|行う, 教育に|相当|する, 災害に|対処|する.
_LAWS = frozenset("法律 政令 省令 府令 条例 規則".split())
_OF_LAWS = frozenset("行う 有する 営む 受ける 用いる".split())
_DONE = frozenset("相当 従事 対処 起因 該当".split())
_ACTORS = frozenset("国 政府 県 市 町 村 地方公共団体 都道府県 市町村 自治体 我が国".split())
# What ends before 及び and another begins.
_DOCUMENTS = ("協定", "条約", "議定書", "戦略", "大綱", "白書", "基本法")
_ARTICLES = frozenset("条 項 号".split())
_NO_PART = frozenset("委託金 負担金 補助金 対象 補助対象 写し もの 件 部 通".split())
_PURPOSE = frozenset("ため 等 者 もの".split())
_LONGEST = 60


def compound(doc: Doc, last: int, floor: int) -> int:
    """The first token of the run of nouns that the token `last` closes, from the character `floor` on."""
    first, is_law = last, doc[last].text.endswith(("法", "令", "規則"))
    while first > 0 and doc[first - 1].idx >= floor and _is_noun(doc[first - 1]):
        if is_law and _is_listed_before(doc, first - 1):
            break
        first -= 1
    return bare(doc, first, last)


def _is_listed_before(doc: Doc, index: int) -> bool:
    """Whether a word stands before a law and is none of it: 写し|・建築士法, 委託金|土地改良法."""
    word = doc[index].text
    return word in _NO_PART and (doc[index + 1].text in _JOINTS or len(word) > 1)


def phrase(doc: Doc, last: int, floor: int, commas: bool = False) -> int:
    """The first token of the whole noun phrase: particles and verbs that join nouns are part of it."""
    first = last
    while first > 0 and doc[first - 1].idx >= floor and _joins_before(doc, first - 1, last, commas):
        first -= 1
        if last - first >= _LONGEST:
            break
    return bare(doc, _behind_a_list(doc, first, last), last)


def bare(doc: Doc, first: int, last: int) -> int:
    """A name's first token, behind words that only point and particles left over: 改正|道路法, 国の|指針."""
    while first < last and not _begins(doc, first, last):
        first += 1
    return first


def _begins(doc: Doc, first: int, last: int) -> bool:
    """Whether a name may begin at a token: with the year that it is of, or with who a law is about."""
    if doc[first].text in ERAS and first + 3 < last and doc[first + 1].tag_.startswith("名詞-数詞"):
        return doc[first + 2].text in ("年度", "年版", "年度版") or doc[first + 3].text == "版"
    if doc[first].tag_.startswith("名詞-数詞") and doc[first + 1].text in _AND:
        return False
    if doc[first].text in _ACTORS and _is_of_matter(doc, first, last):
        return True
    return not (doc[first].text in POINTING or _is_loose(doc[first]) or _is_mark(doc, first))


def _is_of_matter(doc: Doc, first: int, last: int) -> bool:
    """Whether a law is about what an actor has or does: 地方公共団体|の財政の健全化に関する|法律."""
    return (
        doc[last].text in _LAWS
        and doc[first + 1].text in ("の", "が", "等")
        and any(doc[i].text == "関する" for i in range(first, last))
    )


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
    if text in _AND and index and doc[index - 1].text.endswith(_DOCUMENTS):
        return False
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
        further = text in ("へ", "と") and (_is_noun(behind) or behind.text == "の")
        return verb or role or behind.text == "する" or further
    return False


def _joins_before(doc: Doc, index: int, last: int, commas: bool) -> bool:
    if doc[index].text in _ARTICLES or (doc[last].text.endswith("法") and _is_listed_before(doc, index)):
        return False
    return _joins(doc, index, commas) or (doc[last].text in _LAWS and _joins_in_laws(doc, index))


def _joins_in_laws(doc: Doc, index: int) -> bool:
    """Whether a verb or its particle belongs to the name of a law: 行政機関が|行う|政策の評価に関する法律."""
    text, behind = doc[index].text, doc[index + 1]
    if text == "する":
        return doc[index - 1].text in _DONE and _is_noun(behind)
    return text in _OF_LAWS or (text == "が" and behind.text in _OF_LAWS)


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
    """Whether a token numbers an item: ア|測量法 at the beginning or behind white space."""
    begins = index == 0 or doc[index - 1].is_space or doc[index - 1].text in ")。"
    return begins and len(doc[index]) == 1 and "ア" <= doc[index].text <= "ン"
