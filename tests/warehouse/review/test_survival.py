"""Decisions through a whole new edition: ingested, decided at the board, changed, ingested and published."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from flows.ingest import ingest
from pipeline.home import Home
from warehouse.board.board import Board

pytestmark = pytest.mark.slow

FONT = "HeiseiKakuGo-W5"
HEAD = "令和7年度予算案の概要\n\n"
ROWS = HEAD + "# 地域振興\n森のまなび事業 3億円\n里海事業 5億円\n"
SECTIONS = ROWS + "\n# 文化振興\n森のまなび事業 3億円\n"
FEES = HEAD + "# 地域振興\n研究費 3億円\n研究費 7億円\n"
TWICE = ROWS + "森のまなび事業 3億円\n"
PAIR = HEAD + "# 地域振興\n森のまなび事業【11億円(11億円)】\n"
GIGA = HEAD + "# 教育\nＧＩＧＡスクール事業（第２期）　１２億円\n"
PREFACE = HEAD + "問い合わせは総務課まで。\n\n"
EDITIONS = {
    "same": (ROWS, ROWS),
    "shifted": (ROWS, ROWS.replace(HEAD, PREFACE)),
    "width": (GIGA, HEAD + "# 教育\nGIGAスクール事業(第2期) 12億円\n"),
    "reprinted": (SECTIONS, SECTIONS.replace("3億円", "4億円", 1)),
    "neighbour": (ROWS, ROWS.replace("3億円", "4億円")),
    "deleted": (SECTIONS, SECTIONS.replace("森のまなび事業 3億円\n", "", 1)),
    "deleted-row": (FEES, FEES.replace("研究費 3億円\n", "")),
    "first-of-two": (TWICE, ROWS),
    "second-of-two": (TWICE, ROWS),
    "doubled": (ROWS, TWICE),
    "pair": (PAIR, PAIR.replace(HEAD, PREFACE)),
    "pair-reprinted": (PAIR, PAIR.replace("11億円", "12億円", 1)),
    "vanished": (ROWS, None),
}

Statuses = Callable[[str], list[tuple[Any, ...]]]


def document(name: str) -> str:
    return f"inbox/{name}.{'pdf' if name == 'pages' else 'txt'}"


def write_pages(path: Path, *pages: str) -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    canvas = Canvas(str(path), invariant=True)
    for page in pages:
        canvas.setFont(FONT, 12)
        for number, line in enumerate(page.splitlines()):
            canvas.drawString(72, 760 - 30 * number, line)
        canvas.showPage()
    canvas.save()


@pytest.fixture(scope="module")
def edition(module_home: Home, answer: Any) -> Home:
    """A HOME whose documents changed after people had decided."""
    inbox = module_home.inbox
    for name, (before, _) in EDITIONS.items():
        (inbox / f"{name}.txt").write_text(before, "utf-8")
    write_pages(inbox / "pages.pdf", "令和7年度 森のまなび事業 予算額 3億円", "里海事業 予算額 5億円")
    ingest(module_home, publish=None)
    board = Board(module_home)
    for name in (
        "same",
        "shifted",
        "reprinted",
        "deleted",
        "deleted-row",
        "first-of-two",
        "doubled",
        "vanished",
    ):
        answer(board, document(name), "3億円")
    answer(board, document("pages"), "3億円")
    answer(board, document("pages"), "5億円", "correct", {"stage": "request"})
    answer(board, document("second-of-two"), "3億円", number=1)
    answer(board, document("shifted"), "5億円", "drop")
    answer(board, document("neighbour"), "5億円", "correct", {"stage": "request"})
    answer(board, document("width"), "１２億円", "correct", {"organization": "文部科学省"})
    for name in ("pair", "pair-reprinted"):
        answer(board, document(name), "11億円", "correct", {"stage": "request"}, number=0)
        answer(board, document(name), "11億円", number=1)

    for name, (_, now) in EDITIONS.items():
        path = inbox / f"{name}.txt"
        if now is None:
            path.unlink()
        else:
            path.write_text(now, "utf-8")
    write_pages(
        inbox / "pages.pdf",
        "正誤表を添えます。",
        "令和7年度 森のまなび事業 予算額 3億円",
        "里海事業 予算額 5億円",
    )
    ingest(module_home)
    return module_home


@pytest.fixture(scope="module")
def board(edition: Home) -> Board:
    return Board(edition)


@pytest.fixture
def statuses(edition: Home, ask: Any) -> Statuses:
    """The figures of a document as they are published: how they stand, in the order of the text."""
    query = "SELECT value_quote, status FROM budgets WHERE document = ? ORDER BY page, line, rowid"
    return lambda name: ask(edition, query, document(name))


@pytest.fixture
def ties(board: Board) -> Callable[[str], list[str]]:
    """Where the decisions on a document went that stand on no figure of it."""
    return lambda name: [
        one.tie for one in board.standing.loose if one.decision.target.document == document(name)
    ]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("same", [("3億円", "accepted"), ("5億円", "proposed")]),
        ("shifted", [("3億円", "accepted")]),
        ("width", [("12億円", "corrected")]),
        ("pages", [("3億円", "accepted"), ("5億円", "corrected")]),
        ("neighbour", [("4億円", "proposed"), ("5億円", "corrected")]),
        ("vanished", [("3億円", "accepted"), ("5億円", "proposed")]),
    ],
)
def test_what_is_printed_as_before_is_decided_as_before(
    statuses: Statuses, ties: Any, name: str, wanted: list[tuple[str, str]]
) -> None:
    assert statuses(name) == wanted
    assert ties(name) == []


def test_it_is_published_where_it_stands_now_with_what_was_corrected(edition: Home, ask: Any) -> None:
    query = "SELECT page, line, stage, organization FROM budgets WHERE document = ? AND status = 'corrected'"

    assert ask(edition, query, "inbox/pages.pdf") == [(3, None, "request", None)]
    assert ask(edition, query, "inbox/width.txt") == [(1, 4, "draft", "文部科学省")]


def test_a_figure_that_is_printed_anew_is_open_again_and_its_look_alike_is_untouched(
    statuses: Statuses, ties: Any, board: Board
) -> None:
    assert statuses("reprinted") == [("4億円", "proposed"), ("5億円", "proposed"), ("3億円", "proposed")]
    assert ties("reprinted") == ["reopened"]
    [tied] = [one for one in board.standing.loose if one.decision.target.document == document("reprinted")]
    assert tied.fact is not None
    assert (tied.fact.value_quote, tied.fact.subject) == ("4億円", "地域振興")


def test_a_deleted_figure_leaves_an_orphan_and_not_a_look_alike_under_another_heading(
    statuses: Statuses, ties: Any
) -> None:
    assert statuses("deleted") == [("5億円", "proposed"), ("3億円", "proposed")]
    assert ties("deleted") == ["orphan"]


def test_a_deleted_row_leaves_an_orphan_and_not_the_row_beside_with_another_figure(
    statuses: Statuses, ties: Any
) -> None:
    assert statuses("deleted-row") == [("7億円", "proposed")]
    assert ties("deleted-row") == ["orphan"]


@pytest.mark.parametrize("name", ["first-of-two", "second-of-two"])
def test_of_two_rows_that_can_not_be_told_apart_the_one_that_is_left_may_be_the_other(
    statuses: Statuses, ties: Any, name: str
) -> None:
    assert statuses(name) == [("3億円", "proposed"), ("5億円", "proposed")]
    assert len(ties(name)) == 1


def test_a_row_that_was_doubled_leaves_it_ambiguous(statuses: Statuses, ties: Any) -> None:
    assert statuses("doubled") == [("3億円", "proposed"), ("5億円", "proposed"), ("3億円", "proposed")]
    assert ties("doubled") == ["ambiguous"]


def test_of_two_equal_figures_in_one_sentence_each_keeps_its_own_decision(
    edition: Home, ask: Any, ties: Any
) -> None:
    query = "SELECT fiscal_year, stage, status FROM budgets WHERE document = 'inbox/pair.txt' ORDER BY 1 DESC"

    assert ask(edition, query) == [(2025, "request", "corrected"), (2024, None, "accepted")]
    assert ties("pair") == []


def test_of_two_equal_figures_in_one_sentence_none_takes_the_decision_on_the_other(
    statuses: Statuses, ties: Any
) -> None:
    assert statuses("pair-reprinted") == [("12億円", "proposed"), ("11億円", "proposed")]
    assert sorted(ties("pair-reprinted")) == ["orphan", "reopened"]


def test_the_board_stands_where_the_published_file_stands(edition: Home, board: Board, ask: Any) -> None:
    published = ask(edition, "SELECT document, fact_id, status FROM budgets WHERE status <> 'proposed'")
    at_the_board = {
        (document, fact_id, holding.status)
        for (document, _, fact_id), holding in board.standing.facts.items()
        if holding.value is not None and holding.status != "proposed"
    }

    assert {*published} == at_the_board
