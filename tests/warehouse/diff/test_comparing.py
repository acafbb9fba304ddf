"""Two states of real texts: what came, went, changed or moved, and what is tied to what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from flows.ingest import ingest
from pipeline.home import Home
from warehouse.board.board import Board
from warehouse.board.changes import Change
from warehouse.board.filters import Filter

HEAD = "令和7年度予算案\n\n"
FOREST = "里山学習支援事業の予算案は、5億円です。\n"
SEA = "里海しごと創造事業の予算案は、3億円です。\n"
PAIR = "里山学習支援事業の予算案は5億円、里海しごと創造事業の予算案は3億円です。\n"


def table(*rows: tuple[str, str, str]) -> str:
    head = "".join(f"<th>{cell}</th>" for cell in ("事業名", "令和7年度予算案", "令和6年度予算額"))
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return (
        '<html><head><meta charset="utf-8"></head><body><h1>令和7年度予算案の概要</h1>'
        f"<table><tr>{head}</tr>{body}</table></body></html>"
    )


OKU = 100_000_000
TEXTS: dict[str, tuple[str | None, str | None]] = {
    "inserted.txt": (HEAD + FOREST + SEA, HEAD + "次のとおりお知らせします。\n\n" + FOREST + SEA),
    "sentence.txt": (HEAD + FOREST, HEAD + FOREST.replace("5億円", "6億円")),
    "one-of-two.txt": (HEAD + PAIR, HEAD + PAIR.replace("5億円", "6億円")),
    "cell.html": (
        table(("里山学習支援事業", "5億円", "4億円"), ("里海しごと創造事業", "3億円", "2億円")),
        table(("里山学習支援事業", "6億円", "4億円"), ("里海しごと創造事業", "3億円", "2億円")),
    ),
    "name-in-text.txt": (HEAD + FOREST, HEAD + FOREST.replace("支援", "応援")),
    "name-in-row.html": (
        table(("里山学習支援事業", "5億円", "4億円")),
        table(("里山学習応援事業", "5億円", "4億円")),
    ),
    "reworded.txt": (HEAD + FOREST, HEAD + FOREST.replace("です", "となりました")),
    "look-alikes.html": (
        table(("機器の整備", "5億円", "4億円"), ("機器の整備", "3億円", "2億円")),
        table(("機器の整備", "6億円", "4億円"), ("機器の整備", "7億円", "2億円")),
    ),
    "under-headings.txt": (
        HEAD + "1 里山学習支援事業\n\n予算案は5億円です。\n\n2 里海しごと創造事業\n\n予算案は5億円です。\n",
        HEAD + "2 里海しごと創造事業\n\n予算案は5億円です。\n",
    ),
    "first-of-two.txt": (
        HEAD + "1 里山学習支援事業\n\n予算案は5億円です。\n\n2 里海しごと創造事業\n\n予算案は5億円です。\n",
        HEAD + "1 里山学習支援事業\n\n予算案は6億円です。\n\n2 里海しごと創造事業\n\n予算案は5億円です。\n",
    ),
    "year-above.txt": (HEAD + FOREST, HEAD.replace("7", "8") + FOREST),
    "shorter.txt": (HEAD + FOREST + SEA, HEAD + FOREST),
    "vanished.txt": (HEAD + SEA.replace("3億円", "7億円"), None),
    "new.txt": (None, HEAD + SEA.replace("3億円", "8億円")),
    "same.txt": (HEAD + SEA.replace("3億円", "9億円"),) * 2,
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """All texts before (run 1), after (run 2), and before again (run 3)."""
    home = Home(tmp_path_factory.mktemp("home"))
    home.inbox.mkdir(parents=True)
    for side in (0, 1, 0):
        for name, sides in TEXTS.items():
            text = sides[side]
            if text is None:
                (home.inbox / name).unlink(missing_ok=True)
            else:
                (home.inbox / name).write_text(text, "utf-8")
        ingest(home, [], publish=None)
    return home


@pytest.fixture(scope="module")
def board(home: Home) -> Board:
    return Board(home, "1", "2")


@pytest.fixture(scope="module")
def back(home: Home) -> Board:
    return Board(home, "2", "1")


def changes(board: Board, document: str, kind: str | None = "budget") -> list[Change]:
    return board.changes(Filter(document=document, kind=kind))


def names(several: list[Change]) -> list[str]:
    return sorted(one.change for one in several)


def amounts(several: list[Change], side: str = "new_value") -> list[int]:
    return sorted(getattr(one, side)["amount_max"] // OKU for one in several)


def test_lines_inserted_above_move_all_below_and_nothing_awaits(board: Board) -> None:
    moved = changes(board, "inserted.txt", kind=None)

    assert amounts([one for one in moved if one.kind == "budget"]) == [3, 5]
    assert {(one.change, one.tie, one.state, *one.causes) for one in moved} == {
        ("moved", "same", "moved", "source")
    }
    assert all(one.old_id == one.new_id and one.fields == [] for one in moved)
    for sides in board.all_sides(moved):
        assert sides.old is not None and sides.new is not None
        assert (sides.old.value, sides.new.line) == (sides.new.value, (sides.old.line or 0) + 2)


@pytest.mark.parametrize("document", ["sentence.txt", "one-of-two.txt", "cell.html"])
def test_a_figure_printed_anew_in_its_place_is_one_changed_fact(board: Board, document: str) -> None:
    [one] = [one for one in changes(board, document) if one.change != "moved"]

    assert (one.change, one.tie, one.causes) == ("changed", "reprinted", ["source"])
    assert (one.old_quote, one.new_quote) == ("5億円", "6億円")
    assert {tuple(field) for field in one.fields} == {
        (name, 5 * OKU, 6 * OKU) for name in ("amount_min", "amount_max", "lower_bound", "upper_bound")
    }
    assert (one.signature, one.yen, one.state) == ("amount", OKU, "awaiting")


def test_its_neighbours_are_not_changed_by_it(board: Board) -> None:
    assert [one.change for one in changes(board, "one-of-two.txt")].count("moved") == 1
    assert len(changes(board, "cell.html", kind=None)) == 1


@pytest.mark.parametrize(("document", "figures"), [("name-in-text.txt", [5]), ("name-in-row.html", [4, 5])])
def test_figures_beside_a_corrected_name_stay_the_same_figures(
    board: Board, document: str, figures: list[int]
) -> None:
    several = changes(board, document)

    assert amounts(several) == figures
    for one in several:
        assert (one.change, one.tie, one.causes) == ("changed", "renamed", ["source"])
        assert [tuple(field) for field in one.fields] == [("program", "里山学習支援事業", "里山学習応援事業")]
    [name] = changes(board, document, kind="program")
    assert (name.change, name.tie) == ("changed", "reprinted")


def test_a_fact_told_in_other_words_moves_only(board: Board) -> None:
    [one] = changes(board, "reworded.txt")

    assert (one.change, one.tie, one.state) == ("moved", "reworded", "moved")
    assert one.old_id != one.new_id
    assert one.fields == []


def test_look_alikes_are_not_tied_to_each_other(board: Board) -> None:
    several = changes(board, "look-alikes.html")

    assert names(several) == ["gained", "gained", "lost", "lost"]
    assert {one.tie for one in several} == {None}
    assert amounts([one for one in several if one.change == "lost"], "old_value") == [3, 5]
    assert amounts([one for one in several if one.change == "gained"]) == [6, 7]


def test_a_look_alike_under_a_heading_that_went_is_not_taken_for_the_one_that_stayed(board: Board) -> None:
    several = [one for one in changes(board, "under-headings.txt") if one.change != "moved"]

    assert [(one.change, (one.old_value or {}).get("program")) for one in several] == [
        ("lost", "里山学習支援事業")
    ]


def test_a_figure_printed_anew_is_not_taken_for_its_look_alike_under_another_heading(board: Board) -> None:
    [one] = [one for one in changes(board, "first-of-two.txt") if one.change != "moved"]

    assert (one.change, one.tie, one.old_quote, one.new_quote) == ("changed", "reprinted", "5億円", "6億円")
    assert {(one.old_value or {}).get("program"), (one.new_value or {}).get("program")} == {
        "里山学習支援事業"
    }


def test_a_year_that_governs_changes_the_facts_under_it_and_they_stay_the_same(board: Board) -> None:
    [one] = changes(board, "year-above.txt")

    assert (one.change, one.tie, one.signature) == ("changed", "same", "fiscal_year +1")
    assert one.old_id == one.new_id
    assert [tuple(field) for field in one.fields] == [("fiscal_year", 2025, 2026)]
    assert one.yen == 5 * OKU


def test_a_sentence_that_went_is_lost_with_all_that_it_said(board: Board) -> None:
    several = [one for one in changes(board, "shorter.txt", kind=None) if one.kind in ("budget", "program")]

    assert names(several) == ["lost", "lost"]
    assert {(one.causes[0], one.new_id, one.new_value, one.state) for one in several} == {
        ("source", None, None, "awaiting")
    }


def test_what_is_no_amount_weighs_what_stood_beside_it(board: Board, back: Board) -> None:
    [gained] = changes(back, "shorter.txt", kind="program")
    [lost] = changes(board, "shorter.txt", kind="program")

    assert (gained.change, lost.change) == ("gained", "lost")
    assert (gained.yen, lost.yen) == (3 * OKU, 3 * OKU)


def test_a_new_document_is_gained_whole_by_its_source(board: Board, home: Home) -> None:
    several = changes(board, "new.txt", kind=None)

    assert {(one.change, *one.causes) for one in several} == {("gained", "source")}
    assert {one.fact_id for one in several} == {fact.fact_id for fact in board.facts_of("inbox/new.txt")}
    assert amounts([one for one in several if one.kind == "budget"]) == [8]


def test_a_vanished_file_loses_nothing(board: Board) -> None:
    became = {row.document: row.became for row in board.documents()}

    assert changes(board, "vanished.txt", kind=None) == []
    assert became["inbox/vanished.txt"] == "vanished"
    assert len(board.facts_of("inbox/vanished.txt")) > 1


def test_what_is_as_it_was_is_no_change(board: Board, home: Home) -> None:
    assert changes(board, "same.txt", kind=None) == []
    assert "inbox/same.txt" not in {row.document for row in board.documents()}
    assert Board(home, "2", "2").changes() == []


def _mirrored(several: list[Change]) -> Iterator[tuple[Any, ...]]:
    turned = {"gained": "lost", "lost": "gained"}
    for one in several:
        yield (
            turned.get(one.change, one.change), one.document, one.kind, one.new_id, one.old_id, one.tie,
            one.new_value, one.old_value, one.causes,
        )  # fmt: skip


def test_the_other_direction_tells_the_same_the_other_way_round(board: Board, back: Board) -> None:
    here = [
        (one.change, one.document, one.kind, one.old_id, one.new_id, one.tie, one.old_value, one.new_value,
         one.causes)
        for one in back.changes()
    ]  # fmt: skip

    assert sorted(here, key=repr) == sorted(_mirrored(board.changes()), key=repr)
    assert {change for change, *_ in here} == {"gained", "lost", "changed", "moved"}


def test_what_came_back_as_it_was_is_no_change(home: Home) -> None:
    several = Board(home, "1", "3").changes()

    # Its file is gone again, but what was known of it stays.
    assert {(one.change, one.document) for one in several} == {("gained", "inbox/new.txt")}
