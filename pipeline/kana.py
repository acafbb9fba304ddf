"""How names are read: Sudachi's readings of their longest words (mode C), by which names are sorted."""

from __future__ import annotations

import unicodedata
from functools import cache

from sudachipy import Dictionary, Morpheme, SplitMode, Tokenizer

from pipeline.pieces import pieces


def kana(name: str) -> str:
    """The reading of a name in katakana, with its letters and digits; marks and spaces are left out.

    里山再生事業 is サトヤマサイセイジギョウ, S-1事業 is S1ジギョウ.
    """
    plain = unicodedata.normalize("NFKC", name)
    read = (_reading(morpheme) for piece in pieces(plain) for morpheme in _tokenizer().tokenize(piece))
    return "".join(letter for reading in read for letter in reading if letter.isalnum() or letter == "ー")


def _reading(morpheme: Morpheme) -> str:
    """Marks are read キゴウ by the dictionary, Latin letters one by one: both stay as they are."""
    surface = str(morpheme.surface())
    if surface.isascii() or morpheme.part_of_speech()[0] in ("補助記号", "空白"):
        return surface
    return morpheme.reading_form() or surface


@cache
def _tokenizer() -> Tokenizer:
    return Dictionary(dict="core").tokenizer(mode=SplitMode.C)
