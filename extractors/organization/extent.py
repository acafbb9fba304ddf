"""Where the name of a body begins and ends, from the word that tells what it is: …推進|委員会|."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.organization.endings import CLOSING, LEGAL_FORMS
from extractors.organization.words import GENERIC, LEFT_BEHIND, NO_PART, POINTING, POSTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_JOINTS = frozenset("・-&")
LONGEST_CELL = 40
_STOPS = ("補助記号-句", "補助記号-読")
_LAWS = ("法", "法施行令", "法施行規則")


def nouns_before(doc: Doc, index: int, floor: int) -> Span:
    """The run of nouns right before a token, from the character `floor` on, without words that only point."""
    first = index
    while first > 0 and doc[first - 1].idx >= floor and _continues(doc, first - 1):
        first -= 1
    first = max(first, _behind_a_count(doc, first, index))
    while first < index and (doc[first].text in POINTING or _is_loose(doc[first])):
        first += 1
    return doc[first:index]


def nouns_after(doc: Doc, index: int) -> Span:
    """The run of nouns from a token on, up to a post or the word that closes it: 理工学振興会|専務理事."""
    last = index
    while last < len(doc) and _goes_on(doc, last) and not (last > index and _begins_another(doc, last)):
        last += 1
        closed = doc[last - 1].text.endswith(CLOSING)
        if closed and not (last < len(doc) and doc[last].text.startswith(CLOSING)):
            break
    while last > index and (doc[last - 1].text in _JOINTS or doc[last - 1].tag_ == "接頭辞"):
        last -= 1
    return doc[index:last]


def whole_title(doc: Doc, index: int) -> Span | None:
    """All that stands behind a legal form in a cell or line of its own: 株式会社|のと里山ゲートウェイ."""
    behind = [token for token in doc[index:] if not token.is_space]
    if (
        not behind
        or len(doc.text) > 40
        or any(t.tag_.startswith(("補助記号-句", "補助記号-読")) for t in behind)
    ):
        return None
    if behind[0].text == "等" or behind[-1].tag_.startswith(("助", "動詞", "形容詞")):
        return None
    return doc[index : behind[-1].i + 1]


def weight(words: Span) -> int:
    """How many words of content there are; a proper noun and a long compound count twice."""
    return sum(1 + (is_proper(word) or len(word) >= 5) for word in words if word.text not in _JOINTS)


def is_generic(words: Span) -> bool:
    """Whether words may stand before the name of any body: 担当, 審査, 専門."""
    return all(word.text in GENERIC or word.text in _JOINTS for word in words)


def is_proper(word: Token) -> bool:
    """Whether a word is a proper noun, or 国立 and the like which stand for one."""
    return word.tag_.startswith("名詞-固有名詞") or word.text in ("国立", "日本", "全国")


def goes_on_as_law(doc: Doc, end: int) -> bool:
    """Whether a law goes on behind a token: …支援機構|法 is no body."""
    return end < len(doc) and doc[end].text in _LAWS


def is_law(words: Span) -> bool:
    """Whether words, or they and the one behind them, are a law: 国立大学法人|法|第35条."""
    return goes_on_as_law(words.doc, words.end) or any(word.text in _LAWS for word in words)


def _continues(doc: Doc, index: int) -> bool:
    token = doc[index]
    if token.text in _JOINTS:
        return index > 0 and doc[index - 1].text not in NO_PART and not _parts_companies(doc, index)
    if token.text == "等":
        return doc[index + 1].text in ("審議会", "委員会", "調査会")
    if token.text in LEFT_BEHIND or token.text in POSTS or token.text in ("毎", "別"):
        return False
    return _is_noun(token)


def _goes_on(doc: Doc, index: int) -> bool:
    token = doc[index]
    return (token.text in _JOINTS or _is_noun(token)) and token.text not in POSTS and token.text != "等"


def _is_noun(token: Token) -> bool:
    if token.tag_.startswith("名詞-固有名詞-人名"):
        return False
    return token.tag_.startswith(("名詞", "接頭辞", "接尾辞", "形状詞-一般"))


def _begins_another(doc: Doc, index: int) -> bool:
    """Whether another body's name begins at a token: 株式会社A|・株式会社B."""
    at = index + (doc[index].text in _JOINTS)
    if _parts_companies(doc, index):
        return True
    return at < len(doc) and doc.text.startswith(tuple(LEGAL_FORMS), doc[at].idx)


def _parts_companies(doc: Doc, index: int) -> bool:
    """Whether ・ stands between a foreign word and a Japanese one: Google|・日本電算, エヌ・ティ is one."""
    if doc[index].text != "・" or index + 1 >= len(doc):
        return False
    before, behind = doc[index - 1].text[-1], doc[index + 1].text[0]
    return _is_foreign(before) and not _is_foreign(behind) and is_proper(doc[index + 1])


def _is_foreign(letter: str) -> bool:
    return letter.isascii() or "ァ" <= letter <= "ー"


def _behind_a_count(doc: Doc, first: int, last: int) -> int:
    """Behind the last number that counts or dates: 令和5年度|, 12|大学, 第198回|会議; 第1委員会 is a name."""
    for index in range(last - 1, first - 1, -1):
        if doc[index].tag_.startswith("名詞-数詞"):
            counts = index + 1 < last and doc[index + 1].tag_.endswith("助数詞可能")
            unit = index + 1 < last and doc[index + 1].text in ("年度", "年", "月", "日", "回", "次", "か年")
            if counts or unit:
                return index + 2
            if index == first and doc[max(index - 1, 0)].text != "第":
                return index + 1
            if index + 1 == last and doc[index - 1].text != "第":
                return last
    return first


def _is_loose(token: Token) -> bool:
    """Whether a token can't begin a name: a joint, a number, a suffix whose noun was left behind."""
    return token.text in _JOINTS or token.tag_.startswith(
        ("接尾辞", "名詞-数詞", "名詞-普通名詞-助数詞", "名詞-普通名詞-副詞")
    )
