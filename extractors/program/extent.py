"""Where a name begins in running text: after the last clause boundary, body of the state or pointing word."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ENOUGH = 3
_JOINTS = frozenset("・-/&+.×")
_AND = frozenset(("及び", "並びに"))
_NO_PART = frozenset("等 毎 別 など".split())
# Words that only point to programs or say when; a name begins behind them.
_POINTING = frozenset(
    """
    本 同 当該 当 各 各種 全 他 その この これら それら 両 上記 下記 前記 既存 従来 現行 今後 今回 新規
    新た 新設 同様 類似 関連 例 以下 以上 前述 後述 その他 平成 令和 昭和 年度 なお また さらに 更に 例えば
    特に 今般 具体的 以降 うち 主要 主 独自 単独 個別
""".split()
)
# Those who have programs: 自治体の支援事業 is a description.
_AGENTS = frozenset(
    """
    国 政府 自治体 地方自治体 地方公共団体 都道府県 市町村 企業 大学 民間 省 府省 関係府省 府 県 市 町
    村 者 財団 法人 団体 地域 我が国 各国
""".split()
)
# Verbs that join a phrase to the words behind it: …に向けた, …に係る, …を通じた.
_JOINING = frozenset("向け 係る 関する 資する おける よる 対する 通じ 活用 用い ため 関わる つなげる".split())


class Extent(NamedTuple):
    """The first token of a name, and the first of the compound that its head closes."""

    first: int
    compound: int


def extent(doc: Doc, head: int, floor: int) -> Extent:
    """Where the name begins whose head word is the token `head`; nothing before the character `floor`."""
    first = compound = _compound(doc, head, floor)
    while (before := _possessor(doc, first, floor)) is not None:
        first = before
    if weight(doc, compound, head) < ENOUGH:
        while (before := _joined(doc, first, floor)) is not None:
            first = before
    while first < head and (_points(doc[first]) or _is_loose(doc[first])):
        first += 1
    return Extent(first, max(first, compound))


def weight(doc: Doc, first: int, head: int) -> int:
    """How many words of content stand before the head; letters and proper nouns make a name alone."""
    return sum(worth(token) for token in doc[first:head])


def worth(token: Token) -> int:
    """What a word adds to a name: particles nothing, a noun one, a proper noun two, letters enough."""
    if token.text in _JOINTS or token.text.isspace():
        return 0
    if token.text.isascii() and token.text.isalpha() and len(token.text) > 1:
        return ENOUGH
    if not token.tag_.startswith(("名詞", "形状詞", "動詞-一般", "形容詞")):
        return 0
    proper = token.tag_.startswith("名詞-固有名詞") and "地名" not in token.tag_
    return 2 if proper or len(token.text) >= 6 else 1


def is_pointed_at(doc: Doc, first: int) -> bool:
    """Whether the word before only points: 既存の, 各種, 他の."""
    before = first - 1 - (first >= 2 and doc[first - 1].text in ("の", "な"))
    return before >= 0 and _points(doc[before])


def _compound(doc: Doc, head: int, floor: int) -> int:
    """The run of nouns before a head, letters in brackets included: センター(COL)|プログラム."""
    first = head
    while first > 0 and doc[first - 1].idx >= floor:
        before = doc[first - 1].text
        if _continues(doc[first - 1]) or (before == "等" and first > 1):
            first -= 1
        elif before == ")" and first >= 4 and doc[first - 3].text == "(" and _is_latin(doc[first - 2]):
            first -= 3
        elif before.isspace() and first >= 2 and _is_latin(doc[first - 2]):
            first -= 2
        else:
            break
    return first


def _possessor(doc: Doc, first: int, floor: int) -> int | None:
    """Where 若手研究者の begins, when it belongs to the name behind it; not 国の, 従来の, 平成21年度の."""
    if first < 2 or doc[first - 1].text != "の" or doc[first - 1].idx < floor:
        return None
    end = first - 2 if doc[first - 2].text == "へ" else first - 1
    before = _compound(doc, end, floor)
    words = [token for token in doc[before:end] if token.text != "等"]
    if not words or words[-1].text in _AGENTS or "地名" in words[-1].tag_ or _counts(words[-1]):
        return None
    return None if any(map(_points, words)) else before


def _joined(doc: Doc, first: int, floor: int) -> int | None:
    """Where 安全の確保に|向けた, 地域に|おける and the like begin, without which 支援事業 says nothing."""
    at = first - 1
    while at > 0 and doc[at].text not in _JOINING and doc[at].tag_.startswith(("助動詞", "動詞-非自立")):
        at -= 1
    if at < 1 or doc[at].idx < floor or doc[at].text not in _JOINING | _AND:
        return None
    end = at if doc[at].text in _AND else at - 1
    before = _compound(doc, end, floor)
    if before == end or any(_points(token) for token in doc[before:end]):
        return None
    further = _possessor(doc, before, floor)
    return before if further is None else further


def _continues(token: Token) -> bool:
    if token.text in _JOINTS:
        return True
    if token.text in _NO_PART or _points(token):
        return False
    return token.tag_.startswith(("名詞", "接頭辞", "接尾辞", "形状詞-一般"))


def _points(token: Token) -> bool:
    return token.text in _POINTING and not token.tag_.startswith("名詞-普通名詞-助数詞")


def _is_latin(token: Token) -> bool:
    return token.text.isascii() and token.text.replace("-", "").isalnum()


def _counts(token: Token) -> bool:
    return token.tag_.startswith(("名詞-数詞", "名詞-普通名詞-助数詞"))


def _is_loose(token: Token) -> bool:
    """Whether a word can't begin a name: a joint, a number, a suffix whose noun was left behind."""
    return token.text in _JOINTS or token.tag_.startswith("接尾辞") or _counts(token)
