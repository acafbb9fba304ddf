"""Yen as people read them: 12億3,456万円."""

from __future__ import annotations

_UNITS = ((10**12, "兆"), (10**8, "億"), (10**4, "万"))


def yen_ja(amount: float) -> str:
    """Whole yen in 兆, 億 and 万, △ for a negative amount: 1234560000 is 12億3,456万円."""
    rest = abs(round(amount))
    if not rest:
        return "0円"
    parts = ["△"] if amount < 0 else []
    for worth, unit in _UNITS:
        number, rest = divmod(rest, worth)
        if number:
            parts.append(f"{number:,}{unit}")
    if rest:
        parts.append(f"{rest:,}")
    return "".join(parts) + "円"


def yen_short(amount: float) -> str:
    """The first two units only, for lists: 1兆2,345億円."""
    size = abs(amount)
    for worth, _ in _UNITS:
        if size >= worth * 10_000 or (size >= worth and worth == 10**8):
            return yen_ja(round(amount / worth) * worth)
    return yen_ja(amount)
