"""Repair: what rules see, and the way back to what is printed."""

from __future__ import annotations

import time
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
    ("①１２億円、② ３億円",        "①12億円、② 3億円"),
    ("予算額②\n３億円",           "予算額②3億円"),
    ("5²倍、2½人、⒈2億円",        "5²倍、2½人、⒈2億円"),
    ("①地域、⑴３億円",            "1地域、(1)3億円"),
    ("予算\nの概要",               "予算の概要"),
    ("Society\nof Japan",         "Society of Japan"),
    ("平成27年（2015\n年）６月",    "平成27年(2015年)6月"),
    ("約１\n億円",                 "約1億円"),
    ("総額１\n２億円",             "総額12億円"),
    ("**重点**事業",               "重点事業"),
    ("葛\U000e0100城市",           "葛城市"),
    ("２ ０２ ０年 ３月 １０ 日",    "2020年3月10日"),
    ("平成 2 1 年度",              "平成21年度"),
    ("令和 ７ 年 １ ２ 月 ３ １ 日", "令和7年12月31日"),
    ("1 2 3 百万円",               "123百万円"),
    ("１ ２ ３，４ ５ ６千円",       "123,456千円"),
    ("98億2，\u3000530万円",       "98億2,530万円"),
    ("総額11, 156,922千円",        "総額11,156,922千円"),
    ("平 成 ２ １ 年 度",           "平成21年度"),
    ("予\u3000算\u3000額",         "予算額"),
    ("開始年度 開 始 年 度：平成9年", "開始年度 開始年度:平成9年"),
    (", ( , )額:4 548百万円 3 901百万円", "額:4,548百万円 3,901百万円"),
    ("夏には 「海の大綱」を、冬には 「山、 、\nの大綱」を", "夏には、「海の大綱」を、冬には、「山の大綱」を"),
    ("また 「海の大綱」であり、、\n今後", "また、「海の大綱」であり、今後"),
]
UNTOUCHED = [
    "第1 日程",
    "1 年間の計画",
    "5 日間",
    "3 月額",
    "A 1 B 2",
    "令和7年度 10億円",
    "平成20 21年度",
    "20 21年度",
    "1 2億円",
    "類型1 2,345千円",
    "5, 10, 200万円",
    "注 1 2 3",
    "一 二 三 四",
    "目標 4 548百万円",
    ", 目標 4 548百万円 3 901百万円",
    "また 「海の大綱」であり、",
]
IN_CELLS = [
    ("区\u3000\u3000分", "区分"),
    ("11, 156,922", "11,156,922"),
    ("5, 000", "5,000"),
    ("△ 1 , 2 3 4", "△1,234"),
    ("1 2 3", "1 2 3"),
    ("1, 200, 300", "1, 200, 300"),
    ("1 2,345", "1 2,345"),
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
        mark_put_back = character in ",、" and source == " "
        assert character in forms + source or mark_put_back or (character == " " and source == "\n")


def test_numbers_one_above_the_other_in_a_cell_stay_two() -> None:
    lines = (Line("12"), Line("34"))

    in_cell = repair(Block("cell", lines, cell=Cell(0, 0, 0)))
    in_paragraph = repair(Block("paragraph", lines))

    assert in_cell.normalized == "12 34"
    assert in_paragraph.normalized == "1234"


@pytest.mark.parametrize(("raw", "wanted"), IN_CELLS)
def test_a_cell_is_one_word_or_one_figure_only_where_it_can_be_nothing_else(raw: str, wanted: str) -> None:
    assert repair(Block("cell", (Line(raw),), cell=Cell(0, 0, 0))).normalized == wanted


def test_a_mark_that_was_put_back_is_mended_and_points_at_the_hole() -> None:
    text = repair_text(", 計:4 548百万円、別に3億円")

    start = text.normalized.index("4")

    assert text.is_mended(start, start + len("4,548百万円"))
    assert text.original_span(start, start + 5) == (4, 9)
    assert not text.is_mended(text.normalized.index("3億"), len(text.normalized))


@pytest.mark.parametrize("piece", ["1 ", "1, ", "12 345 ", "あ ", "、 ", "( ,", "平成 1 "])
def test_hostile_repetition_costs_no_more_than_its_length(piece: str) -> None:
    started = time.process_time()
    repair_text(piece * 20_000)

    assert time.process_time() - started < 2


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


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("1 ,8 2 0 億円", "1,820億円"),
        ("△5 5 億円", "△55億円"),
        ("△1 8 億円", "△18億円"),
        ("3 ,8 5 3 億3 0 0 万円", "3,853億300万円"),
        ("歳入 1 ,8 2 0 億円 (対前年度比 △4 .0 %)", "歳入 1,820億円 (対前年度比 △4.0%)"),
        ("平 成 27 年 度", "平成27年度"),
        ("対 前 年 度 増 △ 減 額", "対前年度増△減額"),
    ],
)
def test_figures_whose_digits_all_stand_apart_are_whole(raw: str, wanted: str) -> None:
    assert repair_text(raw).normalized == wanted


@pytest.mark.parametrize("text", ["2 3 4", "10 20", "第1 2 3表", "表1 20億円", "2 5億円", "事業1 8億円"])
def test_digits_apart_that_may_be_two_numbers_stay_apart(text: str) -> None:
    assert repair_text(text).normalized == text
