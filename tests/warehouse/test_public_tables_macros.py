from __future__ import annotations

import unicodedata
from datetime import date
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse.publication.macros import create_macros, macros
from warehouse.publication.norm import DASHES, DROPPED
from warehouse.publication.passages.writing import create_passages


@pytest.mark.parametrize(
    ("call", "answer"),
    [
        ("fiscal_year_of(DATE '2010-03-31')", 2009),
        ("fiscal_year_of(DATE '2010-04-01')", 2010),
        ("fiscal_year_of('2010-04-01')", 2010),
        ("fiscal_year_of(NULL)", None),
        ("nendo(2009)", "平成21年度"),
        ("nendo(2018)", "平成30年度"),
        ("nendo(2019)", "令和元年度"),
        ("nendo(2025)", "令和7年度"),
        ("nendo(1989)", "平成元年度"),
        ("nendo(1988)", "昭和63年度"),
        ("nendo(1867)", "1867年度"),
        ("nendo(NULL)", None),
        ("fy(2009).first", date(2009, 4, 1)),
        ("fy(2009).last", date(2010, 3, 31)),
        ("fy(NULL).first", None),
        ("wareki(DATE '2009-04-01')", "平成21年4月1日"),
        ("wareki(DATE '2019-04-30')", "平成31年4月30日"),
        ("wareki(DATE '2019-05-01')", "令和元年5月1日"),
        ("wareki(DATE '1989-01-07')", "昭和64年1月7日"),
        ("wareki(DATE '1989-01-08')", "平成元年1月8日"),
        ("wareki(DATE '1926-12-25')", "昭和元年12月25日"),
        ("wareki(DATE '1912-07-30')", "大正元年7月30日"),
        ("wareki(DATE '1873-01-01')", "明治6年1月1日"),
        ("wareki(DATE '1870-01-01')", "1870年1月1日"),
        ("wareki(NULL)", None),
        ("yen_ja(1234560000)", "12億3,456万円"),
        ("yen_ja(-2899000)", "△289万9,000円"),
        ("yen_ja(0)", "0円"),
        ("yen_ja(0.4)", "0円"),
        ("yen_ja(9999)", "9,999円"),
        ("yen_ja(100000000)", "1億円"),
        ("yen_ja(115198500000000)", "115兆1,985億円"),
        ("yen_ja(12345000000000000)", "12,345兆円"),
        ("yen_ja(1000000000001)", "1兆1円"),
        ("yen_ja(-100000000000000000000::HUGEINT)", "△100,000,000,000,000,000,000円"),
        ("yen_ja(sum(1234560000))", "12億3,456万円"),
        ("yen_ja(NULL)", None),
        ("hyakuman_yen(7530000000)", "7,530百万円"),
        ("hyakuman_yen(-2899000000)", "△2,899百万円"),
        ("hyakuman_yen(1234500)", "1.2345百万円"),
        ("hyakuman_yen(-40)", "△0.00004百万円"),
        ("hyakuman_yen(0)", "0百万円"),
        ("hyakuman_yen(12345000000)", "12,345百万円"),
        ("hyakuman_yen(100000000000000000000::HUGEINT)", "100,000,000,000,000,000,000円"),
        ("hyakuman_yen(NULL)", None),
        ("norm('知的クラスター創成事業（第Ⅱ期）')", "知的クラスター創成事業第ii期"),
        ("norm('ﾊﾞｲｵ　ＡＢＣ㍻⻑㈱')", "バイオabc平成長株"),
        ("norm(NULL)", None),
        ("name_id('橋の事業', '第Ⅱ期') = name_id('橋の事業（第II期）', NULL)", True),
        ("name_id(NULL, '第Ⅱ期')", None),
        ("cite('one')", "橋梁省『来年度の予算』、3頁「橋のＤＸ事業 1億円」"),
        ("cite('two')", "『b.txt』、5行目「道の事業 2億円」"),
        ("cite('none')", None),
    ],
)
def test_a_macro_answers(file: Any, call: str, answer: object) -> None:
    assert file.sql(f"SELECT {call}").fetchall() == [(answer,)]


