"""The normal form of names."""

from __future__ import annotations

import pytest

from pipeline.japanese.names import name_key, printed_name


def test_a_printed_name_has_one_form_and_no_spaces() -> None:
    got = printed_name("里山　再生事業（第Ⅱ期）")

    assert got == "里山再生事業(第II期)"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("「里山・再生」事業", "里山再生事業"),
        ("ＡＩ活用事業（第２期）", "AI活用事業 第2期"),
        ("スマ－ト漁業", "スマート漁業"),
        ("Green Innovation基金", "GREENINNOVATION基金"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_names_that_differ_keep_different_keys() -> None:
    assert name_key("里山再生事業(第1期)") != name_key("里山再生事業(第2期)")
