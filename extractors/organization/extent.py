"""Where the name of a body begins and ends, from the word that tells what it is: …推進|委員会|."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_JOINTS = frozenset("・-/&")
_POINTING = frozenset(
    "各 本 当 同 旧 当該 関係 上記 下記 前記 次 新 現 元 同上 うち 例 以下 また 今回 今後 前 他 両 全".split()
)
_POSTS = frozenset(
    "代表 代表取締役 代表取締役社長 取締役 社長 理事 理事長 専務 会長 総長 学長 所長 部長 顧問 監事".split()
)


def nouns_before(doc: Doc, index: int, floor: int) -> Span:
    """The run of nouns right before a token, from the character `floor` on, without words that only point."""
    first = index
    while first > 0 and doc[first - 1].idx >= floor and _continues(doc[first - 1]):
        first -= 1
    while first < index and (doc[first].text in _POINTING or _is_loose(doc[first])):
        first += 1
    return doc[first:index]


def nouns_after(doc: Doc, index: int) -> Span:
    """The run of nouns from a token on, up to a post: 理工学振興会|専務理事."""
    last = index
    while last < len(doc) and _continues(doc[last]) and doc[last].text not in _POSTS:
        last += 1
    return doc[index:last]


def weight(words: Span) -> int:
    """How many words of content there are; a proper noun and a long compound count twice."""
    return sum(1 + (is_proper(word) or len(word) >= 5) for word in words if word.text not in _JOINTS)


def is_proper(word: Token) -> bool:
    """Whether a word is a proper noun, or 国立 and the like which stand for one."""
    return word.tag_.startswith("名詞-固有名詞") or word.text in ("国立", "日本", "全国")


def _continues(token: Token) -> bool:
    if token.text in _JOINTS:
        return True
    if token.tag_.startswith("名詞-固有名詞-人名") or token.text in ("等", "毎", "別"):
        return False
    return token.tag_.startswith(("名詞", "接頭辞", "接尾辞", "形状詞-一般"))


def _is_loose(token: Token) -> bool:
    """Whether a token can't begin a name: a joint, a number, a suffix whose noun was left behind."""
    return token.text in _JOINTS or token.tag_.startswith(
        ("接尾辞", "名詞-数詞", "名詞-普通名詞-助数詞", "名詞-普通名詞-副詞")
    )
