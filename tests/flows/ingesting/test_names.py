from __future__ import annotations

import os
import unicodedata

from flows.ingesting.names import distinct, readable


def test_a_plain_name_stays_as_it_is() -> None:
    assert readable("令和6年度予算（案）.pdf") == "令和6年度予算（案）.pdf"


def test_a_decomposed_name_is_composed() -> None:
    assert readable(unicodedata.normalize("NFD", "がくしゅう.txt")) == "がくしゅう.txt"


def test_bytes_that_are_no_utf_8_stand_as_escapes() -> None:
    assert readable(os.fsdecode("予算.txt".encode("cp932"))) == r"\x97\\x8eZ.txt"


def test_control_characters_and_turns_of_direction_stand_as_escapes() -> None:
    assert readable("a\nb\x1b[31m\u202etxt.pdf") == "a\\x0ab\\x1b[31m\\u202etxt.pdf"


def test_an_emoji_with_joiners_stays() -> None:
    assert readable("👩‍🏫.txt") == "👩‍🏫.txt"


def test_names_that_read_alike_stay_apart_in_any_order() -> None:
    composed, decomposed = "が.txt", unicodedata.normalize("NFD", "が.txt")

    got = distinct([decomposed, composed])

    assert got[composed] == "が.txt"
    assert got[decomposed].startswith("が~")
    assert got[decomposed].endswith(".txt")
    assert distinct([composed, decomposed]) == got


def test_an_escape_that_is_a_name_of_its_own_stays_apart() -> None:
    escaped, raw = "\\xff.txt", os.fsdecode(b"\xff.txt")

    got = distinct([raw, escaped])

    assert got[escaped] == "\\xff.txt"
    assert got[raw] != got[escaped]
