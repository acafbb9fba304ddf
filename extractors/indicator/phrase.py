"""The noun phrase before a number, over what only qualifies it: 総人口は|平成20年の|1億2,808万人."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import re2

from extractors.indicator.near import labels_between, sentence_start
from pipeline.annotation import Passage

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST = 40
PASSED = ("date", "quantity", "amount", "other_amount", "foreign_money")
"""Labels that may stand between a number and its subject."""

_PARTICLES = frozenset("は が を も の に で と から まで より へ について によって として".split())
_QUALIFYING = frozenset(
    """
    約 計 延べ のべ 累計 合計 総計 年間 全国 現在 既に すでに 全 平均 実 新た 毎年 年 当初 最大 最低
    少なくとも およそ 概ね おおむね ほぼ うち 、 : ・ → ⇒ = - 対前年度比 前年度比 前年比 対前年比
    昨年度比 同 さらに 更に 全体 末 時点 度 見込み 計画 さらなる わずか 実人数 上記 以内 毎 月 月間 週
    依然 なお 上限 下限 現状 目標 目標値 実績 プラス マイナス 頃 ごろ 付け 比
    """.split()
)
_MARKS = frozenset('「 」 『 』 " “ ” 【 】 〈 〉 < > | ※ ○ ● ・ ■ □ ◆ ◇ ▶ * + ( [ 〔 ―  ー'.split())
_CLOSING = {")": "(", "]": "[", "〕": "〔"}
_INNER = frozenset(("の", "・", "等", "及び", "や", "又は", "並びに", "または"))
_BOUNDARY = frozenset("、 。 は : ( ) 「 」 『 』 【 】 → ・・・ も が ; [ ]".split())
_TOPICAL = ("について", "に関して", "における")
_WORDS = re2.compile(
    "(?:実人数|延べ人数|早期|同期間|依然として|について|に関して|における|対前年度?比|[0-9]+(?:年間|年|か月|週間|か月間|カ月間|日間))$"
)
_WIDEST = 12
_NEVER_FIRST = _INNER | _QUALIFYING | frozenset("本 当該 その この に これら これらの 同 各 を で と".split())


class Phrase(NamedTuple):
    """A noun phrase, where it stands in the repaired text, and the particle right behind it."""

    start: int
    end: int
    particle: str | None


def before(passage: Passage, offset: int) -> Phrase | None:
    """The nearest noun phrase before a place in its sentence, if only qualifying words stand between."""
    floor = sentence_start(passage, offset)
    last, particle = _nearest_noun(passage, offset, floor)
    return None if last is None else _phrase(passage, last, floor, particle)


def topic(passage: Passage, end: int) -> Phrase | None:
    """What a sentence speaks of before a place: 英語力は|、中学校卒業段階で|40.7%."""
    doc, floor = passage.doc, sentence_start(passage, end)
    for index in range(_token_at(doc, end) - 1, 0, -1):
        if doc[index].idx < floor:
            return None
        if doc[index].text == "は" and is_noun(doc[index - 1]):
            return _phrase(passage, index - 1, floor, "は")
    return None


def is_noun(token: Token) -> bool:
    """Whether a token may be part of a noun phrase and is no number."""
    return token.tag_.startswith(("名詞", "接頭辞", "接尾辞", "形状詞-一般")) and not token.tag_.startswith(
        "名詞-数詞"
    )


def _nearest_noun(passage: Passage, offset: int, floor: int) -> tuple[int | None, str | None]:
    """The last token of the nearest noun before a place, and the particle between them."""
    doc, particle, after_comma = passage.doc, None, False
    taken = [
        (one.start, one.end, name) for name in PASSED for one in labels_between(passage, name, floor, offset)
    ]
    index = _token_at(doc, offset) - 1
    while index >= 0 and doc[index].idx >= floor:
        token = doc[index]
        span = next((s for s in taken if s[0] <= token.idx < s[1]), None)
        if span and after_comma and "amount" in span[2]:
            return None, None
        after_comma = after_comma or token.text == "、"
        if span:
            index, particle = _before_offset(doc, index, span[0]), None
        elif token.text in _CLOSING:
            index = _before_bracket(doc, index)
        elif words := _qualifies(passage, token):
            index = _before_offset(doc, index, token.idx + len(token) - len(words))
            particle = "は" if words in _TOPICAL else "で"
        elif token.text in _PARTICLES:
            index, particle = index - 1, token.text
        elif token.text in _QUALIFYING or token.text in _MARKS or token.text.isspace():
            index, particle = index - 1, particle or ("、" if token.text == "、" else None)
        else:
            return (index, particle) if is_noun(token) else (None, None)
    return None, None


def _qualifies(passage: Passage, token: Token) -> str | None:
    """The words that end with a token and only qualify a number: 実人数|で, 早期|に, 12年間|で."""
    end = token.idx + len(token)
    match = _WORDS.search(passage.normalized[max(0, end - _WIDEST) : end])
    return str(match[0]) if match else None


def _before_offset(doc: Doc, index: int, start: int) -> int:
    while index >= 0 and doc[index].idx >= start:
        index -= 1
    return index


def _before_bracket(doc: Doc, index: int) -> int:
    opening, depth = _CLOSING[doc[index].text], 0
    while index >= 0:
        depth += (doc[index].text in _CLOSING) - (doc[index].text == opening)
        index -= 1
        if depth <= 0:
            break
    return index


def _phrase(passage: Passage, last: int, floor: int, particle: str | None) -> Phrase | None:
    """The phrase that a token ends: 管理職に占める女性の割合, 生成AIを利用している個人."""
    doc, first = passage.doc, last
    end = doc[last].idx + len(doc[last])
    labels = (one for name in PASSED for one in labels_between(passage, name, floor, doc[last].idx))
    floor = max((one.end for one in labels), default=floor)
    attributive = False
    while first > 0 and doc[first - 1].idx >= floor and end - doc[first - 1].idx < LONGEST:
        token = doc[first - 1]
        attributive = attributive or _is_attributive(token, doc[first])
        if token.text in _BOUNDARY or not (is_noun(token) or token.text in _INNER or attributive):
            break
        first -= 1
    if attributive and first > 0 and doc[first - 1].text in "」』)":
        return None
    while first < last and not _may_begin(doc[first]):
        first += 1
    return Phrase(doc[first].idx, end, particle)


def _is_attributive(token: Token, behind: Token) -> bool:
    """Whether a clause or a bound describes the noun behind it: 利用している|個人, 築40年以上|の."""
    if token.text in ("以上", "以下", "未満", "以内"):
        return behind.text == "の"
    return token.tag_.startswith(("動詞", "助動詞")) and is_noun(behind)


def _may_begin(token: Token) -> bool:
    if token.text in _NEVER_FIRST:
        return False
    return not token.tag_.startswith(
        ("助詞", "助動詞", "接尾辞", "補助記号", "空白", "名詞-数詞", "名詞-普通名詞-助数詞")
    )


def _token_at(doc: Doc, offset: int) -> int:
    """The number of the first token that begins at a place or behind it."""
    if offset <= 0:
        return 0
    span = doc.char_span(offset - 1, offset, alignment_mode="expand")
    return span.end if span is not None else len(doc)
