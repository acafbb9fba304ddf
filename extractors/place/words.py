"""Where a name stands as a word of its own, by Sudachi's tokens and by the names beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.annotation import Passage
from pipeline.japanese.municipalities import municipality_ending_at
from pipeline.japanese.prefectures import prefecture_ending_at
from pipeline.japanese.regions import codes_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_OFFICES = "長|民|内|外|下|域|側|政|勢|庁|議|知事|議会|役所|役場|職員|全域"
_ENDS_WITHIN = re.compile(rf"(?:{_OFFICES})(?:{_OFFICES})?")
_TITLES = frozenset(("氏", "様", "君", "さん", "議員", "委員", "教授", "大臣", "先生", "座長", "会長"))
_NOUNS = ("名詞", "接尾辞", "接頭辞", "代名詞")
_OF_A_TOWN = re.compile(r" ?(?:[0-9一二三四五六七八九十]{1,3} ?(?:丁目|番)|[0-9]{1,3}-[0-9])")
_PERSON = re.compile(r"[長氏様君]|さん|ちゃん|先生|議員|委員|教授|博士|会長|座長|主査|室長|課長|大臣")
SHORTEST_OF_THE_PAST = 3
LONGEST_NAME = 14


def stands_as_word(passage: Passage, start: int, end: int) -> bool:
    """Whether a full name is one: 甲府市 in 甲府市長, 広島県 in 広島県府中市; not 千代田区 in 千代田区立."""
    if passage.normalized[end : end + 1] == "立" and not holds_municipality(passage, start, end):
        return False
    return _begins(passage, start) and _ends(passage, start, end)


def holds_municipality(passage: Passage, start: int, end: int) -> bool:
    """Whether a prefecture's name goes on with one of its municipalities: 富山県西砺波郡福光町."""
    text = passage.normalized
    if not _begins(passage, start):
        return False
    ends = (i + 1 for i in range(end, min(len(text), end + LONGEST_NAME)) if text[i] in "市区町村")
    return any(municipality_ending_at(text, one) == end and codes_of(text[start:one]) for one in ends)


def prefecture_before(passage: Passage, start: int, end: int) -> str:
    """The prefecture printed right before its municipality: 富山県 of 西砺波郡福光町; else empty."""
    text = passage.normalized
    first = prefecture_ending_at(text, start)
    return text[first:start] if first is not None and codes_of(text[first:end]) else ""


def is_part_of_a_town(passage: Passage, start: int, end: int) -> bool:
    """Whether a bare 町 is a quarter: 栄町 in 札幌市北区栄町, 本町 in 本町2丁目; not in a line of its own."""
    text = passage.normalized
    if text[end - 1] not in "町村":
        return False
    behind = start > 0 and text[start - 1] in "市区" and municipality_ending_at(text, start) is not None
    return (behind and not _is_broken(passage, start)) or _OF_A_TOWN.match(text, end) is not None


def _is_broken(passage: Passage, position: int) -> bool:
    """Whether a printed line ends at a place of the repaired text."""
    first, last = passage.text.original_span(position - 1, position + 1)
    return "\n" in passage.text.original[first:last]


def may_be_a_person(text: str, start: int, end: int) -> bool:
    """Whether the name of a municipality of the past is more likely someone's: 北村, 中村市長."""
    return end - start < SHORTEST_OF_THE_PAST or _PERSON.match(text, end) is not None


def is_free(passage: Passage, start: int, end: int) -> bool:
    """Whether a short name is one geographical token without a noun beside it: 富山で, not 富山駅."""
    doc = passage.doc
    span = doc.char_span(start, end)
    if span is None or len(span) != 1 or "地名" not in span[0].tag_:
        return False
    beside = [doc[i] for i in (span.start - 1, span.end) if 0 <= i < len(doc)]
    return not any(token.tag_.startswith(_NOUNS) or token.text in _TITLES for token in beside)


def _begins(passage: Passage, start: int) -> bool:
    token = _token(passage, start)
    if token.idx == start:
        return True
    before = token.text[: start - token.idx]
    return "地名" in token.tag_ and codes_of(before) is not None


def _ends(passage: Passage, start: int, end: int) -> bool:
    token = _token(passage, end - 1)
    after = token.text[end - token.idx :]
    if not after or _ENDS_WITHIN.fullmatch(after):
        return True
    return "地名" in token.tag_ and not goes_on(passage.normalized, start, end)


def goes_on(text: str, start: int, end: int) -> bool:
    """Whether a longer name covers one: 東村 in 東村山市, 郡上市 in 中新川郡上市町."""
    ends = (i + 1 for i in range(end, min(len(text), end + LONGEST_NAME)) if text[i] in "市区町村")
    begins = (municipality_ending_at(text, one) for one in ends)
    return any(begin is not None and begin <= start for begin in begins)


def _token(passage: Passage, position: int) -> Token:
    span = passage.doc.char_span(position, position + 1, alignment_mode="expand")
    assert span is not None
    return span[0]
