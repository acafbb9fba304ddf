"""Passages on a terminal."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from flows.show.search import MARKED, MOST_FACTS, marked, print_hits
from warehouse.search.passage import Found, Hit, Hits

FACT = Found(
    "f1",
    "budget",
    "budgets",
    "3億円",
    "proposed",
    "里山事業",
    "第2期",
    2009,
    "draft",
    300_000_000,
    300_000_000,
)
HIT = Hit(
    "inbox/a.txt",
    "来年度の予算",
    1,
    5,
    2,
    "cell",
    3.2,
    "里山事業 | 3億円",
    ((0, 2),),
    "里山事業 | 3億円",
    (FACT,),
)
HITS = Hits("里山", 1, False, (), (), (HIT,))


def printed(hits: Hits) -> str:
    file = StringIO()
    print_hits(hits, Console(file=file, width=60, markup=False, highlight=False, emoji=False))
    return file.getvalue()


def test_a_hit_tells_its_place_its_sentence_and_its_facts() -> None:
    lines = printed(HITS).splitlines()

    assert lines[0] == "1 箇所"
    assert lines[2] == "1. inbox/a.txt  5行目  『来年度の予算』"
    assert lines[3] == "   里山事業 | 3億円"
    assert lines[4] == "   ・budget 3億円  里山事業 第2期  2009年度  3億円  f1"


def test_a_page_stands_where_there_is_no_line() -> None:
    assert "  1頁  " in printed(HITS._replace(hits=(HIT._replace(line=None),)))


def test_the_words_are_marked() -> None:
    line = marked(HIT._replace(marks=((0, 2), (7, 9))))

    assert [line.plain[span.start : span.end] for span in line.spans if span.style == MARKED] == [
        "里山",
        "3億",
    ]


def test_control_characters_and_markup_do_nothing() -> None:
    hostile = "\x1b[31m[bold]里山[/bold]\x07"
    hit = HIT._replace(
        sentence=hostile, marks=((11, 13),), document=hostile, facts=(FACT._replace(value_quote=hostile),)
    )

    text = printed(HITS._replace(hits=(hit,), unknown=(hostile,), near=(hostile,)))

    assert "\x1b" not in text and "\x07" not in text
    assert text.count("[31m[bold]里山[/bold]") == 5
    line = marked(hit)
    assert [line.plain[span.start : span.end] for span in line.spans if span.style == MARKED] == ["里山"]


def test_what_is_left_out_is_told() -> None:
    many = HIT._replace(facts=(FACT,) * (MOST_FACTS + 2))

    text = printed(HITS._replace(found=12, partial=True, hits=(many,)))

    assert "12 箇所（上位 1 を表示" in text
    assert "すべての語を含む箇所はありません" in text
    assert "ほか2件の事実" in text


def test_nothing_found_is_told() -> None:
    text = printed(HITS._replace(found=0, hits=(), unknown=("龘",), near=("里山事業",)))

    assert "「龘」はどの文書にもありません" in text
    assert "もしかして: 里山事業" in text
    assert "該当する箇所はありません" in text
