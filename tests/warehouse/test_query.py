from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest

from warehouse.query import ask
from warehouse.query_errors import QueryError


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("warehouse") / "seisaku.duckdb"
    with duckdb.connect(path) as connection:
        connection.execute(
            "CREATE TABLE budgets AS SELECT range AS amount_max, 'x' AS stage FROM range(2500)"
        )
        connection.execute("CREATE VIEW 予算 AS SELECT amount_max AS 金額 FROM budgets")
        connection.execute("CREATE MACRO nendo(year) AS (year || '年度')")
    return path


def rows(path: Path, question: str) -> list[tuple[Any, ...]]:
    with ask(path, question) as answer:
        return list(answer)


@pytest.mark.parametrize(
    "question",
    [
        "SELECT count(*) FROM budgets",
        "  WITH b AS (FROM budgets) SELECT count(*) FROM b;  ",
        "-- wie viele?\nFROM (SELECT count(*) FROM budgets)",
        "VALUES (2500)",
    ],
)
def test_one_question_has_its_answer(published: Path, question: str) -> None:
    assert rows(published, question) == [(2500,)]


@pytest.mark.parametrize(
    "question",
    [
        "SHOW TABLES",
        "DESCRIBE budgets",
        "SUMMARIZE budgets",
        "EXPLAIN FROM budgets",
        "PIVOT budgets ON stage USING sum(amount_max)",
    ],
)
def test_whatever_only_looks_is_allowed(published: Path, question: str) -> None:
    assert rows(published, question)


def test_columns_are_told_with_their_types(published: Path) -> None:
    with ask(published, "SELECT 金額, '円' AS 単位 FROM 予算") as answer:
        assert answer.columns == (("金額", "BIGINT"), ("単位", "VARCHAR"))


def test_rows_come_in_batches(published: Path) -> None:
    with ask(published, "FROM 予算") as answer:
        sizes = [len(batch) for batch in answer.batches(1000)]

    assert sizes == [1000, 1000, 500]


@pytest.mark.parametrize(
    "question",
    [
        "INSERT INTO budgets VALUES (1, 'y')",
        "CREATE TEMP TABLE t (a INT)",
        "DROP TABLE budgets",
        "COPY budgets TO 'stolen.csv'",
        "ATTACH 'other.duckdb'",
        "SET memory_limit = '1TB'",
        "PRAGMA show_tables",
        "CALL pragma_version()",
        "INSTALL httpfs",
        "LOAD json",
    ],
)
def test_all_but_questions_is_refused(published: Path, question: str) -> None:
    with pytest.raises(QueryError, match="問い合わせだけ") as caught:
        rows(published, question)

    assert "SELECT" in caught.value.remedy


@pytest.mark.parametrize(
    "question",
    ["SELECT * FROM read_text('{}')", "SELECT * FROM glob('{}')", "EXPLAIN ANALYZE COPY budgets TO '{}'"],
)
def test_nothing_outside_of_the_file_is_within_reach(published: Path, tmp_path: Path, question: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")

    with pytest.raises(QueryError, match="公開ファイルの外"):
        rows(published, question.format(secret))

    assert secret.read_text() == "secret"


@pytest.mark.parametrize(
    "question",
    [
        "EXPLAIN ANALYZE INSERT INTO budgets VALUES (1, 'y')",
        "WITH a AS (INSERT INTO budgets VALUES (1, 'y') RETURNING *) FROM a",
    ],
)
def test_a_change_in_the_clothes_of_a_question_changes_nothing(published: Path, question: str) -> None:
    before = published.read_bytes()

    with pytest.raises(QueryError):
        rows(published, question)

    assert published.read_bytes() == before


@pytest.mark.parametrize(
    ("question", "message", "remedy"),
    [
        ("FROM budget", "budget", "budgets"),
        ("FROM 予算額", "予算額", "予算"),
        ("FROM zzzzzzz", "zzzzzzz", "SHOW TABLES"),
        ("SELECT nendoo(3)", "nendoo", "nendo"),
        ("SELECT amount_mx FROM budgets", "amount_mx", "amount_max"),
        ("SELECT stage::INTEGER FROM budgets", "'x'", "TRY_CAST"),
        ("SELEC 1", "文法", "綴り"),
        ("", "空", "SELECT"),
        ("SELECT 1; SELECT 2", "2つ", "1つの SELECT"),
    ],
)
def test_a_mistake_is_told_in_one_line_with_what_helps(
    published: Path, question: str, message: str, remedy: str
) -> None:
    with pytest.raises(QueryError) as caught:
        rows(published, question)

    assert message in caught.value.message
    assert remedy in caught.value.remedy
    assert "\n" not in caught.value.message


def test_before_the_first_ingest_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="まだありません") as caught:
        rows(tmp_path / "seisaku.duckdb", "SELECT 1")

    assert "seisaku ingest" in caught.value.remedy


def test_a_file_that_is_none_of_duckdb_is_told(tmp_path: Path) -> None:
    path = tmp_path / "seisaku.duckdb"
    path.write_bytes(b"no database" * 1000)

    with pytest.raises(QueryError, match="開けません"):
        rows(path, "SELECT 1")
