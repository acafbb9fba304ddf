"""How far a page can be relied on: no text, unknown characters, words that no dictionary knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from sudachipy import Dictionary, Morpheme, SplitMode, Tokenizer

from pipeline.documents import Block
from pipeline.japanese.radicals import RADICALS
from pipeline.reading.pdf.characters.glyphs import UNKNOWN, Glyph
from pipeline.reading.pdf.rulings.rulings import Rulings
from pipeline.text import repair

ONLY_IMAGES = "文字がありません（画像のみ）"
ONLY_PATHS = "文字がありません（図形のみ）"
UNKNOWN_CHARACTERS = "文字コードのわからない文字が多くあります"
NO_WORDS = "文字の多くが言葉になりません（文字化け）"
MANY_PATHS = 50
MAX_UNKNOWN = 0.1  # of the characters
SUSPICIOUS = 0.05  # of the characters: rare ones
SHREDDED = 0.3  # of the characters: they are in no words
SHREDS = 3  # characters in a row that are in no word
LEAST = 20  # characters, on which a judgement can rest
MARGIN = 0.1  # of the page's height, where page numbers and stamps stand
MOST_CHARACTERS = 12_000

_BULLETS = range(0xF020, 0xF100)  # what symbol fonts put in the private use area
_LOANWORD = re.compile(r"[ァ-ヶー]{3,}")
_PUNCTUATION = frozenset("。、・「」『』【】〔〕［］〈〉《》（）：；…‥～〃※○●◎□■◇◆△▲▽▼☆★→⇒←↑↓×÷＋＝－‐―–—％℃")


def without_text(glyphs: Sequence[Glyph], rulings: Rulings, height: float) -> str | None:
    """Why a page is empty, or holds a page number alone: it is an image, or its letters are outlines."""
    if any(MARGIN * height < glyph.middle < (1 - MARGIN) * height for glyph in glyphs):
        return None
    if rulings.images:
        return ONLY_IMAGES
    return ONLY_PATHS if rulings.paths > MANY_PATHS else None


def unreadable(glyphs: Sequence[Glyph], blocks: Sequence[Block]) -> str | None:
    """What is wrong with the characters of a page; the dictionary is asked where they look suspicious."""
    unknown = sum(_is_unknown(glyph.text) for glyph in glyphs)
    if unknown > MAX_UNKNOWN * len(glyphs):
        return UNKNOWN_CHARACTERS
    rare = unknown + sum(_is_rare(glyph.text) for glyph in glyphs)
    if rare > SUSPICIOUS * len(glyphs) and len(glyphs) >= LEAST and shredded(blocks) > SHREDDED:
        return NO_WORDS
    return None


def shredded(blocks: Sequence[Block]) -> float:
    """The share of a text's characters that make no words: 山伽赤塁侭黒尾一諸水高."""
    return share(shreds(block) for block in blocks)


def shreds(block: Block) -> tuple[int, int]:
    """How many characters of a block are in no word, and how many there are; figures don't count."""
    return _count(repair(block).normalized)


def share(counts: Iterable[tuple[int, int]]) -> float:
    """The first numbers' part of the second ones."""
    pairs = list(counts)
    total = sum(count for _, count in pairs)
    return sum(lost for lost, _ in pairs) / total if total else 0.0


@cache
def _is_unknown(text: str) -> bool:
    code = ord(text[0])
    private = 0xE000 <= code < 0xF900 and code not in _BULLETS
    return text == UNKNOWN or text.startswith("(cid:") or private or code >= 0xF0000


@cache
def _is_rare(text: str) -> bool:
    """Whether a character is none that Japanese documents are full of: 侭, é; not 例, か, A, ①."""
    if text.isascii():
        return False
    try:
        encoded = RADICALS.get(text, text).encode("cp932")
    except UnicodeEncodeError:
        return text not in _PUNCTUATION
    return encoded[0] in range(0x98, 0xA0) or encoded[0] in range(0xE0, 0xEB)


@cache
def _tokenizer() -> Tokenizer:
    return Dictionary(dict="core").tokenizer(mode=SplitMode.C)


def _count(text: str) -> tuple[int, int]:
    lost = total = run = 0
    for length, in_word in _words(text):
        total += length
        run = 0 if in_word else run + length
        if run >= SHREDS:
            lost += length if run - length >= SHREDS else run
    return lost, total


def _words(text: str) -> Iterator[tuple[int, bool]]:
    for start in range(0, len(text), MOST_CHARACTERS):
        for morpheme in _tokenizer().tokenize(text[start : start + MOST_CHARACTERS]):
            surface = morpheme.surface()
            if surface[0] in _PUNCTUATION or any(c.isascii() or c.isdigit() for c in surface):
                yield 0, True
            else:
                yield len(surface), _is_word(morpheme, surface)


def _is_word(morpheme: Morpheme, surface: str) -> bool:
    if morpheme.is_oov():
        return _LOANWORD.fullmatch(surface) is not None
    part, kind = morpheme.part_of_speech()[:2]
    lone = part in ("名詞", "動詞", "感動詞", "記号", "補助記号") and kind != "数詞"
    return len(surface) > 1 or not lone
