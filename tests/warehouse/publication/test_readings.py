"""In which order lists of names are found."""

from __future__ import annotations

from typing import Any

import pytest

NAMES = ("学校整備事業", "観光推進事業", "里山再生事業", "海外展開事業", "S-1事業")


@pytest.fixture
def ask(resolved: Any, mention: Any) -> Any:
    return resolved([mention(name) for name in NAMES])


@pytest.mark.parametrize("view", ["SELECT 事業名, 読み FROM 事業", "SELECT 名称, 読み FROM 事業の名称"])
def test_programs_stand_in_the_order_of_their_readings(ask: Any, view: str) -> None:
    assert ask(view) == [
        ("S-1事業", "S1ジギョウ"),
        ("海外展開事業", "カイガイテンカイジギョウ"),
        ("学校整備事業", "ガッコウセイビジギョウ"),
        ("観光推進事業", "カンコウスイシンジギョウ"),
        ("里山再生事業", "サトヤマサイセイジギョウ"),
    ]


def test_prefectures_stand_in_the_order_of_their_codes(ask: Any) -> None:
    found = ask("SELECT コード, 名称 FROM 都道府県 WHERE 有効終了日 IS NULL")

    assert [code for code, _ in found] == [f"{number:02}" for number in range(1, 48)]
    assert (found[0][1], found[-1][1]) == ("北海道", "沖縄県")
