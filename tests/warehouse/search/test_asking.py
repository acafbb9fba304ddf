"""Passages by their words, from a real published file."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from flows.ingest import ingest
from pipeline.home import Home
from warehouse.publish import publish
from warehouse.query_errors import QueryError
from warehouse.search.asking import Limits, UnknownKind, search
from warehouse.search.passage import Hits

TEXTS = {
    "plan": (
        "環境省\n\n里山再生支援プログラム（以下「里山支援」という）\n\n"
        "事業者の連携を進める。中小企業の賃上げを支援する。平成20年度予算案は45億円。\n\n"
        "| 事業 | 平成21年度予算案 |\n|---|---|\n| 里海しごと創造事業 | 3億円 |\n"
        "| スマート農業推進事業 | 7億円 |\n"
    ),
    "report": (
        "中小企業の白書\n\n中小企業は多い。\n\n引上げの話である。\n\n事業を行う。\n\n事業の連携を行う。\n"
    ),
    "amounts": (
        "交付の額\n\n上限は１５，０００万円である。\n\n下限は5,000万円である。\n\n"
        "１件は1.5億円、別件は5 000万円。\n\n平成201号の案件。\n\n平成20年の5億円。\n\n第1,2回の会議。\n"
    ),
    **{f"other{n}": f"外務省\n\n交流事業その{n}を行う。\n" for n in range(8)},
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("home"))
    home.inbox.mkdir(parents=True)
    for name, text in TEXTS.items():
        (home.inbox / f"{name}.txt").write_text(text, "utf-8")
    ingest(home)
    return home


def ask(home: Home, text: str, document: str | None = None, kind: str | None = None, most: int = 10) -> Hits:
    return search(home.published, text, Limits(document, kind, most))


def sentences(hits: Hits) -> list[str]:
    return [hit.sentence for hit in hits.hits]


def test_what_holds_all_words_comes_first(home: Home) -> None:
    hits = ask(home, "中小企業 賃上げ")

    assert hits.hits[0].sentence == "中小企業の賃上げを支援する。"
    assert [hits.hits[0].sentence[a:b] for a, b in hits.hits[0].marks] == ["中小企業", "賃上げ"]
    assert (hits.hits[0].document, hits.hits[0].page, hits.hits[0].line) == ("inbox/plan.txt", 1, 5)
    assert not hits.partial
    assert [hit.score for hit in hits.hits] == sorted((hit.score for hit in hits.hits), reverse=True)


def test_another_spelling_of_a_word_is_the_same_word(home: Home) -> None:
    assert sentences(ask(home, "引き上げ")) == ["引上げの話である。"]


def test_a_common_word_alone_is_no_hit_for_a_rare_one_beside_it(home: Home) -> None:
    assert sentences(ask(home, "スマート農業推進事業")) == ["スマート農業推進事業 | 7億円"]


def test_a_row_is_shown_whole_with_the_facts_that_stand_in_it(home: Home) -> None:
    [hit] = ask(home, "里海しごと").hits

    assert hit.sentence == "里海しごと創造事業 | 3億円"
    [budget] = [fact for fact in hit.facts if fact.kind == "budget"]
    assert (budget.table_name, budget.value_quote, budget.program) == (
        "budgets",
        "3億円",
        "里海しごと創造事業",
    )
    assert (budget.amount_min, budget.amount_max, budget.fiscal_year) == (300_000_000, 300_000_000, 2009)
    with duckdb.connect(home.published, read_only=True) as connection:
        assert connection.execute(
            "SELECT value_quote FROM budgets WHERE fact_id = ?", [budget.fact_id]
        ).fetchall() == [("3億円",)]


@pytest.mark.parametrize(
    "text", ["「企業の賃上げ」", '"企業の賃上げ"', "「企業の 賃上げ」", "「企業の賃上げ」 ない"]
)
def test_a_phrase_occurs_exactly(home: Home, text: str) -> None:
    assert sentences(ask(home, text)) == ["中小企業の賃上げを支援する。"]


def test_every_phrase_must_occur(home: Home) -> None:
    assert ask(home, "「中小企業」「事業者の連携」").found == 1
    assert ask(home, "「中小企業」「里海」").found == 0


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("5,000万円", ["下限は5,000万円である。", "１件は1.5億円、別件は5 000万円。"]),
        ("15,000万円", ["上限は１５，０００万円である。"]),
        ("5億円", ["平成20年の5億円。"]),
        ("1.5億円", ["１件は1.5億円、別件は5 000万円。"]),
        ("2回の会議", ["第1,2回の会議。"]),
        ("案件。", ["平成201号の案件。"]),
    ],
)
def test_a_number_is_not_found_in_a_longer_one(home: Home, phrase: str, found: list[str]) -> None:
    hits = ask(home, f"「{phrase}」")

    assert sorted(sentences(hits)) == sorted(found)
    assert all(hit.marks for hit in hits.hits)


def test_a_number_at_the_end_of_a_phrase_is_not_longer(home: Home) -> None:
    found = sentences(ask(home, "「平成20」"))

    assert "平成20年の5億円。" in found
    assert "平成201号の案件。" not in found


def test_a_phrase_that_no_passage_holds_is_told(home: Home) -> None:
    hits = ask(home, "「賃上げの企業」")

    assert (hits.found, hits.unknown) == (0, ("賃上げの企業",))


def test_an_unknown_word_is_told_with_programs_of_a_like_name(home: Home) -> None:
    hits = ask(home, "里山龘生支援プログラム")

    assert hits.unknown == ("里山龘生支援プログラム",)
    assert "里山再生支援プログラム" in hits.near


def test_an_unknown_word_beside_a_known_one_hides_nothing(home: Home) -> None:
    hits = ask(home, "賃上げ 龘龘")

    assert (hits.unknown, sentences(hits)) == (("龘龘",), ["中小企業の賃上げを支援する。"])


def test_where_nothing_holds_all_the_best_share_is_told_as_such(home: Home) -> None:
    hits = ask(home, "賃上げ 引上げ")

    assert hits.partial
    assert hits.found == 2


def test_documents_and_kinds_narrow_it(home: Home) -> None:
    everywhere, there = ask(home, "事業", most=100), ask(home, "事業", document="REPORT")

    assert {hit.document for hit in there.hits} == {"inbox/report.txt"}
    assert 0 < there.found < everywhere.found
    with_budgets = ask(home, "事業", kind="budget", most=100)
    assert 0 < with_budgets.found < everywhere.found
    assert all(any(fact.kind == "budget" for fact in hit.facts) for hit in with_budgets.hits)
    assert (
        ask(home, "事業", kind="budgets", most=100)
        == ask(home, "事業", kind="予算", most=100)
        == with_budgets
    )


def test_only_so_many_are_answered_and_all_are_counted(home: Home) -> None:
    hits = ask(home, "交流", most=3)

    assert (len(hits.hits), hits.found) == (3, 8)
    assert [hit.document for hit in hits.hits] == ["inbox/other0.txt", "inbox/other1.txt", "inbox/other2.txt"]


@pytest.mark.parametrize("text", ["は", "。", "%", "'", "[/b]", "「」"])
def test_odd_questions_have_answers(home: Home, text: str) -> None:
    hits = ask(home, text)

    assert all(hit.sentence for hit in hits.hits)
    assert bool(hits.hits) == (text == "は")


def test_an_unknown_kind_is_refused_with_those_that_there_are(home: Home) -> None:
    with pytest.raises(UnknownKind) as refused:
        ask(home, "事業", kind="money")

    assert {"budget", "date"} <= {*refused.value.known}


def test_an_increment_answers_as_a_publication_from_nothing(home: Home) -> None:
    (home.inbox / "report.txt").write_text(TEXTS["report"].replace("引上げ", "賃上げ"), "utf-8")
    ingest(home)
    questions = ("賃上げ", "中小企業", "「賃上げの話」", "引上げ", "事業 連携")
    built_upon = [ask(home, text) for text in questions]
    with duckdb.connect(home.published, read_only=True) as connection:
        assert connection.execute("SELECT increments FROM internal.publication").fetchall() == [(1,)]
    (home.warehouse / "published.signature.json").unlink()
    publish(home)

    assert [ask(home, text) for text in questions] == built_upon


def test_a_file_without_passages_says_how_to_get_them(tmp_path: Path) -> None:
    duckdb.connect(tmp_path / "old.duckdb").close()

    with pytest.raises(QueryError) as refused:
        search(tmp_path / "old.duckdb", "里山")
    assert "seisaku publish" in refused.value.remedy
    with pytest.raises(QueryError):
        search(tmp_path / "none.duckdb", "里山")
