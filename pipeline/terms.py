"""The terms by which texts are searched: Sudachi's shortest tokens (mode A) in their normalised form."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from sudachipy import Dictionary, SplitMode, Tokenizer

from pipeline.documents import Block
from pipeline.pieces import pieces
from pipeline.text import repair_text

REMEMBERED = 65_536
_BREAK = re.compile(r"\s*\n\s*")
_BREAK_OF_WORDS = re.compile(r"(?<=[A-Za-z])\s*\n\s*(?=[0-9A-Za-z])|(?<=[0-9])\s*\n\s*(?=[A-Za-z])")
_TOLD_APART = frozenset({"名詞", "動詞", "形容詞", "形状詞", "副詞", "接頭辞", "接尾辞", "感動詞", "記号"})
_MERE_GRAMMAR = frozenset({"非自立可能", "助動詞語幹"})


class Term(NamedTuple):
    """A term and where it stands in its text: 子供, of こども家庭庁 the first three characters."""

    form: str
    start: int
    end: int


def terms(text: str) -> list[Term]:
    """The terms of a text, particles, auxiliaries and marks left out.

    地域活性化を支援する yields 地域, 活性, 化 and 支援; 引上げ is 引き上げ, ＡＩ is ai.
    """
    found = []
    offset = 0
    for piece in pieces(text):
        for morpheme in _tokenizer().tokenize(piece):
            first, second, *_ = morpheme.part_of_speech()
            if first in _TOLD_APART and second not in _MERE_GRAMMAR:
                form = (morpheme.normalized_form() or morpheme.surface()).casefold()
                found.append(Term(form, offset + morpheme.begin(), offset + morpheme.end()))
        offset += len(piece)
    return found


def forms_of(block: Block) -> tuple[str, ...]:
    """The terms of a block's repaired text; what is printed again and again is looked up once."""
    return _forms(block.text, block.cell is not None, block.kind == "heading")


def joined(text: str) -> str:
    """Printed lines joined as `repair` does: nothing between them, a space between Latin words."""
    return _BREAK.sub("", _BREAK_OF_WORDS.sub(" ", text)) if "\n" in text else text


@lru_cache(REMEMBERED)
def _forms(text: str, in_table: bool, heading: bool) -> tuple[str, ...]:
    text = text if in_table else joined(text)  # most is in order then, and nothing has to be repaired
    repaired = repair_text(text, join_digits=not in_table, whole=in_table or heading)
    return tuple(term.form for term in terms(repaired.normalized))


@cache
def _tokenizer() -> Tokenizer:
    return Dictionary(dict="core").tokenizer(mode=SplitMode.A)
