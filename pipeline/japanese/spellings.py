"""From a value back to the ways in which it may be printed: 350000000 as 3億5千万, 三億五千万, 3.5億."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

_GREAT = (("兆", 10**12), ("億", 10**8), ("万", 10**4))
_SMALL = (("千", 1000), ("百", 100), ("十", 10))
_UNITS = tuple(
    (small + great, worth * times)
    for great, worth in (*_GREAT, ("", 1))
    for small, times in (("", 1), *_SMALL)
)
"""What may stand behind a printed number: 億, 千万, 百万, 千, or nothing."""

_KANJI = "〇一二三四五六七八九"
_PART_OF_A_NUMBER = frozenset(_KANJI + "0123456789.十百千万億兆")
_OTHER_SHAPES = str.maketrans("零壱弐参拾萬", "〇一二三十万", ", \t\n\r\u3000")
_SHARED_UNIT = re.compile(r"([0-9.]+)([十百千]?)(?:以上|程度|超)?[~〜-]約?[0-9.]+([十百千]*)([万億兆]?)")
_TRAILING_ZEROS = re.compile(r"(\.[0-9]*?)0+(?![0-9])")
_KANJI_SEPARATORS = re.compile(rf"[{_KANJI}]{{1,3}}(?:、[{_KANJI}]{{3}})+|[{_KANJI}]+・[{_KANJI}]+")
_FIGURES = str.maketrans(_KANJI + "・", "0123456789.", "、")
_SOMETHING = re.compile(r"[1-9一二三四五六七八九十百千万億兆]")
_ZERO = re.compile(r"(?:^|[^0-9.])0(?![0-9.])")


def plain(text: str) -> str:
    """A text as `stands_in` reads it: one shape of digits, no separators, 21.0 as 21, 5~8億 also as 5億."""
    text = unicodedata.normalize("NFKC", text).translate(_OTHER_SHAPES)
    text = _KANJI_SEPARATORS.sub(lambda match: match[0].translate(_FIGURES), text)
    text = _TRAILING_ZEROS.sub(lambda match: match[1].rstrip("."), text)
    shared = (f" {first}{own or small}{great}" for first, own, small, great in _SHARED_UNIT.findall(text))
    return text + "".join(shared)


def says_nothing(text: str) -> bool:
    """Whether a zero stands in a plain text, or no number at all: 0千円, 予算措置なし, －."""
    return bool(_ZERO.search(text)) or not _SOMETHING.search(text)


def stands_in(amount: int, text: str) -> bool:
    """Whether a positive number stands in a plain text, whole, in one of its spellings."""
    return any(
        _is_written_at(text, start, amount, len(_GREAT))
        for start in range(len(text))
        if start == 0 or text[start - 1] not in _PART_OF_A_NUMBER
    )


def _is_written_at(text: str, start: int, rest: int, greatest: int) -> bool:
    """Whether a number is written from a place on, with units below those already printed."""
    if rest == 0:
        return text[start : start + 1] not in _PART_OF_A_NUMBER
    if any(_ends_with(text, start, form) for form in _as_one(rest)):
        return True
    for unit, worth in _GREAT[len(_GREAT) - greatest :]:
        greatest -= 1
        whole, remainder = divmod(rest, worth)
        for form in _sections(whole) if whole else ():
            after = start + len(form) + len(unit)
            if text.startswith(form + unit, start) and _is_written_at(text, after, remainder, greatest):
                return True
    return any(_ends_with(text, start, form) for form in _sections(rest)) if rest < 10_000 else False


def _ends_with(text: str, start: int, form: str) -> bool:
    after = start + len(form)
    return text.startswith(form, start) and text[after : after + 1] not in _PART_OF_A_NUMBER


def _as_one(amount: int) -> Iterator[str]:
    """One number and one unit, in every unit: 7530百万, 75.3億; 億 alone for a single one (数億)."""
    for unit, worth in _UNITS:
        yield f"{Decimal(amount) / worth:f}".removesuffix(".0") + unit
        if amount == worth and unit:
            yield unit


@lru_cache(maxsize=4096)
def _sections(number: int) -> frozenset[str]:
    """How a number below ten thousand may be printed: 3456, 3千456, 三千四百五十六, 三四五六."""
    forms = {str(number), "".join(_KANJI[int(digit)] for digit in str(number))}
    for unit, worth in _SMALL:
        many, rest = divmod(number, worth)
        if 0 < many < 100:
            heads = {str(many), _KANJI[many] if many < 10 else str(many), "" if many == 1 else str(many)}
            tails = _sections(rest) if rest else {""}
            forms |= {head + unit + tail for head in heads for tail in tails}
    return frozenset(forms)
