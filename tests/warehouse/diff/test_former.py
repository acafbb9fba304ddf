"""What the newest bytes of a document changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.ingest import ingest
from pipeline.home import Home
from warehouse.diff.former import Former, since_former
from warehouse.snapshots.shelf import Shelf

TEXT = "令和6年度の予算\n\n里山再生支援事業の令和6年度の予算額は、{}億円です。\n"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path)
    home.inbox.mkdir(parents=True)
    return home


def put(home: Home, name: str, amount: int) -> None:
    (home.inbox / name).write_text(TEXT.format(amount), "utf-8")
    ingest(home, publish=None)


def former(home: Home, name: str = "a.txt") -> Former | None:
    return since_former(Shelf(home.snapshots), f"inbox/{name}")


def changed(found: Former | None) -> list[tuple[str, str, str | None, str | None]]:
    assert found is not None
    return [
        (one.change, one.kind, one.old_quote, one.new_quote) for one in found.changes if one.kind == "budget"
    ]


def test_the_last_bytes_are_held_against_those_before_them(home: Home) -> None:
    assert former(home) is None
    put(home, "a.txt", 3)
    assert former(home) is None
    put(home, "a.txt", 4)
    put(home, "b.txt", 7)
    assert changed(former(home)) == [("changed", "budget", "3億円", "4億円")]
    put(home, "a.txt", 5)

    found = former(home)

    assert changed(found) == [("changed", "budget", "4億円", "5億円")]
    assert found is not None and found.changes[0].causes == ["source"]
    assert [
        (one.field, one.old, one.new) for one in found.changes[0].fields if one.field == "amount_max"
    ] == [("amount_max", 400_000_000, 500_000_000)]
    assert former(home, "b.txt") is None


def test_bytes_that_come_back_are_a_version_too(home: Home) -> None:
    for amount in (3, 4, 3):
        put(home, "a.txt", amount)

    assert changed(former(home)) == [("changed", "budget", "4億円", "3億円")]
