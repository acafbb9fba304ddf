"""Printed numbers become exact values, with the worth of their last digit; anything else is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
import re2

from pipeline.japanese.numbers import NUMBER, parse_number, read_number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", 0),
        ("7,530", 7530),
        ("1,234,567", 1234567),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("百五", 105),
        ("二千九", 2009),
        ("二〇〇九", 2009),
        ("〇", 0),
        ("三億五千万", 350_000_000),
        ("八十九億", 8_900_000_000),
        ("千万", 10_000_000),
        ("4千万", 40_000_000),
        ("7,530百万", 7_530_000_000),
        ("3,456億78百万", 345_678_000_000),
        ("1兆2,345億", 1_234_500_000_000),
        ("1億2千3百万", 123_000_000),
        ("5千3百20", 5320),
        ("３，４５６億", 345_600_000_000),
        ("壱拾弐万", 120_000),
        ("1.1億", 110_000_000),
        ("0.29兆", 290_000_000_000),
        ("123456789012345678901234567890123", 123456789012345678901234567890123),
    ],
)
def test_a_printed_number_is_exactly_its_integer(text: str, expected: int) -> None:
    got = parse_number(text)

    assert (got, type(got)) == (expected, int)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("0.5", Decimal("0.5")), ("1.25千", 1250), ("0.00005万", Decimal("0.5"))],
)
def test_what_is_no_integer_stays_an_exact_decimal(text: str, expected: Decimal) -> None:
    got = parse_number(text)

    assert got == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "円",
        "万",
        "億3",
        "3億2兆",
        "十百",
        "1,23,4",
        "1.2.3",
        "五3",
        "3 4",
        "-5",
        "9" * 99,
    ],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no number"):
        parse_number(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7,530百万", 1_000_000),
        ("1.1億", 10_000_000),
        ("1.10億", 1_000_000),
        ("三億五千万", 10_000_000),
        ("20億", 100_000_000),
        ("3,456億78百万", 1_000_000),
        ("百万", 1_000_000),
        ("二千十", 10),
        ("2,345", 1),
        ("0.25", Decimal("0.01")),
    ],
)
def test_the_resolution_is_the_worth_of_the_last_printed_digit(text: str, expected: int | Decimal) -> None:
    got = read_number(text).resolution

    assert got == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("予算3,456億78百万円", ["3,456億78百万"]),
        ("三億五千万円", ["三億五千万"]),
        ("1.1億円×8地域", ["1.1億", "8"]),
        ("5~8億円", ["5", "8億"]),
        ("事業費", []),
    ],
)
def test_the_fragment_finds_whole_numbers_in_text(text: str, expected: list[str]) -> None:
    got = [match.group() for match in re2.compile(NUMBER).finditer(text)]

    assert got == expected
