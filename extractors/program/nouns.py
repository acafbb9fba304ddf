"""Runs of nouns in running text: how far one reaches back, and how much it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ENOUGH = 3
_NOMINAL = ("名詞", "接頭辞", "接尾辞", "形状詞-一般")
JOINTS = frozenset("・-/&+.×")
_NO_PART = frozenset("等 毎 別 など".split())
# Words that only point to programs or say when; a name begins behind them.
_POINTING = frozenset(
    """
    本 同 当該 当 各 各種 全 他 その この これら それら 両 上記 下記 前記 既存 従来 現行 今後 今回 新規
    新た 新設 同様 類似 関連 例 以下 以上 前述 後述 その他 平成 令和 昭和 年度 なお また さらに 更に 例えば
    特に 今般 具体的 以降 うち 主要 主 独自 単独 個別 ため 同条 同項 同法 前条 前項 本条 本項 本文
""".split()
)
# 新規|就農者 and 新規|学卒者 are words of their own; 新規|支援事業 is only a new one.
_NEWCOMERS = frozenset(
    "就農 就農者 就業 就業者 就労 参入 参入者 採用 採用者 学卒 学卒者 高卒 開業 開業医 創業 漁業".split()
)
# Letters that name a matter and no program: an AIプロジェクト is anyone's.
_FASHIONABLE = frozenset("AI IT ICT IoT DX GX EV PR SNS NPO OB CO VR AR".split())
# Those who have programs: 自治体の支援事業 is a description.
_AGENTS = frozenset(
    """
    国 政府 自治体 地方自治体 地方公共団体 都道府県 市町村 企業 大学 民間 省 府省 関係府省 府 県 市 町
    村 者 財団 法人 団体 地域 我が国 各国 所管
""".split()
)


def weight(doc: Doc, first: int, head: int) -> int:
    """How many words of content stand before the head; letters and proper nouns make a name alone."""
    return sum(worth(token) for token in doc[first:head])


def worth(token: Token) -> int:
    """What a word adds to a name: particles nothing, a noun one, a proper noun two, letters enough."""
    if token.text in JOINTS or token.text.isspace():
        return 0
    if token.text in _FASHIONABLE:
        return 1
    if token.text.isascii() and token.text.isalpha() and len(token.text) > 1:
        return ENOUGH
    if not token.tag_.startswith(("名詞", "形状詞", "動詞-一般", "形容詞")):
        return 0
    proper = token.tag_.startswith("名詞-固有名詞") and "地名" not in token.tag_
    return 2 if proper or len(token.text) >= 6 else 1


def compound(doc: Doc, head: int, floor: int) -> int:
    """The run of nouns before a head, letters in brackets included: センター(COL)|プログラム."""
    first = head
    while first > 0 and doc[first - 1].idx >= floor:
        before = doc[first - 1].text
        if _continues(doc, first - 1) or (before == "等" and first > 1):
            first -= 1
        elif before == ")" and first >= 4 and doc[first - 3].text == "(" and _is_latin(doc[first - 2]):
            first -= 3
        elif before.isspace() and first >= 2 and _is_latin(doc[first - 2]):
            first -= 2
        else:
            break
    return first


def possessor(doc: Doc, first: int, floor: int) -> int | None:
    """Where 若手研究者の begins, when it belongs to the name behind it; not 国の, 従来の, 平成21年度の."""
    if first < 2 or doc[first - 1].text != "の" or doc[first - 1].idx < floor:
        return None
    end = first - 2 if doc[first - 2].text == "へ" else first - 1
    before = compound(doc, end, floor)
    words = [token for token in doc[before:end] if token.text != "等"]
    if not words or words[-1].text in _AGENTS or "地名" in words[-1].tag_ or counts(words[-1]):
        return None
    return None if any(map(points, words)) else before


def points(token: Token) -> bool:
    """Whether a word only points to a program or says when: 各種, 既存, 平成."""
    return token.text in _POINTING and not token.tag_.startswith("名詞-普通名詞-助数詞")


def counts(token: Token) -> bool:
    """Whether a word is a number or counts things."""
    return token.tag_.startswith(("名詞-数詞", "名詞-普通名詞-助数詞"))


def is_loose(token: Token) -> bool:
    """Whether a word can't begin a name: a joint, a number, a suffix whose noun was left behind."""
    return token.text in JOINTS or token.tag_.startswith("接尾辞") or counts(token)


def _continues(doc: Doc, at: int) -> bool:
    token = doc[at]
    if token.text in JOINTS:
        return True
    if token.text == "新規" and at + 1 < len(doc) and doc[at + 1].text in _NEWCOMERS:
        return True
    if token.text in _NO_PART or points(token):
        return False
    return token.tag_.startswith(_NOMINAL) or token.text in ("直接", "ない") or _is_verbal_noun(doc, at)


def _is_verbal_noun(doc: Doc, at: int) -> bool:
    """Whether a verb stands where a noun does: 社会人の|学び直し|ニーズ, but not …を|見直し|…."""
    verb = doc[at].tag_ == "動詞-一般" and len(doc[at].text) >= 3
    return (verb and at > 0 and doc[at - 1].tag_ != "助詞-格助詞") or (verb and doc[at - 1].text == "の")


def _is_latin(token: Token) -> bool:
    return token.text.isascii() and token.text.replace("-", "").isalnum() and not token.text.isdigit()
