"""How decisions show in the published file: decided at the board, published for real."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.ingest import ingest, publish_home
from flows.review.adding import addition
from pipeline.home import Home
from warehouse.board.board import Board
from warehouse.board.deciding import Said, governing, settling, undoing
from warehouse.review.journal import DamagedJournal
from warehouse.review.policy import BadPolicy
from warehouse.review.records import Target
from warehouse.review.settling import number_id

pytestmark = pytest.mark.slow

FIGURES = """令和7年度予算案の概要

# 地域振興
森のまなび事業 3億円
里海事業 5億円
川の再生事業 7億円
港の再生事業 9億円
沼の再生事業 6億円
池の再生事業 8億円
山の再生事業 200億円
谷の再生事業 300億円
泉の再生事業 4億円
滝の再生事業 2億円
崖の再生事業 13億円

寄附金は相当額（概ね二億）とする。
"""
TABLE = """予算の概要（単位：千円）

| 事業 | 令和6年度 | 令和7年度 |
|---|---|---|
| 岬の事業 | 1,200 | 1,500 |
| 岸の事業 | 300 | 400 |
"""
NOTES = (
    "締切は令和7年5月12日（火）です。\n\n報告は令和7年5月13日（水）です。\n\n座席は47ある。\n\n扉は48ある。\n"
)
POLICY = "[second]\nfrom_yen = 10_000_000_000\n"
FACTS = "inbox/figures.txt"

Ask = Callable[..., list[tuple[Any, ...]]]


@pytest.fixture(scope="module")
def home(module_home: Home, answer: Any) -> Home:
    """A published HOME in which people have decided everything that one can decide."""
    for name, text in (("figures", FIGURES), ("table", TABLE), ("notes", NOTES)):
        (module_home.inbox / f"{name}.txt").write_text(text, "utf-8")
    ingest(module_home)
    module_home.policy.write_text(POLICY, "utf-8")
    board = Board(module_home)
    answer(board, FACTS, "3億円")
    answer(board, FACTS, "5億円", "correct", {"stage": "request", "level": None, "organization": "環境省"})
    answer(board, FACTS, "7億円", "drop")
    answer(board, FACTS, "6億円")
    answer(board, FACTS, "6億円", "drop", by="佐藤")
    answer(board, FACTS, "8億円", "hold")
    answer(board, FACTS, "200億円", "correct", {"stage": "request"})
    answer(board, FACTS, "300億円")
    answer(board, FACTS, "300億円", by="佐藤")
    answer(board, FACTS, "4億円")
    answer(board, FACTS, "4億円", "drop", by="佐藤")
    answer(board, FACTS, "4億円", "correct", {"stage": "settled"}, by="鈴木", settles=True)
    answer(board, FACTS, "2億円", "drop", by="田中")
    board.take(undoing(board, Said("田中")))
    answer(board, FACTS, "13億円", "correct", {"amount_min": 1_400_000_000, "amount_max": 1_400_000_000})
    answer(board, "inbox/table.txt", "400", "correct", {"stage": "request"})
    typed = {"amount_min": "200000000", "amount_max": "200000000", "program": "里海事業"}
    board.take([addition(board, "figures", 1, "概ね二億", "寄附金", "budget", typed, Said("山田"))])
    board.take([governed(board)])
    board.take([settling(board, target, Said("山田")) for target in settled(module_home)])
    publish_home(module_home)
    return module_home


def governed(board: Board) -> Any:
    [fact] = [one for one in board.facts_of("inbox/table.txt") if one.value_quote == "1,200"]
    decision, under = governing(board, fact, "resolution", {"scale": 1000}, Said("山田"))
    assert len(under) == 4
    return decision


def settled(home: Home) -> list[Target]:
    number = number_id("inbox/notes.txt", "座席は47ある。", "47")
    with duckdb.connect(home.published, read_only=True) as connection:
        [(audit,)] = connection.execute("SELECT audit_id FROM audits WHERE line = 1").fetchall()
    return [
        Target(type="number", document="inbox/notes.txt", name=number),
        Target(type="audit", document="inbox/notes.txt", name=audit),
    ]


@pytest.fixture
def figures(home: Home, ask: Ask) -> Callable[[str], tuple[Any, ...]]:
    """Some columns of a figure of the list."""

    def columns(words: str, named: str = "status, stage, amount_max") -> tuple[Any, ...]:
        [row] = ask(home, f"SELECT {named} FROM budgets WHERE document = ? AND value_quote = ?", FACTS, words)
        return row

    return columns


@pytest.mark.parametrize(
    ("words", "status", "stage"),
    [
        pytest.param("3億円", "accepted", "draft", id="accepted"),
        pytest.param("5億円", "corrected", "request", id="corrected"),
        pytest.param("9億円", "proposed", "draft", id="nobody said anything"),
        pytest.param("6億円", "proposed", "draft", id="two disagree"),
        pytest.param("8億円", "proposed", "draft", id="held back"),
        pytest.param("200億円", "proposed", "draft", id="one of two"),
        pytest.param("300億円", "accepted", "draft", id="two of two"),
        pytest.param("4億円", "corrected", "settled", id="settled"),
        pytest.param("2億円", "proposed", "draft", id="undone"),
        pytest.param("概ね二億", "added", None, id="added"),
    ],
)
def test_a_figure_is_published_as_it_was_decided(
    figures: Callable[..., tuple[Any, ...]], words: str, status: str, stage: str | None
) -> None:
    assert figures(words)[:2] == (status, stage)


def test_what_was_rejected_is_absent_from_every_table(home: Home, ask: Ask) -> None:
    assert ask(home, "SELECT count(*) FROM budgets WHERE value_quote = '7億円'") == [(0,)]
    assert ask(home, "SELECT count(*) FROM facts WHERE value_quote = '7億円'") == [(0,)]
    assert ask(home, "SELECT count(*) FROM evidence ANTI JOIN facts USING (fact_id)") == [(0,)]
    assert ask(home, "SELECT count(*) FROM program_mentions WHERE name = '川の再生事業'") == [(1,)]


def test_fields_that_were_corrected_rest_on_the_decision_and_the_others_on_what_they_rested_on(
    home: Home, ask: Ask, figures: Callable[..., tuple[Any, ...]]
) -> None:
    fact_id, level, organization = figures("5億円", "fact_id, level, organization")

    found = ask(
        home, "SELECT field, value, quote, line, basis, rule FROM evidence WHERE fact_id = ?", fact_id
    )

    assert (level, organization) == (None, "環境省")
    assert {*found} == {
        ("program", "里海事業", "里海事業", 5, "printed", "title"),
        ("fiscal_year", "2025", "令和7年度", 1, "document", "date written out"),
        ("stage", "request", "5億円", 5, "decision", "decision"),
        ("organization", "環境省", "5億円", 5, "decision", "decision"),
    }


def test_what_was_only_accepted_rests_on_what_the_rules_read(
    home: Home, ask: Ask, figures: Callable[..., tuple[Any, ...]]
) -> None:
    bases = ask(home, "SELECT DISTINCT basis FROM evidence WHERE fact_id = ?", figures("3億円", "fact_id")[0])

    assert ("decision",) not in bases


def test_an_added_figure_has_its_place_its_program_and_its_reason(
    home: Home, ask: Ask, figures: Callable[..., tuple[Any, ...]]
) -> None:
    columns = "amount_max, program, line, quote, rule, program_id"
    amount, program, line, quote, rule, program_id = figures("概ね二億", columns)

    assert (amount, program, line, rule) == (200_000_000, "里海事業", 16, "decision")
    assert quote == "寄附金は相当額（概ね二億）とする。"
    assert program_id == figures("5億円", "program_id")[0]
    assert ask(
        home,
        "SELECT DISTINCT e.basis, e.quote FROM evidence e JOIN budgets b USING (fact_id)"
        " WHERE value_quote = ?",
        "概ね二億",
    ) == [("decision", "概ね二億")]


def test_a_corrected_amount_is_what_is_summed_up(figures: Callable[..., tuple[Any, ...]]) -> None:
    assert figures("13億円") == ("corrected", "draft", 1_400_000_000)


def test_figures_under_a_corrected_label_are_published_with_it(home: Home, ask: Ask) -> None:
    query = "SELECT value_quote, amount_max, resolution, status FROM budgets WHERE document = ? ORDER BY 2"

    assert ask(home, query, "inbox/table.txt") == [
        ("400", 400_000, 1_000, "corrected"),  # decided before, on the figure itself
        ("300", 300_000_000, 1_000_000, "corrected"),
        ("1,200", 1_200_000_000, 1_000_000, "corrected"),
        ("1,500", 1_500_000_000, 1_000_000, "corrected"),
    ]
    assert ask(
        home,
        "SELECT e.basis, count(DISTINCT fact_id) FROM evidence e JOIN budgets b USING (fact_id)"
        " WHERE b.document = ? AND field = 'resolution' GROUP BY ALL ORDER BY ALL",
        "inbox/table.txt",
    ) == [("decision", 3), ("header", 1)]


def test_a_finding_that_was_settled_is_accepted_and_the_others_stay_open(home: Home, ask: Ask) -> None:
    assert ask(home, 'SELECT line, "check", status FROM audits ORDER BY line') == [
        (1, "weekday", "accepted"),
        (3, "weekday", "proposed"),
    ]


def test_a_number_that_was_settled_leaves_the_list_of_those_that_nothing_explains(
    home: Home, ask: Ask
) -> None:
    assert ask(home, "SELECT digits FROM unaccounted WHERE document = 'inbox/notes.txt'") == [("48",)]


def test_every_fact_is_published_once(home: Home, ask: Ask) -> None:
    assert ask(home, "SELECT fact_id FROM facts GROUP BY fact_id HAVING count(*) > 1") == []


@pytest.fixture
def elsewhere(home: Home, tmp_path: Path) -> Home:
    """The same HOME once more, to be damaged."""
    copy = Home(tmp_path / "elsewhere")
    shutil.copytree(home.warehouse, copy.warehouse)
    return copy


def test_without_decisions_everything_is_as_the_rules_say(elsewhere: Home, ask: Ask) -> None:
    shutil.rmtree(elsewhere.decisions)

    publish_home(elsewhere)

    assert ask(elsewhere, "SELECT status, count(*) FROM budgets GROUP BY ALL") == [("proposed", 15)]
    assert ask(elsewhere, "SELECT count(*) FROM evidence WHERE basis = 'decision'") == [(0,)]
    assert ask(elsewhere, "SELECT count(*) FROM audits WHERE status <> 'proposed'") == [(0,)]
    assert ask(elsewhere, "SELECT count(*) FROM unaccounted WHERE document = 'inbox/notes.txt'") == [(2,)]


@pytest.mark.parametrize("damaged", [DamagedJournal, BadPolicy])
def test_decisions_or_a_policy_that_can_not_be_read_leave_what_was_published(
    elsewhere: Home, damaged: type[Exception]
) -> None:
    before = elsewhere.published.read_bytes()
    path = elsewhere.policy if damaged is BadPolicy else next(elsewhere.decisions.rglob("*.jsonl"))
    path.write_bytes(b"<<<<<<< HEAD\n" + path.read_bytes())

    with pytest.raises(damaged):
        publish_home(elsewhere)

    assert elsewhere.published.read_bytes() == before
