"""A publication that builds upon the last one holds what one from nothing holds, table by table."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.ingest import ingest
from pipeline.home import Home
from warehouse.board.board import Board
from warehouse.board.deciding import Said, answers, joining
from warehouse.board.filters import Filter
from warehouse.publication.reuse import touched
from warehouse.publication.reuse.signature import NAME
from warehouse.publish import publish

pytestmark = pytest.mark.slow

TEXTS = {
    "program": "環境省\n\n里山再生支援プログラム（以下「S-STEP」という）\n\n平成20年度予算案　45億円\n",
    "alias": "環境省\n\nS-STEPの平成20年度予算額は4,548百万円である。\n平成14年度から開始した。\n",
    "label": (
        "環境省\n\n| 区分 | 平成21年度予算案 |\n|---|---|\n| 里海しごと創造 | 3億円 |\n| 旅費 | 1億円 |\n"
    ),
    "named": (
        "環境省\n\n# 里海しごと創造\n\n里海しごと創造事業（以下「里海しごと創造」という）の予算案は5億円。\n"
    ),
    "package": (
        "環境省\n\n# 里の支援\n\n環境省 平成21年度予算案: 10億円(8億円)\n\n"
        "## 里山\n\n### 里山再生支援プログラム【7億円(5億円)】\n\n"
        "## 里海\n\n### 里海しごと創造事業【3億円(3億円)】\n"
    ),
    "again": "環境省\n\n里山再生支援プログラムの平成21年度予算案は6億9千万円。里山再生支援事業も同じ。\n",
    "city": "小平市\n\n里山再生支援プログラムの平成21年度予算案は2億円。\n",
    "ministry": "文部科学省\n\n文部科学省の国際交流事業の平成21年度予算案は2億円。\n",
    "namesake": "外務省\n\n外務省の国際交流事業の平成21年度予算案は3億円。\n",
    "regions": "里山再生支援プログラムの採択地域：東山地域、西山地域、北山地域\n",
    "regions again": "里山再生支援プログラムの採択地域（再掲）：北山地域、東山地域、西山地域\n",
    **{
        f"other {number}": f"環境省\n\n川の第{number}事業の平成2{number}年度予算案は{number}億円。\n"
        for number in range(1, 8)
    },
}


@pytest.fixture
def contents() -> Callable[[Home], dict[str, Counter[Any]]]:
    """All rows of all public tables of a published file."""

    def read(home: Home) -> dict[str, Counter[Any]]:
        with duckdb.connect(home.published, read_only=True) as connection:
            names = [
                name
                for (name,) in connection.execute(
                    "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main'"
                ).fetchall()
            ]
            names.append("passages")
            return {
                name: Counter(
                    row for (row,) in connection.execute(f'SELECT t::VARCHAR FROM "{name}" AS t').fetchall()
                )
                for name in names
            }

    return read


@pytest.fixture
def same(contents: Callable[[Home], dict[str, Counter[Any]]], tmp_path: Path) -> Callable[[Home], None]:
    """Compares a published file with one that is made from nothing."""

    def compare(home: Home) -> None:
        anew = Home(tmp_path / "anew")
        shutil.rmtree(anew.path, ignore_errors=True)
        shutil.copytree(home.path, anew.path)
        (anew.warehouse / NAME).unlink()
        publish(anew)
        ours, theirs = contents(home), contents(anew)
        assert {name: rows - theirs[name] for name, rows in ours.items() if rows != theirs[name]} == {}
        assert {name: rows - ours[name] for name, rows in theirs.items() if rows != ours[name]} == {}

    return compare


def put(home: Home, *names: str, **texts: str) -> None:
    """Put texts into the inbox, take them in, and publish."""
    home.inbox.mkdir(parents=True, exist_ok=True)
    for name in names:
        (home.inbox / f"{name}.txt").write_text(TEXTS[name], "utf-8")
    for name, text in texts.items():
        (home.inbox / f"{name}.txt").write_text(text, "utf-8")
    ingest(home)


@pytest.fixture
def increments(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many documents each publication wrote, and that it built upon the last one."""
    written: list[int] = []
    remember = touched.remember

    def counting(connection: duckdb.DuckDBPyConnection, basis: str) -> None:
        [(number, whole)] = connection.execute(
            "SELECT (SELECT count(*) FROM touched_documents), NOT EXISTS (FROM internal.publication)"
        ).fetchall()
        written.append(-1 if whole else number)
        remember(connection, basis)

    monkeypatch.setattr("warehouse.publication.fill.remember", counting)
    return written


def test_documents_come_change_and_go(home: Home, same: Any, increments: list[int]) -> None:
    put(home, *(name for name in TEXTS if name.startswith("other")), "package", "program", "regions")
    put(home, "alias")
    same(home)
    put(home, "again", "regions again")
    same(home)
    put(home, again=TEXTS["again"].replace("6億9千万円", "7億円"))
    same(home)
    (home.inbox / "package.txt").unlink()
    put(home, program=TEXTS["again"])
    same(home)

    assert [one for one in increments if one >= 0] == [1, 2, 1, 2]


def test_a_name_that_becomes_a_program_reaches_documents_that_have_not_changed(
    home: Home, same: Any, increments: list[int]
) -> None:
    put(home, *(name for name in TEXTS if name.startswith("other")), "label", "city", "ministry")
    put(home, "named")
    same(home)
    put(home, "namesake")
    same(home)
    put(home, named=TEXTS["other 1"])
    same(home)

    assert all(one >= 1 for one in increments[1::2])


def test_decisions_reach_what_they_are_about(
    home: Home, same: Any, contents: Any, increments: list[int]
) -> None:
    put(home, *(name for name in TEXTS if name.startswith("other")), "program", "again")
    board = Board(home)
    [change] = board.changes(Filter(kind="budget", document="other 3"))
    board.take(answers(board, [board.sides(change)], "reject", Said("山田")))
    publish(home)
    same(home)
    assert increments[-2] == 1

    board = Board(home)
    board.take(
        [
            joining(
                board, ("里山再生支援プログラム", None), ("里山再生支援事業", None), Said("山田"), apart=False
            )
        ]
    )
    publish(home)
    same(home)
    assert increments[-2] == -1


def test_nothing_new_writes_nothing(home: Home, same: Any, increments: list[int]) -> None:
    put(home, *TEXTS)
    publish(home)
    same(home)

    assert increments[1] == 0


@pytest.mark.parametrize("how", ["written into", "copied", "older"])
def test_a_file_that_is_not_the_one_that_was_made_is_not_built_upon(
    home: Home, increments: list[int], how: str
) -> None:
    put(home, "program")
    if how == "written into":
        with duckdb.connect(home.published) as connection:
            connection.execute("UPDATE budgets SET amount_max = 1")
    elif how == "copied":
        shutil.copyfile(home.published, home.published.with_suffix(".copy"))
        home.published.with_suffix(".copy").replace(home.published)
    else:
        (home.warehouse / NAME).unlink()
    publish(home)

    assert increments == [-1, -1]
    with duckdb.connect(home.published, read_only=True) as connection:
        assert connection.execute("SELECT amount_max FROM budgets").fetchall() == [(4_500_000_000,)]


def test_after_many_increments_all_is_written_anew(
    home: Home, increments: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(touched, "INCREMENTS", 2)
    put(home, "program")
    for _ in range(4):
        publish(home)

    assert increments == [-1, 0, 0, -1, 0]
