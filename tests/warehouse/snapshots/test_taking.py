"""What a run leaves behind, read as files while the ledger may be in other hands."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import duckdb
import pytest

from flows.ingest import ingest
from pipeline.home import Home
from pipeline.kinds import discover
from pipeline.versions import extraction_versions
from warehouse.board.board import Board, NothingToReview
from warehouse.board.filters import Filter
from warehouse.snapshots.combining import FIRST_RUN, combine
from warehouse.snapshots.reading import documents_of, kind_versions_of, unaccounted_of
from warehouse.snapshots.shelf import OF_A_RUN, OF_A_STATE, Shelf
from warehouse.snapshots.taking import take

TEXT = "令和7年度予算案\n\n里山学習支援事業の予算案は、5億円です。\nそのうち4711を里海に回しました。\n"
OTHER = TEXT.replace("5億円", "6億円").replace("4711", "4712")
VALUES = "document, kind, fact_id, CAST(value AS VARCHAR)"
PLACES = "anchor, subject, value_offset, block, span_start, span_end, page, line, quote, value_quote, rule"
FACTS = f"SELECT {VALUES}, {PLACES}, CAST(evidence AS VARCHAR) FROM"
OPEN = """
import duckdb, sys
connection = duckdb.connect(sys.argv[1])
connection.execute("CREATE TABLE being_written AS SELECT 1")
print("open", flush=True)
sys.stdin.readline()
"""


class Story(NamedTuple):
    """Four runs: a text, nothing new, another figure and number in it, another file gone."""

    home: Home
    after_the_first: dict[str, bytes]

    @property
    def shelf(self) -> Shelf:
        return Shelf(self.home.snapshots)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    home = Home(tmp_path_factory.mktemp("home"))
    home.inbox.mkdir(parents=True)
    (home.inbox / "gone.txt").write_text(TEXT, "utf-8")
    run(home, TEXT)
    first = files(home)
    run(home)
    run(home, OTHER)
    (home.inbox / "gone.txt").unlink()
    run(home)
    return Story(home, first)


@pytest.fixture
def copied(story: Story, tmp_path: Path) -> Home:
    """The same, to be damaged."""
    shutil.copytree(story.home.warehouse, tmp_path / "copy" / "warehouse")
    return Home(tmp_path / "copy")


def run(home: Home, text: str | None = None) -> Shelf:
    """Put a text into the inbox, where one is given, and ingest."""
    if text is not None:
        (home.inbox / "a.txt").write_text(text, "utf-8")
    ingest(home, [], publish=None)
    return Shelf(home.snapshots)


def files(home: Home) -> dict[str, bytes]:
    paths = home.snapshots.rglob("*.parquet")
    return {path.relative_to(home.snapshots).as_posix(): path.read_bytes() for path in paths}


def ask(query: str, ledger: Path | None = None) -> list[tuple[object, ...]]:
    with duckdb.connect() as connection:
        if ledger is not None:
            connection.execute(f"ATTACH '{ledger}' AS ledger (READ_ONLY)")
        return connection.execute(query).fetchall()


def facts_of_run(shelf: Shelf, number: int) -> list[tuple[object, ...]]:
    return ask(f"{FACTS} '{shelf.path('facts', number)}' ORDER BY ALL")


def test_a_run_leaves_its_facts_extractions_unaccounted_numbers_and_a_state(story: Story) -> None:
    assert sorted(story.after_the_first) == sorted(
        f"{name}/000001.parquet" for name in (*OF_A_RUN, *OF_A_STATE)
    )
    assert len(facts_of_run(story.shelf, 1)) > 5


def test_a_run_after_which_nothing_changed_leaves_nothing(story: Story) -> None:
    assert story.shelf.runs() == [1, 3, 4]
    assert not [name for name in files(story.home) if "000002" in name]


def test_what_a_run_left_is_never_written_again(story: Story) -> None:
    now = files(story.home)

    assert len(now) > len(story.after_the_first)
    assert {
        name: data for name, data in now.items() if name in story.after_the_first
    } == story.after_the_first


def test_a_vanished_file_makes_a_state_without_new_facts(story: Story) -> None:
    drawn = story.shelf.path("facts", 4)
    assert not drawn.exists() or facts_of_run(story.shelf, 4) == []
    assert ask(f"SELECT document, status FROM '{story.shelf.path('documents', 4)}' ORDER BY ALL") == [
        ("inbox/a.txt", "read"),
        ("inbox/gone.txt", "vanished"),
    ]
    assert Board(story.home, "3", "4").changes() == []


def test_the_newest_state_holds_the_facts_of_the_ledger(story: Story) -> None:
    stored = f"'{story.shelf.folder}/facts/*.parquet' SEMI JOIN '{story.shelf.path('states', 4)}'"

    facts = ask(f"{FACTS} {stored} USING (extraction_id) ORDER BY ALL")

    assert facts == ask(f"{FACTS} ledger.current_facts ORDER BY ALL", story.home.ledger)
    assert len({row[0] for row in facts}) == 2


def test_each_state_tells_its_own_documents_rules_and_unexplained_numbers(story: Story) -> None:
    shelf = story.shelf
    with duckdb.connect(story.home.ledger, read_only=True) as ledger:
        known = ledger.execute("SELECT document, sha256 FROM current_documents ORDER BY ALL").fetchall()

    assert documents_of(shelf, 4) == known
    assert [name for name, _ in documents_of(shelf, 1)] == ["inbox/a.txt", "inbox/gone.txt"]
    assert documents_of(shelf, 1) != known
    assert dict(kind_versions_of(shelf, 4)) == extraction_versions(discover())
    numbers = {state: [(row[0], row[4]) for row in unaccounted_of(shelf, state)] for state in (1, 4, None)}
    assert numbers == {
        1: [("inbox/a.txt", "4711"), ("inbox/gone.txt", "4711")],
        4: [("inbox/a.txt", "4712"), ("inbox/gone.txt", "4711")],
        None: [],
    }


def test_a_run_killed_before_its_snapshot_is_made_up_for_by_the_next_with_the_same_facts(home: Home) -> None:
    run(home, TEXT)
    shelf = run(home, OTHER)
    facts, told = facts_of_run(shelf, 2), Board(home, "1", "2").changes()
    for name in (*OF_A_RUN, *OF_A_STATE):
        shelf.path(name, 2).unlink()
    shelf.path("facts", 2).with_suffix(".unfinished").write_bytes(b"half")

    run(home)

    assert shelf.runs() == [1, 3]
    assert facts_of_run(shelf, 2) == facts
    assert not list(shelf.folder.rglob("*.unfinished"))
    assert len(told) > 0
    assert Board(home, "1", "3").changes() == told


@pytest.mark.parametrize("left", [(), ("facts",), ("facts", "extractions", "unaccounted", "states")])
def test_a_run_killed_while_it_took_its_snapshot_left_no_state_until_the_next(
    copied: Home, left: tuple[str, ...]
) -> None:
    shelf = Shelf(copied.snapshots)
    told = Board(copied, "1", "4").changes()
    shelf.path("documents", 4).unlink()
    for name in {*OF_A_RUN, *OF_A_STATE} - {*left}:
        shelf.path(name, 3).unlink(missing_ok=True)

    assert shelf.runs() == [1]
    assert Board(copied, "1", "newest").changes() == []
    take(copied.ledger, shelf, 5)

    assert shelf.runs() == [1, 5]
    assert len(told) > 0
    assert Board(copied, "1", "5").changes() == told


def test_snapshots_are_read_while_another_process_writes_the_ledger(copied: Home) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", OPEN, str(copied.ledger)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with writer:
        assert writer.stdout
        assert writer.stdout.readline() == "open\n"
        with pytest.raises(duckdb.IOException):
            duckdb.connect(copied.ledger, read_only=True)

        assert Board(copied).count(Filter(kind="budget")) == (2, 1_100_000_000)
        assert len(unaccounted_of(Shelf(copied.snapshots), 4)) == 2
        writer.communicate("\n")
    assert writer.returncode == 0


def test_without_any_run_there_is_nothing_to_review(home: Home) -> None:
    with pytest.raises(NothingToReview) as caught:
        Board(home)

    assert "seisaku ingest" in caught.value.remedy


@pytest.fixture
def empty(home: Home) -> Callable[[bool], Shelf]:
    """A run over an inbox without files, or with one that can't be read."""

    def ingested(with_a_broken_file: bool) -> Shelf:
        if with_a_broken_file:
            (home.inbox / "empty.pdf").touch()
        return run(home)

    return ingested


