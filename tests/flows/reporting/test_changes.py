"""Differences and rates, as the 増減表 tells them."""

from __future__ import annotations

from typing import Any

import pytest

from flows.reporting.changes import change_of

OKU = 100_000_000


def pair(now: int, before: int | None, resolution: int = 1_000, modifier: str = "exact") -> dict[str, Any]:
    return {
        "amount": now, "former": before, "modifier": modifier, "former_modifier": "exact",
        "resolution": resolution, "former_resolution": resolution,
        "fact_id": "now", "former_fact_id": "former",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("row", "difference", "rate"),
    [
        (pair(3_204_000_000, 3_480_000_000), "△2億7,600万円", "△7.9%"),
        (pair(1_850_000_000, 1_620_000_000), "+2億3,000万円", "14.2%"),
        (pair(31 * OKU, 25 * OKU, OKU), "+6億円", "約24.0%"),
        (pair(3 * OKU, 2 * OKU, modifier="about"), "+1億円", "約50.0%"),
        (pair(2 * OKU, 2 * OKU), "0円", "0.0%"),
        (pair(0, 2 * OKU), "△2億円", "皆減"),
        (pair(2 * OKU, 0), "+2億円", "皆増"),
        (pair(2 * OKU, None), "新規", "新規"),
        (pair(2 * OKU, -OKU), "+3億円", "―"),
    ],
)
def test_a_change_is_told(row: dict[str, Any], difference: str, rate: str) -> None:
    told = change_of(row)

    assert (told["difference"], told["rate"]) == (difference, rate)


def test_a_half_is_rounded_away_from_zero_in_both_directions() -> None:
    up, down = change_of(pair(100_050, 100_000, 1)), change_of(pair(99_950, 100_000, 1))

    assert (up["rate"], down["rate"]) == ("0.1%", "△0.1%")


@pytest.mark.parametrize(
    ("doubted", "told"), [({"former"}, True), ({"now"}, True), ({"another"}, False), (set(), False)]
)
def test_a_change_of_a_figure_with_two_amounts_says_so(doubted: set[str], told: bool) -> None:
    assert change_of(pair(3 * OKU, 2 * OKU), doubted)["is_doubted"] is told
