"""The gate: above what the policy lets through, nothing is published, and what was published stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import duckdb
import pytest

from flows.ingest import ingest
from pipeline.home import Home
from warehouse.board.board import Board
from warehouse.board.deciding import Said, closing
from warehouse.board.filters import Filter
from warehouse.board.gate import GateRefused, check_gate
from warehouse.publish import publish
from warehouse.review.policy import Gate
from warehouse.review.records import Decision

TEXT = "令和7年度予算案\n\n里山学習支援事業の予算案は、5億円です。\n"

Decide = Callable[..., list[Decision]]


def ask(home: Home, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(home.published, read_only=True) as connection:
        return connection.execute(query).fetchall()


def refused(home: Home, gate: Gate) -> list[str]:
    try:
        check_gate(home, home.published, gate)
    except GateRefused as error:
        return list(error.args[0])
    return []


def test_without_a_policy_all_is_published_as_proposed(two_days: Home) -> None:
    assert ask(two_days, "SELECT status, count(*) > 5 FROM budgets GROUP BY ALL") == [("proposed", True)]


def test_above_its_limits_nothing_is_published_and_after_decisions_all_is(
    copied: Home, decide: Decide
) -> None:
    before = copied.published.read_bytes()
    copied.policy.write_text("[gate]\nunreviewed_yen = 0\nunreviewed_changes = 0\n", "utf-8")

    with pytest.raises(GateRefused) as caught:
        publish(copied)

    board = Board(copied)
    number, yen = board.count()
    assert f"{number} 件（上限 0 件）" in caught.value.message
    assert f"{yen:,.0f} 円（上限 0 円）" in caught.value.message
    assert "seisaku review" in caught.value.remedy
    assert copied.published.read_bytes() == before
    assert not (copied.warehouse / "publishing.tmp").exists()
    assert board.shelf.published() == 1

    decide(board, Filter(states=("awaiting",)))
    publish(copied)

    assert copied.published.read_bytes() != before
    assert board.shelf.published() == 2
    assert {status for (status,) in ask(copied, "SELECT status FROM budgets")} == {"accepted"}
    assert (900_000_000,) in ask(copied, "SELECT amount_max FROM budgets")


def test_the_limits_themselves_pass(days: Home) -> None:
    number, yen = Board(days).count()

    assert refused(days, Gate()) == []
    assert refused(days, Gate(unreviewed_yen=int(yen), unreviewed_changes=number)) == []
    assert len(refused(days, Gate(unreviewed_yen=int(yen) - 1, unreviewed_changes=number))) == 1
    assert len(refused(days, Gate(unreviewed_yen=int(yen), unreviewed_changes=number - 1))) == 1
    assert len(refused(days, Gate(unreviewed_yen=0, unreviewed_changes=0, open_errors=0))) == 3


def test_only_what_differs_from_the_closed_state_and_did_not_merely_move_counts(
    days: Home, decide: Decide
) -> None:
    board = Board(days, "empty", "1")
    board.take([closing(board, Said("山田"))])
    board = Board(days)
    number, _ = board.count(Filter(states=("awaiting",)))

    assert 0 < number < len(board.changes())
    assert refused(days, Gate(unreviewed_changes=number)) == []
    assert len(refused(days, Gate(unreviewed_changes=number - 1))) == 1
    decide(board, Filter(kind="budget", document="figure.txt"))
    assert refused(days, Gate(unreviewed_changes=number - 1)) == []


def test_what_is_held_or_waits_for_a_second_reviewer_is_unreviewed(days: Home, decide: Decide) -> None:
    board = Board(days)
    number, _ = board.count()
    wanted = Filter(kind="budget", document="figure.txt")
    decide(board, wanted, "hold")
    assert len(refused(days, Gate(unreviewed_changes=number - 1))) == 1

    days.policy.write_text("[second]\nfrom_yen = 1\n", "utf-8")
    decide(Board(days), wanted)
    assert len(refused(days, Gate(unreviewed_changes=number - 1))) == 1
    decide(Board(days), wanted, by="佐藤")
    assert refused(days, Gate(unreviewed_changes=number - 1)) == []


def test_open_findings_of_audits_are_counted(two_days: Home) -> None:
    [(number,)] = ask(two_days, "SELECT count(*) FROM audits WHERE severity IN ('error', 'warning')")

    assert number > 0
    assert refused(two_days, Gate(open_errors=number)) == []
    [reason] = refused(two_days, Gate(open_errors=number - 1))
    assert f"{number} 件（上限 {number - 1} 件）" in reason


def test_a_run_says_that_its_publication_was_held_back_and_keeps_its_facts(home: Home) -> None:
    (home.inbox / "a.txt").write_text(TEXT, "utf-8")
    home.warehouse.mkdir(parents=True)
    home.policy.write_text("[gate]\nunreviewed_changes = 0\n", "utf-8")

    summary = ingest(home, [])

    assert summary.held_back is not None
    assert (summary.held_back.by_gate, summary.published) == (True, None)
    assert not home.published.exists()
    assert Board(home).count(Filter(kind="budget")) == (1, 500_000_000)


def test_a_home_without_any_fact_passes_every_gate(home: Home) -> None:
    home.warehouse.mkdir(parents=True)
    home.policy.write_text("[gate]\nunreviewed_changes = 0\nunreviewed_yen = 0\n", "utf-8")

    summary = ingest(home, [])

    assert (summary.held_back, summary.published) == (None, home.published)
