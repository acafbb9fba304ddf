"""The passages of the documents that were read, and finding them by what they hold, in SQL alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.ingest import ingest
from pipeline.documents import Block, Cell, Document, Line, Page
from pipeline.home import Home
from warehouse.publication.passages import writing
from warehouse.publication.passages.rows import rows
from warehouse.publish import publish

PLAN = """環境省

# 里山再生支援プログラム

サイバーセキュリティの推進（重点分野）を図る。
ＤＸの推進により、賃上げを
実現する。𠮷野の道。

| 事業 | 平成21年度予算案 |
|---|---|
| 里海しごと創造事業 | 3億円 |
"""
OTHER = "文部科学省\n\n国際交流事業の平成21年度予算案は2億円。賃上げは道の外。\n"
WORDS = (
    "里山再生", "里", "道", "賃上げを実現", "賃上げ",
    "ｻｲﾊﾞｰ ｾｷｭﾘﾃｨ", "推進重点分野", "DXの推進", "𠮷野", "𠮷", "野の道。", "年度予算",
    "ない語", "セキュリティの推進(重点", "・", "", "'; DROP", "%", "。",
)  # fmt: skip
Ask = Callable[..., list[tuple[Any, ...]]]


@pytest.fixture
def put(home: Home) -> Callable[..., Ask]:
    """Takes texts in, publishes them, and answers a function that asks the published file."""

    def ingested(**texts: str | None) -> Ask:
        for name, text in texts.items():
            path = home.inbox / f"{name}.txt"
            path.unlink(missing_ok=True) if text is None else path.write_text(text, "utf-8")
        ingest(home)
        return asking(home.published)

    return ingested


def asking(file: Path) -> Ask:
    def ask(query: str, *values: Any) -> list[tuple[Any, ...]]:
        with duckdb.connect(file, read_only=True) as connection:
            return connection.execute(query, list(values)).fetchall()

    return ask


def holding(ask: Ask, words: str) -> Sequence[tuple[Any, ...]]:
    """The passages that hold the words, found by looking at every one."""
    return ask(
        "SELECT document, page, line, position, kind, text FROM passages"
        " WHERE norm($1) <> '' AND contains(norm(text), norm($1)) ORDER BY ALL",
        words,
    )


def test_every_block_is_a_passage_with_its_place(put: Any) -> None:
    ask = put(plan=PLAN)

    found = ask("SELECT page, line, kind, text FROM passages ORDER BY position")

    assert (1, 3, "heading", "里山再生支援プログラム") in found
    assert (1, 11, "cell", "里海しごと創造事業") in found
    assert any("ＤＸの推進により、賃上げを" in text for *_, text in found)
    assert len({*ask("SELECT document, position FROM passages")}) == len(found)


@pytest.mark.parametrize("words", WORDS)
def test_an_exact_search_finds_what_looking_at_every_passage_finds(corpus: Ask, words: str) -> None:
    assert corpus("FROM find_passages(?)", words) == holding(corpus, words)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    home = Home(tmp_path_factory.mktemp("corpus"))
    home.inbox.mkdir(parents=True)
    for name, text in {"plan": PLAN, "other": OTHER}.items():
        (home.inbox / f"{name}.txt").write_text(text, "utf-8")
    ingest(home)
    return asking(home.published)


def test_every_stretch_of_every_passage_is_found(corpus: Ask) -> None:
    for document, position, text in corpus("SELECT document, position, text FROM passages"):
        for start in range(0, len(text), 3):
            for length in (1, 2, 5):
                words = text[start : start + length]
                places = [(row[0], row[3]) for row in corpus("FROM find_passages(?)", words)]
                if holding(corpus, words):
                    assert (document, position) in places, words


def test_words_are_found_however_they_are_spelled(corpus: Ask) -> None:
    spelled = [
        corpus("SELECT text FROM find_passages(?)", words) for words in ("ｾｷｭﾘﾃｨ の", "セキュリティの")
    ]

    assert spelled[0] == spelled[1] != []


def test_another_table_may_be_joined_with_what_was_found(corpus: Ask) -> None:
    [(title, times)] = corpus(
        "SELECT d.document, count(*) FROM documents AS d JOIN find_passages('賃上げ') AS p"
        " ON p.document = d.document WHERE d.document LIKE '%other%' GROUP BY ALL"
    )

    assert (title, times) == ("inbox/other.txt", 1)


def test_a_document_that_changes_leaves_nothing_of_its_old_text(put: Any) -> None:
    put(a=OTHER, b=PLAN, **{f"other{n}": OTHER for n in range(9)})
    ask = put(b="水素社会を開く。\n")

    assert [row[0] for row in ask("FROM find_passages('水素社会')")] == ["inbox/b.txt"]
    assert ask("FROM find_passages('里山再生')") == []
    assert ask("SELECT increments FROM internal.publication") == [(1,)]


def test_a_number_is_never_given_to_another_passage(put: Any) -> None:
    """The last document goes, another comes: what the first one left is not the second's."""
    put(**{f"other{n}": OTHER for n in range(9)}, z="里山再生の話。\n")
    [(before,)] = put(z=None)("SELECT last FROM internal.passage_numbers")
    (ask,) = [put(zz="水素社会を開く。\n")]

    [(number,)] = ask("SELECT passage FROM internal.passages WHERE document = 'inbox/zz.txt'")
    assert number > before
    assert ask("SELECT increments >= 1 FROM internal.publication") == [(True,)]


