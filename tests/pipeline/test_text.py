"""Repair: what rules see, and the way back to what is printed."""

from __future__ import annotations

import unicodedata

import pytest

from pipeline.documents import Block, Cell, Line
from pipeline.japanese.radicals import RADICALS, SUPPLEMENT
from pipeline.text import repair, repair_text

# fmt: off
REPAIRS = [
    ("⻑野県と⻘森県",              "長野県と青森県"),
    ("⼤学",                       "大学"),
    ("２０２５ 年２⽉４⽇",         "2025年2月4日"),
    ("ﾊﾞｲｵとｶﾞｽ",                 "バイオとガス"),
    ("㍻２１年度、㈱、㋿",          "平成21年度、(株)、令和"),
    ("7,530 百万円",               "7,530百万円"),
    ("２億 ２,０００万円",          "2億2,000万円"),
    ("75.3\u3000億円",            "75.3億円"),
    ("予算\nの概要",               "予算の概要"),
    ("Society\nof Japan",         "Society of Japan"),
    ("平成27年（2015\n年）６月",    "平成27年(2015年)6月"),
    ("約１\n億円",                 "約1億円"),
    ("総額１\n２億円",             "総額12億円"),
    ("**重点**事業",               "重点事業"),
    ("葛\U000e0100城市",           "葛城市"),
]
UNTOUCHED = [
    "第1 日程",
    "1 年間の計画",
    "5 日間",
    "3 月額",
    "A 1 B 2",
    "令和7年度 10億円",
]
# fmt: on


@pytest.mark.parametrize(("raw", "wanted"), REPAIRS, ids=[wanted for _, wanted in REPAIRS])
def test_repairs(raw: str, wanted: str) -> None:
    assert repair_text(raw).normalized == wanted


@pytest.mark.parametrize("text", UNTOUCHED)
def test_leaves_spaces_that_separate(text: str) -> None:
    assert repair_text(text).normalized == text


@pytest.mark.parametrize("raw", [raw for raw, _ in REPAIRS])
def test_every_repaired_character_knows_its_raw_one(raw: str) -> None:
    text = repair_text(raw)

    for position, character in enumerate(text.normalized):
        start, end = text.original_span(position, position + 1)
        source = raw[start:end]
        forms = unicodedata.normalize("NFKC", "".join(RADICALS.get(c, c) for c in source))
        assert character in forms or (character == " " and source == "\n")


def test_numbers_one_above_the_other_in_a_cell_stay_two() -> None:
    lines = (Line("12"), Line("34"))

    in_cell = repair(Block("cell", lines, cell=Cell(0, 0, 0)))
    in_paragraph = repair(Block("paragraph", lines))

    assert in_cell.normalized == "12 34"
    assert in_paragraph.normalized == "1234"


def test_mended_tells_what_rests_on_a_repair() -> None:
    text = repair_text("計７，５３０ 百万円、⻑野は２億円")

    start = text.normalized.index("7")

    assert text.is_mended(start, start + len("7,530百万円"))
    assert text.is_mended(text.normalized.index("長"), text.normalized.index("野"))
    assert not text.is_mended(text.normalized.index("2億円"), len(text.normalized))


def test_all_radicals_become_ideographs() -> None:
    assert len(SUPPLEMENT) == 115
    assert len(RADICALS) == 214 + 115
    assert {c for c in RADICALS.values() if c in RADICALS} == set()
