"""From one fiscal year to the next: difference and rate, exact, and no more precise than what was printed."""

from __future__ import annotations

from collections.abc import Collection
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from flows.language import say
from flows.reporting.words import yen

_TENTH = Decimal("0.1")
_VISIBLE = Decimal("0.05")  # of a percent: what a rate with one decimal would show


def change_of(row: dict[str, Any], doubted: Collection[str] = ()) -> dict[str, Any]:
    """A pair of figures with its difference and rate as they are told: △1億円, △12.5%, 新規, 皆減.

    `doubted` are figures for which another amount is printed elsewhere.
    """
    row = {**row, "is_doubted": bool({row["fact_id"], row["former_fact_id"]} & set(doubted))}
    now, before = row["amount"], row["former"]
    if before is None:
        return {**row, "difference": say("新規", "new"), "rate": say("新規", "new"), "tone": "new"}
    difference = now - before
    return {
        **row,
        "difference": signed(difference),
        "rate": _rate(row, difference),
        "tone": "down" if difference < 0 else "up" if difference > 0 else "",
    }


def signed(difference: int) -> str:
    """A difference with △ where it is less."""
    return f"+{yen(difference)}" if difference > 0 else yen(difference)


def _rate(row: dict[str, Any], difference: int) -> str:
    now, before = row["amount"], row["former"]
    if now == 0 and before > 0:
        return say("皆減", "ended")
    if before == 0 and now > 0:
        return say("皆増", "begun")
    if before <= 0:
        return "―"
    percent = (Decimal(difference) * 100 / Decimal(before)).quantize(_TENTH, ROUND_HALF_UP)
    told = f"{'△' if percent < 0 else ''}{abs(percent)}%"
    return say("約", "about ") + told if is_rounded(row) else told


def is_rounded(row: dict[str, Any]) -> bool:
    """Whether what rounding hid, or an 約 in print, can be seen in the rate."""
    if "about" in (row["modifier"], row["former_modifier"]):
        return True
    hidden = Decimal((row["resolution"] or 1) + (row["former_resolution"] or 1)) / 2
    return hidden * 100 / Decimal(abs(row["former"]) or 1) > _VISIBLE