def test_every_macro_is_described(file: Any) -> None:
    there = file.sql(
        "SELECT DISTINCT function_name FROM duckdb_functions()"
        " WHERE function_type IN ('macro', 'table_macro') AND NOT internal AND schema_name = 'main'"
    ).fetchall()

    assert {macro.name for macro in macros()} == {name for (name,) in there}


def test_each_fact_is_cited_by_its_own_words(file: Any) -> None:
    cited = file.sql("SELECT fact_id, cite(fact_id) FROM budgets ORDER BY fact_id").fetchall()

    assert cited == [
        ("one", "橋梁省『来年度の予算』、3頁「橋のＤＸ事業 1億円」"),
        ("two", "『b.txt』、5行目「道の事業 2億円」"),
    ]


@pytest.mark.parametrize(
    ("words", "found"), [("ＤＸ", ["one"]), ("dx事業", ["one"]), ("事業", ["one", "two"]), ("鉄道", [])]
)
def test_facts_are_found_by_words_however_they_are_spelled(file: Any, words: str, found: list[str]) -> None:
    rows = file.execute("SELECT fact_id FROM find(?)", [words]).fetchall()

    assert [fact_id for (fact_id,) in rows] == found


LETTERS = st.sampled_from("第期事業ｱｶﾊﾞﾟﾞかがＡａZz０9Ⅱⅻ①⑳㍻㈱㎡（）()「」・、。 　\t‐―ーｰ－⻑⾧～%％.．")


@pytest.fixture(scope="module")
def normalizer() -> Any:
    with duckdb.connect() as connection:
        create_macros_alone(connection)
        yield connection


def create_macros_alone(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(
        "CREATE TABLE facts (fact_id VARCHAR, table_name VARCHAR, document VARCHAR, page INTEGER,"
        " line INTEGER, quote VARCHAR, value_quote VARCHAR)"
    )
    connection.execute(
        "CREATE TABLE documents (document VARCHAR, publisher VARCHAR, title VARCHAR, published_start DATE)"
    )
    connection.execute("CREATE SCHEMA internal")
    create_passages(connection)
    create_macros(connection)


def compared(text: str) -> str:
    unified = unicodedata.normalize("NFKC", text.replace("⻑", "長"))
    dashed = "".join("ー" if letter in DASHES else letter for letter in unified)
    return "".join(letter for letter in dashed if letter not in DROPPED and not letter.isspace()).lower()


@given(st.lists(st.text(LETTERS, max_size=12), min_size=1, max_size=40))
@settings(deadline=None, max_examples=50)
def test_norm_does_what_nfkc_would(normalizer: Any, texts: list[str]) -> None:
    got = normalizer.execute(
        "SELECT text, norm(text) FROM (SELECT unnest(?::VARCHAR[]) AS text)", [texts]
    ).fetchall()

    assert got == [(text, compared(text)) for text in texts]


@given(
    quotes=st.lists(st.text(LETTERS, max_size=10), min_size=1, max_size=20),
    words=st.text(LETTERS, max_size=4),
)
@settings(deadline=None, max_examples=100)
def test_what_is_passed_over_does_not_hold_the_words(normalizer: Any, quotes: list[str], words: str) -> None:
    got = normalizer.execute(
        "SELECT quote, internal.holds(quote, ?) FROM (SELECT unnest(?::VARCHAR[]) AS quote)", [words, quotes]
    ).fetchall()

    assert got == [(quote, words in quote or compared(words) in compared(quote)) for quote in quotes]


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("⼭村", "山村"),
        ("㈱", "株"),
        ("ｶﾞｽ", "ガス"),
        ("が", "か\u3099"),
        ("第③", "第3"),
        ("３,480", "3480"),
        ("山（村）", "山村"),
    ],
)
def test_words_are_found_in_each_form(normalizer: Any, quote: str, words: str) -> None:
    assert normalizer.execute("SELECT internal.holds(?, ?)", [quote, words]).fetchall() == [(True,)]
