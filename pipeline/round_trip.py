"""From a fact's value back to its print: an amount must stand, spelled out, in the fact's own characters."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import re2

from pipeline.japanese.money import spelled

AMOUNTS = ("amount_min", "amount_max")
_DECIMALS = re2.compile(r"[.．]([0-9０-９]+)")


def is_spelled(value: Any, printed: str) -> bool:
    """Whether every amount of a value can be spelled back: 7530000000 in 7,530百万円; what has none can.

    A bare number counts in the unit that its resolution implies: 2,899 with a resolution of 1,000 is 2899000.
    """
    amounts = {amount for name in AMOUNTS if (amount := getattr(value, name, None)) is not None}
    return all(spelled(amount, printed, _unit(value, printed)) for amount in amounts)


def _unit(value: Any, printed: str) -> int:
    """What one of a bare number is worth: 12.5 with a resolution of 100,000 counts millions."""
    decimals = _DECIMALS.search(printed)
    resolution = getattr(value, "resolution", None) or 1
    return int(Decimal(resolution).scaleb(len(decimals[1]) if decimals else 0))
