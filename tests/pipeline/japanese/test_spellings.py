"""An amount stands in its own print and in no other's."""

from __future__ import annotations

import random

import pytest

from pipeline.japanese.money import parse_money, spelled

PRINTED = [
    (350_000_000, "三億五千万円"),
    (125_000_000_000, "一、二五〇億円"),
    (1_250_300_000, "一、二五〇、三〇〇千円"),
    (1_250_000_000, "一二・五億円"),
    (345_678_000_000, "3,456億78百万円"),
    (1_234_500_000_000, "１兆２，３４５億円"),
    (60_000_000, "6千万円"),
    (700_000_000_000, "0.7兆円"),
    (2_100_000_000, "21.0億円"),
    (500_000_000, "5～8億円"),
    (800_000_000, "5～8億円"),
    (10_000_000, "1千~2千万円"),
    (10_000_000, "1,000万円以上～1億円程度"),
    (1_708_709_000, "17億870万9千円"),
    (4_548_000_000, "４ 548百万円"),
    (-3_500_000_000, "▲35億円"),
    (1_000_000_000, "数十億円"),
    (0, "予算措置なし"),
    (0, "0円～24,400円"),
    (24_400, "0円～24,400円"),
    (12_000, "¥12,000"),
]


@pytest.mark.parametrize(("amount", "text"), PRINTED)
def test_an_amount_stands_in_its_print(amount: int, text: str) -> None:
    assert spelled(amount, text)


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (548_000_000, "4,548百万円"),
        (100_000_000, "1億2,000万円"),
        (35_000_000, "35億円"),
        (3_500_000_000, "▲35億円"),
        (-3_500_000_000, "35億円"),
        (0, "3億円"),
        (147_097, "147.097"),
        (50_000_000, "三億五千万円"),
    ],
)
def test_a_part_of_a_number_or_another_unit_is_another_amount(amount: int, text: str) -> None:
    assert not spelled(amount, text)


def test_a_bare_number_counts_in_the_unit_of_its_table() -> None:
    assert spelled(-2_899_000, "△2,899", unit=1_000)
    assert not spelled(-2_899_000, "△2,899")
    assert spelled(12_500_000, "12.5", unit=1_000_000)
    assert not spelled(147_097, "147.097", unit=1_000)


@pytest.mark.parametrize("seed", range(20))
def test_what_is_read_from_a_print_stands_in_it_and_its_neighbour_does_not(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(50):
        parts = [(chance.randint(1, 9999), unit) for unit in ("億", "万", "") if chance.random() < 0.7]
        text = "".join(f"{number:,}{unit}" for number, unit in parts) + "円"
        if parts:
            amount = parse_money(text).yen
            assert spelled(amount, text), text
            assert not spelled(amount + 1, text), text
            assert not spelled(amount * 10, text), text
