"""Programs that people said are one, and that they said are not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from flows.ingest import ingest, publish_home
from pipeline.home import Home
from warehouse.board.board import Board
from warehouse.board.deciding import Said, joining
from warehouse.review.journal import Journal
from warehouse.review.merging import merged
from warehouse.review.records import Decision, Target

TEXT = """令和7年度予算案の概要

# 地域振興
里海しごと創造事業 3億円
海のしごと事業 5億円
里海しごと創造事業（発展型） 1億円
川の再生事業 7億円
ＤＸ推進事業 8億円
電子化推進事業 9億円
港の情報化事業 10億円
森のまなび支援事業 12億円
滝の再生事業 13億円
"""

Ask = Callable[..., list[tuple[Any, ...]]]
Join = Callable[..., Decision]
A, B, C, D = ("甲事業", None), ("乙事業", None), ("丙事業", None), ("丁事業", None)


@pytest.fixture
def join(say: Callable[..., Decision]) -> Join:
    def decide(keep: Any, other: Any, action: str = "merge") -> Decision:
        value = {"keep": list(keep), "merge": list(other)}
        return say(action, Target(type="programs"), value)

    return decide


def test_one_name_goes_into_another_and_only_that(join: Join) -> None:
    assert merged([join(A, B)]) == {B: A}
    assert merged([]) == {}


def test_a_line_of_mergers_ends_in_one_program(join: Join) -> None:
    assert merged([join(A, B), join(B, C)]) == {B: A, C: A}
    assert merged([join(B, C), join(A, B)]) == {B: A, C: A}


def test_the_last_word_counts(join: Join) -> None:
    assert merged([join(A, B), join(B, A)]) == {A: B}
    assert merged([join(A, B), join(C, B)]) == {B: C}


@pytest.mark.parametrize("turned", [False, True])
def test_apart_takes_a_merger_back_whichever_is_named_first(join: Join, turned: bool) -> None:
    pair = (B, A) if turned else (A, B)

    assert merged([join(A, B), join(*pair, "apart")]) == {}
    assert merged([join(A, B), join(*pair, "apart"), join(A, B)]) == {B: A}


def test_apart_takes_no_merger_back_of_which_it_does_not_speak(join: Join) -> None:
    assert merged([join(A, B), join(C, B, "apart")]) == {B: A}
    assert merged([join(A, B), join(B, C, "apart")]) == {B: A}


def test_programs_that_were_merged_in_a_circle_are_one(join: Join) -> None:
    into = merged([join(A, B), join(B, C), join(C, A)])

    assert len({into.get(name, name) for name in (A, B, C)}) == 1


def test_a_variant_is_a_program_of_its_own(join: Join) -> None:
    assert merged([join(A, ("甲事業", "発展型"))]) == {("甲事業", "発展型"): A}
    assert merged([join(("甲事業", "発展型"), B)]) == {B: ("甲事業", "発展型")}


def test_what_names_no_program_is_refused(join: Join) -> None:
    with pytest.raises(ValueError, match="no program"):
        merged([join(A, ())])


@pytest.fixture(scope="module")
def published(module_home: Home) -> Home:
    """A published HOME in which programs were merged."""
    (module_home.inbox / "a.txt").write_text(TEXT, "utf-8")
    ingest(module_home, publish=None)
    board = Board(module_home)
    said = [
        ("里海しごと創造事業", "海のしごと事業", False),
        # One name spelled in two ways: the line goes on.
        ("ＤＸ推進事業", "港の情報化事業", False),
        ("電子化推進事業", "DX推進事業", False),
        # Two spellings of one name are one already.
        ("森の まなび支援事業", "森のまなび支援事業", False),
        # The name that is kept is no longer printed anywhere.
        ("滝の事業（旧名）", "滝の再生事業", False),
        ("里海しごと創造事業", "川の再生事業", False),
        ("里海しごと創造事業", "川の再生事業", True),
    ]
    for keep, other, apart in said:
        board.take([joining(board, (keep, None), (other, None), Said("山田"), apart=apart)])
    publish_home(module_home)
    return module_home


@pytest.fixture
def ids(published: Home, ask: Ask) -> Callable[..., set[object]]:
    """The identities that programs have in a table."""

    def of(table: str, column: str, *names: str) -> set[object]:
        rows = ask(
            published, f"SELECT program_id FROM {table} WHERE {column} IN (SELECT unnest(?))", list(names)
        )
        assert len(rows) >= len(names)
        return {program_id for (program_id,) in rows}

    return of


TABLES = [
    ("budgets", "program"),
    ("program_mentions", "name"),
    ("document_programs", "name"),
    ("program_names", "name"),
]


@pytest.mark.slow
def test_merged_programs_share_one_identity_in_all_tables_and_stand_once_among_programs(
    published: Home, ask: Ask, ids: Any
) -> None:
    [(kept,)] = ask(
        published, "SELECT program_id FROM programs WHERE name = '里海しごと創造事業' AND variant IS NULL"
    )

    # One row a document and program, under the name that stands first.
    for table, column in (one for one in TABLES if one[0] != "document_programs"):
        assert ids(table, column, "海のしごと事業") == {kept}
    assert ids("document_programs", "name", "里海しごと創造事業") >= {kept}
    assert ask(published, "SELECT count(*) FROM document_programs WHERE program_id = ?", kept) == [(1,)]
    assert ask(published, "SELECT count(*) FROM programs WHERE name = '海のしごと事業'") == [(0,)]
    assert ask(published, "SELECT sum(amount_max) FROM budgets WHERE program_id = ?", kept) == [
        (800_000_000,)
    ]


@pytest.mark.slow
def test_a_program_that_was_taken_apart_again_or_is_a_variant_is_itself(ids: Any) -> None:
    sea, river = ids("budgets", "program", "海のしごと事業"), ids("budgets", "program", "川の再生事業")

    assert not sea & river
    assert len(ids("budgets", "program", "里海しごと創造事業")) == 2
    assert ids("programs", "name", "川の再生事業") == river


@pytest.mark.slow
def test_a_line_of_mergers_goes_on_however_its_names_are_spelled(ids: Any) -> None:
    assert len(ids("budgets", "program", "港の情報化事業", "DX推進事業", "電子化推進事業")) == 1


@pytest.mark.slow
def test_two_spellings_of_one_program_that_were_merged_leave_it_among_programs(ids: Any) -> None:
    budget = ids("budgets", "program", "森のまなび支援事業")

    assert ids("programs", "name", "森のまなび支援事業") == budget


@pytest.mark.slow
def test_no_figure_belongs_to_a_program_that_is_not_among_programs(published: Home, ask: Ask) -> None:
    query = "SELECT program FROM budgets ANTI JOIN programs USING (program_id) WHERE program_id IS NOT NULL"

    assert ask(published, query) == []


@pytest.mark.slow
def test_a_program_that_is_merged_into_its_part_is_no_part_of_itself(
    ledger_of: Callable[..., Home], ask: Ask, join: Join
) -> None:
    home = ledger_of(
        [
            {"kind": "program", "value": {"name": "甲事業"}},
            {"kind": "program", "value": {"name": "乙事業", "parent": "甲事業"}},
        ]
    )
    Journal(home.decisions).append([join(B, A)])

    publish_home(home)

    assert ask(home, "SELECT name, parent_id FROM programs") == [("乙事業", None)]