def test_facts_stand_in_their_passages(put: Any) -> None:
    ask = put(plan=PLAN)

    assert ("3億円", "3億円") in ask(
        "SELECT f.value_quote, p.text FROM facts AS f JOIN internal.fact_passages USING (fact_id)"
        " JOIN internal.passages AS p USING (passage) WHERE f.table_name = 'budgets'"
    )


def test_many_passages_are_written_a_batch_at_a_time(
    home: Home, put: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = put(plan=PLAN, other=OTHER)
    wanted = [ask(f"FROM {table} ORDER BY ALL") for table in ("internal.passages", "internal.unit_terms")]
    monkeypatch.setattr(writing, "PASSAGES", 1)
    monkeypatch.setattr(writing, "DOCUMENTS", 1)
    (home.warehouse / "published.signature.json").unlink()
    publish(home)

    assert [
        ask(f"FROM {table} ORDER BY ALL") for table in ("internal.passages", "internal.unit_terms")
    ] == wanted


def test_a_stored_document_of_another_form_has_no_passages_and_stops_nothing(home: Home, put: Any) -> None:
    put(plan=PLAN, other=OTHER)
    with duckdb.connect(home.ledger) as ledger:
        ledger.execute(
            "UPDATE readings SET body = 'damaged'::BLOB WHERE sha256 = (SELECT min(sha256) FROM readings)"
        )
    (home.warehouse / "published.signature.json").unlink()
    publish(home)

    ask = asking(home.published)
    assert len(ask("SELECT DISTINCT document FROM passages")) == 1
    assert len(ask("FROM documents")) == 2


def test_the_cells_of_a_row_are_one_unit_and_running_heads_are_none() -> None:
    document = Document(
        "application/pdf",
        (Page(1), Page(2)),
        (
            Block("header", (Line("令和7年度予算"),)),
            Block("cell", (Line("賃上げ"),), cell=Cell(0, 0, 0)),
            Block("cell", (Line("3億円"),), cell=Cell(0, 0, 1)),
            Block("cell", (Line("里山"),), cell=Cell(0, 1, 0)),
            Block("paragraph", (Line("machine"), Line("learning", page=2))),
            Block("page_number", (Line("1"),)),
        ),
    )

    found = list(rows("a.pdf", document, after=10))

    assert [(row["passage"], row["unit"], row["position"], row["text"]) for row in found] == [
        (11, 11, 1, "賃上げ"),
        (12, 11, 2, "3億円"),
        (13, 13, 3, "里山"),
        (14, 14, 4, "machine learning"),
    ]
    assert "賃上げ" in found[0]["forms"] and "円" in found[0]["forms"]
    assert found[1]["forms"] == ()
