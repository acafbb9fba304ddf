"""Where a name stands as a word of its own, by Sudachi's tokens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.annotation import Passage
from pipeline.japanese.regions import codes_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_OFFICES = "長|民|内|外|下|域|側|政|勢|庁|議|知事|議会|役所|役場|職員|全域"
_ENDS_WITHIN = re.compile(rf"(?:{_OFFICES})(?:{_OFFICES})?")
_TITLES = frozenset(("氏", "様", "君", "さん", "議員", "委員", "教授", "大臣", "先生", "座長", "会長"))
_NOUNS = ("名詞", "接尾辞", "接頭辞", "代名詞")


def stands_as_word(passage: Passage, start: int, end: int) -> bool:
    """Whether a full name is one: 甲府市 in 甲府市長, 広島県 in 広島県府中市; not 千代田区 in 千代田区立."""
    return _begins(passage, start) and _ends(passage, end)


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


def _ends(passage: Passage, end: int) -> bool:
    token = _token(passage, end - 1)
    after = token.text[end - token.idx :]
    if not after or _ENDS_WITHIN.fullmatch(after):
        return True
    return "地名" in token.tag_ and codes_of(after) is not None


def _token(passage: Passage, position: int) -> Token:
    span = passage.doc.char_span(position, position + 1, alignment_mode="expand")
    assert span is not None
    return span[0]
