"""Yen as Japanese documents print them: 三億五千万円, 3,456億78百万円, 5~8億円, ▲2,899千円; to the yen."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from pipeline.japanese.numbers import DIGITS, NUMBER, TEN_THOUSANDS, Number, read_number
from pipeline.japanese.spellings import plain, says_nothing, stands_in

YEN = rf"(?:{NUMBER} ?円|¥ ?{DIGITS})"
"""RE2: an amount in repaired text (三億五千万円, 7,530百万円, ¥1,000); without its sign."""

UNIT = r"(?:[十百千]?[兆億万千百]?円)"
"""RE2: the unit of a column or of a page (千円, 百万円, 億円, 円)."""

MINUS = r"[▲△-]"
"""RE2: the signs that make an amount negative in a table."""

_TRAILING_UNITS = re.compile(r"[^0-9〇零一二三四五六七八九壱弐参.,]*$")
_GREATEST_YEN = 10**18
# 147.097 in a table may as well be 147,097, and bears out neither.
_POINT_OR_COMMA = re.compile(r"\.[0-9]{3}(?![0-9])")
_NEGATIVE = re.compile(r"[▲△−]|(?:^|[^0-9円十百千万億兆上度超])-")


class Money(NamedTuple):
    """Whole yen, and the worth of the last printed digit (1.1億円: 110000000 and 10000000)."""

    yen: int
    resolution: int


def parse_money(text: str, unit: int = 1) -> Money:
    """The yen of a printed amount: 3,456億78百万円 is 345678000000 yen; a bare 2,899 counts in `unit`.

    Raises ValueError for what is no amount in whole yen.
    """
    sign = -1 if re.match(MINUS, text) else 1
    printed = text.lstrip("▲△-¥ ").removesuffix("円").strip()
    number = read_number(printed)
    return _money(Number(sign * number.value, number.resolution), unit, text)


def unit_in_yen(text: str) -> int:
    """What one of a unit is worth: 千円 is 1000, 百万円 is 1000000; raises ValueError for what is no unit."""
    if not re.fullmatch(UNIT, text):
        raise ValueError(f"no unit of money: {text!r}")
    return parse_money("1" + text).yen if text != "円" else 1


def parse_range(first: str, last: str) -> tuple[Money, Money]:
    """Both ends of a range; the first shares the unit of the last where it has none: 5~8億円, 1千~2千万円.

    Raises ValueError where an end is no amount, or the range runs backwards.
    """
    highest = parse_money(last)
    for reading in _readings(first, last):
        lowest = parse_money(reading)
        if lowest.yen < highest.yen:
            return lowest, highest
    raise ValueError(f"no range of money: {first!r} to {last!r}")


def _readings(first: str, last: str) -> tuple[str, ...]:
    """How the first end may be meant, the likeliest first; with a unit of its own there is one way only."""
    if first.endswith("円") or any(unit in first for unit in TEN_THOUSANDS):
        return (first,)
    units = _trailing_units(last)
    if _trailing_units(first):
        greatest = "".join(unit for unit in units if unit in TEN_THOUSANDS)
        return (first + greatest, first)
    if units and _is_compound(last):
        raise ValueError(f"no range of money: {first!r} to {last!r}")
    return (first + units,)


def _trailing_units(text: str) -> str:
    match = _TRAILING_UNITS.search(text.removesuffix("円").strip())
    return match[0].strip() if match else ""


def _is_compound(text: str) -> bool:
    """Whether an amount has units within: 1億2,000万円."""
    return any(unit in text.removesuffix("円").rstrip("十百千万億兆") for unit in "十百千万億兆")


def _money(number: Number, unit: int, text: str) -> Money:
    yen, resolution = Decimal(number.value) * unit, Decimal(number.resolution) * unit
    if yen != yen.to_integral_value() or abs(yen) >= _GREATEST_YEN:
        raise ValueError(f"no amount in whole yen: {text!r}")
    return Money(int(yen), max(1, int(resolution)))


def spelled(amount: int, text: str, unit: int = 1) -> bool:
    """Whether an amount stands in a text in one of the ways to print it: 345678000000 in 3,456億78百万円.

    It goes from the value to its spellings, so that no reading vouches for itself. A bare number counts in
    `unit`: 2899000 stands in △2,899 below 千円, as a negative amount.
    """
    printed = plain(text)
    if amount == 0:
        return says_nothing(printed)
    if (amount < 0) != bool(_NEGATIVE.search(printed)):
        return False
    if stands_in(abs(amount), printed):
        return True
    return (
        unit > 1 and not _POINT_OR_COMMA.search(text) and _stands_bare(Decimal(abs(amount)) / unit, printed)
    )


def _stands_bare(number: Decimal, printed: str) -> bool:
    if number == number.to_integral_value():
        return stands_in(int(number), printed)
    written = re.escape(f"{number.normalize():f}")
    return bool(re.search(rf"(?:^|[^0-9.]){written}(?![0-9.])", printed))
