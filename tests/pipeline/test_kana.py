"""How names are read."""

from __future__ import annotations

import pytest

from pipeline.kana import kana
from pipeline.pieces import MOST_CHARACTERS


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("里山再生事業", "サトヤマサイセイジギョウ"),
        ("産学官連携・人材育成（一般型）", "サンガクカンレンケイジンザイイクセイイッパンガタ"),
        ("S-1事業", "S1ジギョウ"),
        ("ＤＸ推進費", "DXスイシンヒ"),
        ("カーボンニュートラル", "カーボンニュートラル"),
        ("", ""),
    ],
)
def test_a_name_is_read_in_katakana_without_marks(name: str, reading: str) -> None:
    assert kana(name) == reading


def test_a_name_longer_than_sudachi_takes_is_read_to_its_end() -> None:
    assert kana("里山" * MOST_CHARACTERS) == "サトヤマ" * MOST_CHARACTERS