@pytest.mark.parametrize("is_broken", [False, True], ids=["no file", "a file that can't be read"])
def test_runs_that_drew_nothing_leave_an_empty_state(
    home: Home, empty: Callable[[bool], Shelf], is_broken: bool
) -> None:
    shelf = empty(is_broken)

    assert shelf.runs() == [1]
    board = Board(home)
    assert board.changes() == []
    assert [row.status for row in board.documents()] == ["failed"] * is_broken


def test_questions_to_an_empty_state_have_empty_answers(empty: Callable[[bool], Shelf]) -> None:
    shelf = empty(False)

    assert unaccounted_of(shelf, 1) == []
    assert documents_of(shelf, 1) == []
    assert kind_versions_of(shelf, 1) == []


def test_a_ledger_begun_anew_is_not_told_by_the_snapshots_of_the_old_one(copied: Home) -> None:
    copied.ledger.unlink()
    copied.inbox.mkdir(parents=True)

    run(copied, OTHER.replace("6億円", "9億円"))

    changes = Board(copied, "empty").changes(Filter(kind="budget"))
    assert [(one.document, one.new_quote) for one in changes] == [("inbox/a.txt", "9億円")]


def test_states_of_two_ledgers_stand_on_one_shelf(story: Story, home: Home, tmp_path: Path) -> None:
    theirs = run(home, OTHER.replace("6億円", "7億円"))

    shelf, newest = combine(story.shelf, theirs, tmp_path / "combined")

    assert (shelf.runs(), newest) == ([1, 3, 4, FIRST_RUN + 1], FIRST_RUN + 1)
    board = Board(story.home, "4", str(newest), shelf=shelf)
    [one] = board.changes(Filter(kind="budget", document="a.txt"))
    assert (one.change, one.tie, one.old_quote, one.new_quote) == ("changed", "reprinted", "6億円", "7億円")
    assert kind_versions_of(shelf, newest) == kind_versions_of(shelf, 4)
