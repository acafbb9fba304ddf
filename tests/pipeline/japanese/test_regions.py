"""Prefectures and municipalities: the tables are whole, and names find their codes."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise

import pytest
import re2

from pipeline.japanese.municipalities import (
    WITHOUT_OFFICE,
    cities_called,
    every_municipality,
    forms,
    municipalities,
    municipalities_named,
    municipality_ending_at,
)
from pipeline.japanese.prefectures import prefecture_named, prefectures
from pipeline.japanese.regions import (
    Codes,
    codes_of,
    codes_of_short_name,
    prefecture_pattern,
    short_name_pattern,
)


def check_digit(code: str) -> str:
    total = sum(int(digit) * weight for digit, weight in zip(code, (6, 5, 4, 3, 2), strict=True))
    return str((11 - total % 11) % 10)


def test_there_are_47_prefectures_with_codes_in_order() -> None:
    got = list(prefectures())

    assert got == [f"{number:02}" for number in range(1, 48)]


def test_every_municipality_lies_in_its_prefecture_and_has_a_right_check_digit() -> None:
    wrong = [
        one.code
        for one in municipalities().values()
        if one.code[:2] != one.prefecture_code or one.code[5] != check_digit(one.code[:5])
    ]

    assert wrong == []


def test_there_are_as_many_municipalities_as_the_state_counts() -> None:
    now = Counter(one.kind for one in municipalities().values() if not one.valid_to)

    assert now["指定都市"] == 20
    assert now["市"] + now["指定都市"] == 792
    assert now["特別区"] == 23
    assert now["町"] + now["村"] == 926 + 6
    assert now["区"] == 171


def test_each_ward_belongs_to_a_designated_city() -> None:
    parents = {municipalities()[one.parent_code].kind for one in municipalities().values() if one.parent_code}

    assert parents == {"指定都市"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("北海道", Codes("01")),
        ("札幌市", Codes("01", "011002")),
        ("札幌市中央区", Codes("01", "011011")),
        ("函館市", Codes("01", "012025")),
        ("千代田区", Codes("13", "131016")),
        ("大阪市", Codes("27", "271004")),
        ("那覇市", Codes("47", "472018")),
        ("石狩郡当別町", Codes("01", "013030")),
        ("竜ヶ崎市", Codes("08", "082082")),
        ("龍ケ崎市", Codes("08", "082082")),
        ("広島県府中市", Codes("34", "342084")),
        ("府中市", Codes()),
        ("浜松市中央区", Codes("22", "221384")),
        ("泊村", Codes("01", "014036")),
        ("東京都府中町", None),
        ("長野", None),
        ("", None),
    ],
)
def test_a_full_name_has_its_codes(name: str, expected: Codes | None) -> None:
    assert codes_of(name) == expected


def test_an_ambiguous_name_is_decided_by_the_prefecture_near() -> None:
    got = [codes_of("府中市", [code]) for code in ("13", "34", "40")]

    assert got == [Codes("13", "132063"), Codes("34", "342084"), Codes()]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2023-12-31", Codes("22", "221376")),
        ("2024-01-01", Codes("22", "221406")),
        (None, Codes("22", "221406")),
    ],
)
def test_a_ward_that_was_formed_anew_has_the_code_of_the_day(day: str | None, expected: Codes) -> None:
    assert codes_of("浜松市天竜区", on=day) == expected


def test_a_ward_that_is_no_more_is_still_found() -> None:
    assert codes_of("浜松市浜北区") == Codes("22", "221368")


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("札幌", "", Codes("01", "011002")),
        ("広島", "", Codes("34")),
        ("広島", "市", Codes("34", "341002")),
        ("広島", "県", Codes("34")),
        ("札幌", "県", None),
        ("府中", "", Codes()),
        ("白老", "", None),
    ],
)
def test_a_short_name_is_only_as_sure_as_it_can_be(name: str, kind: str, expected: Codes | None) -> None:
    assert codes_of_short_name(name, kind) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("四日市市", 0), ("群馬県北群馬郡吉岡町", 3), ("東村山市", 0), ("新しい市", None), ("市", None)],
)
def test_the_longest_name_that_ends_somewhere_is_found(text: str, expected: int | None) -> None:
    assert municipality_ending_at(text, len(text)) == expected


def test_every_municipality_is_found_by_each_form_of_its_name() -> None:
    lost = [
        form
        for one in municipalities().values()
        for form in forms(one)
        if one.is_valid(None) and one.code not in WITHOUT_OFFICE and one not in municipalities_named(form)
    ]

    assert lost == []


def test_a_prefecture_is_found_by_both_names_and_cities_by_their_short_one() -> None:
    assert prefecture_named("長野") == prefecture_named("長野県")
    assert [one.code for one in cities_called("府中")] == ["132063", "342084"]


def test_patterns_find_every_prefecture_and_compile_small() -> None:
    full, short = re2.compile(prefecture_pattern()), re2.compile(short_name_pattern())

    assert [one.name for one in prefectures().values() if not full.fullmatch(one.name)] == []
    assert [one.short_name for one in prefectures().values() if not short.fullmatch(one.short_name)] == []


@pytest.mark.parametrize(
    ("name", "near", "day", "expected"),
    [
        ("厚田村", (), None, Codes("01", "013056")),
        ("浦和市", (), None, Codes("11", "112046")),
        ("大阪市大淀区", (), None, Codes("27", "271128")),
        ("札幌市", (), "1972-03-31", Codes("01", "012017")),
        ("札幌市", (), "1972-04-01", Codes("01", "011002")),
        ("大野町", (), None, Codes("21", "214035")),
        ("佐伯郡大野町", (), None, Codes("34", "343234")),
        ("大野町", ("34",), None, Codes("34", "343234")),
        ("大野町", ("34",), "2024-04-01", Codes("21", "214035")),
        ("広島県大野町", (), "2024-04-01", Codes("34", "343234")),
        ("篠山市", (), None, Codes("28", "282219")),
    ],
)
def test_a_municipality_of_the_past_is_found_where_none_of_the_day_is_meant(
    name: str, near: tuple[str, ...], day: str | None, expected: Codes
) -> None:
    assert codes_of(name, near, day) == expected


def test_a_city_of_the_past_is_shortened_only_where_it_is_said_to_be_one() -> None:
    assert codes_of_short_name("浦和") is None
    assert codes_of_short_name("浦和", "市") == Codes("11", "112046")


def test_what_came_after_a_municipality_is_in_the_same_prefecture() -> None:
    known = municipalities()
    strayed = [one for one in every_municipality() if one.successor_code[:2] not in ("", one.code[:2])]

    assert strayed == []
    assert all(one.successor_code in known for one in every_municipality() if one.successor_code)
    assert known[municipalities_named("厚田村")[0].successor_code].name == "石狩市"


def test_no_two_municipalities_have_a_code_on_the_same_day() -> None:
    of_code = defaultdict(list)
    for one in every_municipality():
        of_code[one.code].append((one.valid_from, one.valid_to or "9"))
    spans = [sorted(found) for found in of_code.values()]

    assert [found for found in spans if any(a[1] >= b[0] for a, b in pairwise(found))] == []
