"""Amounts of money as printed, in whole yen."""

from __future__ import annotations

import pytest
import re2

from pipeline.japanese.money import (
    MINUS,
    UNIT,
    YEN,
    Money,
    parse_money,
    parse_range,
    unit_in_yen,
)


@pytest.mark.parametrize(
    ("text", "yen", "resolution"),
    [
        ("三億五千万円", 350_000_000, 10_000_000),
        ("3,456億78百万円", 345_678_000_000, 1_000_000),
        ("1兆2,345億円", 1_234_500_000_000, 100_000_000),
        ("6千万円", 60_000_000, 10_000_000),
        ("7,530百万円", 7_530_000_000, 1_000_000),
        ("2,899千円", 2_899_000, 1_000),
        ("17億870万9千円", 1_708_709_000, 1_000),
        ("1.1億円", 110_000_000, 10_000_000),
        ("67.5万円", 675_000, 1_000),
        ("21.0億円", 2_100_000_000, 10_000_000),
        ("1億円", 100_000_000, 100_000_000),
        ("158万3,200円", 1_583_200, 1),
        ("¥12,000", 12_000, 1),
        ("0円", 0, 1),
        ("▲35億円", -3_500_000_000, 100_000_000),
        ("△2,899千円", -2_899_000, 1_000),
    ],
)
def test_an_amount_is_read_to_the_yen_with_the_worth_of_its_last_digit(
    text: str, yen: int, resolution: int
) -> None:
    got = parse_money(text)

    assert got == Money(yen, resolution)


@pytest.mark.parametrize(
    ("text", "unit", "yen"),
    [
        ("2,899", 1_000, 2_899_000),
        ("△35", 1_000, -35_000),
        ("12.5", 1_000_000, 12_500_000),
        ("0", 1_000, 0),
    ],
)
def test_a_bare_number_counts_in_the_unit_of_its_table(text: str, unit: int, yen: int) -> None:
    got = parse_money(text, unit)

    assert got.yen == yen


@pytest.mark.parametrize(
    "text",
    ["0.5円", "1億2億円", "円", "", "12億3兆円", "9" * 50 + "円", "9" * 30 + "億円"],
)
def test_what_is_no_amount_in_whole_yen_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"no (amount|number)"):
        parse_money(text)


@pytest.mark.parametrize(
    ("first", "last", "ends"),
    [
        ("5", "8億円", (500_000_000, 800_000_000)),
        ("100", "1,000万円", (1_000_000, 10_000_000)),
        ("1,000万円", "1億円", (10_000_000, 100_000_000)),
        ("1億", "1億5,000万円", (100_000_000, 150_000_000)),
        ("1千", "2千万円", (10_000_000, 20_000_000)),
        ("5千", "1万円", (5_000, 10_000)),
        ("200", "300百万円", (200_000_000, 300_000_000)),
        ("1.5", "2億円", (150_000_000, 200_000_000)),
    ],
)
def test_the_first_end_of_a_range_shares_the_unit_of_the_last(
    first: str, last: str, ends: tuple[int, int]
) -> None:
    low, high = parse_range(first, last)

    assert (low.yen, high.yen) == ends


@pytest.mark.parametrize(("first", "last"), [("8", "5億円"), ("3", "1億2,000万円"), ("5億円", "5億円")])
def test_a_range_that_runs_backwards_or_may_mean_two_things_is_refused(first: str, last: str) -> None:
    with pytest.raises(ValueError, match="no range"):
        parse_range(first, last)


@pytest.mark.parametrize(
    ("text", "yen"),
    [
        ("円", 1),
        ("千円", 1_000),
        ("万円", 10_000),
        ("百万円", 10**6),
        ("億円", 10**8),
        ("十億円", 10**9),
    ],
)
def test_a_unit_is_worth_its_yen(text: str, yen: int) -> None:
    got = unit_in_yen(text)

    assert got == yen


@pytest.mark.parametrize("text", ["千", "ドル", "3千円"])
def test_what_is_no_unit_of_money_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no unit"):
        unit_in_yen(text)


def test_the_fragments_are_re2_patterns_that_take_a_whole_amount() -> None:
    text = "総額は1兆2,345億円、うち三億五千万円と¥1,000、差は△2,899"

    assert re2.compile(YEN).findall(text) == ["1兆2,345億円", "三億五千万円", "¥1,000"]
    assert re2.compile(f"単位は({UNIT})").findall("単位は百万円") == ["百万円"]
    assert re2.compile(f"{MINUS}[0-9]").findall(text) == ["△2"]
