"""Two days of real texts, ingested once; what a test decides on them goes with it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from flows.ingest import ingest
from pipeline.home import Home
from warehouse.board.board import Board
from warehouse.board.changes import Sides
from warehouse.board.deciding import Answer, Said, answers
from warehouse.board.filters import Filter
from warehouse.review.records import Decision

LAST, THIS = "令和6年度予算案\n\n", "令和7年度予算案\n\n"
TWO = "里山学習支援事業の予算案は、5億円です。\n里海しごと創造事業の予算案は、3億円です。\n"
ONE = "この取組の予算案は、8億円です。\n"
FIRST, SECOND = (
    "1 里山学習支援事業\n\n予算案は5億円です。\n\n",
    "2 里海しごと創造事業\n\n予算案は5億円です。\n\n",
)
TEXTS: dict[str, tuple[str | None, str | None]] = {
    "year.txt": (LAST + TWO, THIS + TWO),
    "figure.txt": (THIS + ONE, THIS + ONE.replace("8億円", "9億円")),
    "gone.txt": (THIS + ONE.replace("8億円", "2億円"), THIS),
    "moved.txt": (THIS + ONE, THIS + "お知らせします。\n\n" + ONE),
    "twins.txt": (THIS + FIRST + SECOND, THIS + SECOND),
    "new.txt": (None, THIS + TWO.replace("5億円", "4億円") + "講座を12回開催した。\n"),
    "same.txt": (
        THIS + ONE.replace("8億円", "⼀億円") + "講座を34回開催した。\n令和7年4月1日（月）に始めます。\n",
    ) * 2,
}  # fmt: skip


@pytest.fixture(scope="session")
def two_days(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The texts of the first day, published; then those of the second, not published."""
    home = Home(tmp_path_factory.mktemp("home"))
    home.inbox.mkdir(parents=True)
    for day in (0, 1):
        for name, texts in TEXTS.items():
            if texts[day] is not None:
                (home.inbox / name).write_text(texts[day] or "", "utf-8")
        ingest(home, [], **({} if day == 0 else {"publish": None}))
    return home


@pytest.fixture
def days(two_days: Home) -> Iterator[Home]:
    """The two days, to be decided on; what was decided goes with the test."""
    yield two_days
    shutil.rmtree(two_days.decisions, ignore_errors=True)
    two_days.policy.unlink(missing_ok=True)


@pytest.fixture
def copied(two_days: Home, tmp_path: Path) -> Home:
    """The two days, to be published anew or damaged."""
    shutil.copytree(two_days.warehouse, tmp_path / "copy" / "warehouse")
    return Home(tmp_path / "copy")


@pytest.fixture(scope="session")
def decide() -> Callable[..., list[Decision]]:
    """Answer all changes that a filter lets through, and write the decisions down."""

    def answered(
        board: Board,
        wanted: Filter,
        answer: Answer = "accept",
        value: dict[str, object] | None = None,
        *,
        by: str = "山田",
    ) -> list[Decision]:
        several: list[Sides] = board.found(wanted)
        assert several
        decisions = answers(board, several, answer, Said(by, "たしかめた"), value)
        board.take(decisions)
        return decisions

    return answered


@pytest.fixture(scope="session")
def states() -> Callable[[Board], dict[str, str]]:
    """The state of each change that two states of the facts make."""
    return lambda board: {one.change_id: one.state for one in board.changes() if one.causes != ["reviewer"]}
