"""The tables of the macro `norm`: which letters differ only in form, for a database that has no NFKC."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from pipeline.japanese.radicals import RADICALS
from warehouse.publication.sql_types import literal

DASHES = "‐‑–—―−ｰ"
DROPPED = " ()（）「」『』【】[]〈〉<>・,，、。"

_WHITE_SPACE = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_COMMON = "！-～‐-―−"
_RARE = "⁰-₎①-⒵ⓐ-⓪Ⅰ-ⅿ⺀-⿕㈠-㉃㊀-㊰㋿㍻-㍾㎎㎏㎜-㎡㎥㏄㏊№℡℃〜〶︵-﹄﹐-﹫｡-ﾟ￠-￦"


class Forms(NamedTuple):
    """What becomes of letters: common ones and rare ones have one in their place or several, some vanish."""

    common: dict[str, str]
    rare: dict[str, str]
    several: dict[str, str]
    dropped: str


@cache
def forms() -> Forms:
    """ａ is a, ｱ is ア, Ⅱ (in lower case ⅱ) is ii, ㍻ is 平成, （ is nothing."""
    common, rare = _plain_by_letter(_COMMON), _plain_by_letter(_RARE)
    letters = {*DROPPED, *_members(_WHITE_SPACE), *(c for c, plain in (common | rare).items() if not plain)}
    return Forms(
        {letter: plain for letter, plain in common.items() if plain},
        {letter: plain for letter, plain in rare.items() if len(plain) == 1},
        {letter: plain for letter, plain in rare.items() if len(plain) > 1},
        "".join(sorted(letters)),
    )


@cache
def unified_letter(letter: str) -> str:
    """What the macro makes of one letter before it drops what is nothing: ａ is a, ㍻ is 平成."""
    common, rare, several, _ = forms()
    small = letter.lower()
    return common.get(small) or rare.get(small) or several.get(small) or small


def parameters() -> dict[str, str]:
    """What `macros.sql` leaves open: the tables as SQL, and the patterns that tell who needs them."""
    common, rare, several, dropped = forms()
    return {
        "common_letters": literal("".join(common)),
        "common_plain": literal("".join(common.values())),
        "common_pattern": literal(any_of(common)),
        "rare_letters": literal("".join(rare | common)),
        "rare_plain": literal("".join((rare | common).values())),
        "rare_pattern": literal(any_of(rare | several)),
        "several": _list(several),
        "several_plain": _list(several.values()),
        "dropped_pattern": literal(any_of(dropped)),
    }


def _list(texts: Iterable[str]) -> str:
    """A list of texts as SQL; as one text that is split, it costs a query nothing to be understood."""
    return f"string_split({literal(' '.join(texts))}, ' ')"


def _plain_by_letter(ranges: str) -> dict[str, str]:
    pairs = ((letter.lower(), _plain(letter)) for letter in _members(ranges))
    return {letter: plain for letter, plain in pairs if plain != letter}


def _members(ranges: str) -> Iterator[str]:
    """The letters of a-c, written as in a pattern: a, b, c."""
    for position, letter in enumerate(ranges):
        if letter == "-":
            yield from map(chr, range(ord(ranges[position - 1]) + 1, ord(ranges[position + 1])))
        else:
            yield letter


def _plain(letter: str) -> str:
    unified = RADICALS.get(letter) or unicodedata.normalize("NFKC", letter)
    dashed = ("ー" if c in DASHES else c for c in unified)
    return "".join(c for c in dashed if c not in DROPPED and not c.isspace()).lower()


def any_of(letters: Iterable[str]) -> str:
    """A pattern for any of the letters, neighbours as ranges: [\\x{3041}-\\x{3043}]."""
    codes = set(map(ord, letters))
    starts = sorted(code for code in codes if code - 1 not in codes)
    ends = sorted(code for code in codes if code + 1 not in codes)
    return "[" + "".join(f"\\x{{{a:x}}}-\\x{{{b:x}}}" for a, b in zip(starts, ends, strict=True)) + "]"
