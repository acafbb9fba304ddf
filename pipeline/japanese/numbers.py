"""Numbers as Japanese documents print them: digits with separators, kanji, and both mixed."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, localcontext
from typing import NamedTuple

KANJI_DIGITS: dict[str, int] = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "壱": 1,
    "弐": 2,
    "参": 3,
}
WITHIN_TEN_THOUSAND: dict[str, int] = {"十": 10, "拾": 10, "百": 100, "千": 1000}
TEN_THOUSANDS: dict[str, int] = {
    "万": 10**4,
    "萬": 10**4,
    "億": 10**8,
    "兆": 10**12,
    "京": 10**16,
}

DIGITS = r"(?:(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)"
"""RE2: digits with separators, perhaps with decimals (3,456, 1.1)."""

KANJI_NUMBER = r"(?:[〇零一二三四五六七八九十百千]+)"
"""RE2: a number below ten thousand in kanji alone (十二, 二〇〇九)."""

_KANJI_DIGIT = "[〇零一二三四五六七八九]"

GROUPED_KANJI = rf"(?:{_KANJI_DIGIT}{{1,3}}(?:、{_KANJI_DIGIT}{{3}})+|{_KANJI_DIGIT}+・{_KANJI_DIGIT}+)"
"""RE2: kanji digits with separators or decimals, as vertical text prints them (一、二五〇, 一二・五)."""

_PART = rf"(?:{DIGITS}|{GROUPED_KANJI}|[〇零一二三四五六七八九壱弐参]+)"

NUMBER = rf"(?:(?:{_PART}?[十拾百千万萬億兆京])+{_PART}?|{_PART})"
"""RE2: a number in repaired text (3,456億78百万, 三億五千万, 1.1億); without its sign and its unit."""

_TOKEN = re.compile(rf"(?P<part>{_PART})|(?P<unit>[十拾百千万萬億兆京])")


MOST_CHARACTERS = 40
"""Nothing that is counted has a longer number; a code of a hundred digits is none."""


class Number(NamedTuple):
    """A number, and the worth of its last printed digit (7,530百万: 1,000,000; 1.1億: 10,000,000)."""

    value: int | Decimal
    resolution: int | Decimal


def parse_number(text: str) -> int | Decimal:
    """The exact value of a printed number: 三億五千万 is 350000000, 1.1億 is 110000000, 0.5 stays Decimal.

    Raises ValueError for what is no number.
    """
    return read_number(text).value


def read_number(text: str) -> Number:
    """The value of a printed number with its resolution; raises ValueError for what is no number."""
    printed = unicodedata.normalize("NFKC", text).strip()
    if len(printed) > MOST_CHARACTERS:
        raise ValueError(f"no number: {text!r}")
    with localcontext(prec=2 * MOST_CHARACTERS):
        return _number(_tokens(printed), text)


def _number(tokens: list[str], text: str) -> Number:
    total, resolution, reached = Decimal(0), Decimal(1), None
    section: list[str] = []
    for token in tokens:
        if token not in TEN_THOUSANDS:
            section.append(token)
            continue
        worth = TEN_THOUSANDS[token]
        if not section or (reached and worth >= reached):
            raise ValueError(f"no number: {text!r}")
        value, resolution = _section(section, text)
        total, resolution, reached, section = (
            total + value * worth,
            resolution * worth,
            worth,
            [],
        )
    if section:
        value, resolution = _section(section, text)
        total += value
    return Number(_plain(total), _plain(resolution))


def _tokens(text: str) -> list[str]:
    tokens, position = [], 0
    while match := _TOKEN.match(text, position):
        tokens.append(match[0])
        position = match.end()
    if not tokens or position < len(text):
        raise ValueError(f"no number: {text!r}")
    return tokens


def _section(tokens: list[str], text: str) -> tuple[Decimal, Decimal]:
    """What stands before 万, 億 … or at the end (3千5百, 78百, 十二): value and worth of the last digit."""
    total, resolution = Decimal(0), Decimal(1)
    printed: Decimal | None = None
    reached: int | None = None
    for token in tokens:
        if token not in WITHIN_TEN_THOUSAND:
            if printed is not None:
                raise ValueError(f"no number: {text!r}")
            printed = _digits(token)
            continue
        worth = WITHIN_TEN_THOUSAND[token]
        if reached and worth >= reached:
            raise ValueError(f"no number: {text!r}")
        total += (Decimal(1) if printed is None else printed) * worth
        resolution, reached, printed = worth * _last_place(printed), worth, None
    if printed is None:
        return total, resolution
    return total + printed, _last_place(printed)


def _digits(token: str) -> Decimal:
    if token[0] in KANJI_DIGITS:
        return Decimal("".join("." if c == "・" else str(KANJI_DIGITS[c]) for c in token if c != "、"))
    return Decimal(token.replace(",", ""))


def _last_place(printed: Decimal | None) -> Decimal:
    """The worth of the last digit of a printed figure: 0.1 for 1.5."""
    if printed is None:
        return Decimal(1)
    exponent = printed.as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(1).scaleb(min(exponent, 0))


def _plain(value: Decimal) -> int | Decimal:
    return int(value) if value == value.to_integral_value() else value
