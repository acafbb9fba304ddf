"""Sudachi's tokens as a spaCy Doc, one block at a time."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc
from spacy.vocab import Vocab
from sudachipy import Dictionary, SplitMode, Tokenizer

from pipeline.pieces import pieces


@cache
def _tokenizer() -> Tokenizer:
    return Dictionary(dict="core").tokenizer(mode=SplitMode.C)


@cache
def _vocab() -> Vocab:
    return Vocab()


def tokenize(text: str) -> Doc:
    """A Doc of Sudachi's longest tokens (mode C): `tag_` is the part of speech, `lemma_` the normalised form.

    札幌市 is tagged 名詞-固有名詞-地名-一般; 7,530百万 has the normalised form 7530000000.
    """
    words, tags, lemmas = [], [], []
    for piece in pieces(text):
        for morpheme in _tokenizer().tokenize(piece):
            words.append(morpheme.surface())
            tags.append("-".join(part for part in morpheme.part_of_speech()[:4] if part != "*"))
            lemmas.append(morpheme.normalized_form() or morpheme.surface())
    return Doc(_vocab(), words=words, spaces=[False] * len(words), tags=tags, lemmas=lemmas)
