"""A run works on what has changed, and says of all else what the run before said."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from flows.ingest import ingest
from flows.ingesting import looking
from flows.summary import Summary
from pipeline.home import Home
from warehouse.archive import digest
from warehouse.ledger.store import Ledger
from warehouse.snapshots.shelf import Shelf

pytestmark = pytest.mark.slow
OLD = 1_700_000_000


def write(path: Path, amount: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"令和6年度予算案\n\n地域みらい研究事業 {amount}億円\n", "utf-8")
    return path


def run(home: Home, *paths: Path) -> Summary:
    return ingest(home, paths, publish=None)


@pytest.fixture
def archive(home: Home) -> Home:
    """Nine documents in three folders, whose last look can be trusted."""
    for number in range(9):
        write(home.inbox / str(number // 3) / f"{number}.txt", number + 1)
    run(home)
    with Ledger.writing(home.ledger) as ledger:
        for path in home.inbox.rglob("*.txt"):
            file = path.stat()
            ledger.connection.execute(
                "UPDATE sightings SET size = ?, mtime_ns = ?, ctime_ns = ?, inode = ? WHERE document = ?",
                [
                    file.st_size,
                    file.st_mtime_ns,
                    file.st_ctime_ns,
                    file.st_ino,
                    path.relative_to(home.raw).as_posix(),
                ],
            )
    return home


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that runs open to hash them."""
    names: list[str] = []

    def noting(file: str) -> str:
        names.append(Path(file).name)
        return digest(file)

    monkeypatch.setattr(looking, "digest", noting)
    return names


def said(summary: Summary) -> tuple[object, ...]:
    return summary.facts, summary.numbers, summary.unaccounted, summary.misspelled


def test_where_nothing_changed_nothing_is_opened_and_the_same_is_said(
    archive: Home, opened: list[str]
) -> None:
    first = run(archive)
    snapshots = sorted(archive.snapshots.rglob("*.parquet"))

    second = run(archive)

    assert opened == []
    assert first.unchanged == second.unchanged == 9
    assert said(second) == said(first)
    assert second.facts["budget"] == 9
    assert sorted(archive.snapshots.rglob("*.parquet")) == snapshots


def test_only_what_changed_is_opened_and_read(archive: Home, opened: list[str]) -> None:
    write(archive.inbox / "1" / "4.txt", 44)
    (archive.inbox / "2" / "8.txt").unlink()
    write(archive.inbox / "2" / "9.txt", 10)

    summary = run(archive)

    assert sorted(opened) == ["4.txt", "9.txt"]
    assert (summary.new, summary.changed, summary.unchanged, summary.vanished) == (1, 1, 7, 1)
    assert summary.pages == 2


def test_bytes_that_are_known_are_not_read_again_in_a_look_at_one_folder(archive: Home) -> None:
    (archive.inbox / "2" / "copy.txt").write_bytes((archive.inbox / "0" / "0.txt").read_bytes())

    summary = run(archive, archive.inbox / "2")

    assert (summary.new, summary.unchanged, summary.vanished, summary.pages) == (1, 3, 0, 0)


def test_a_file_that_was_only_touched_is_opened_and_not_read(archive: Home, opened: list[str]) -> None:
    os.utime(archive.inbox / "0" / "1.txt", (OLD, OLD))

    summary = run(archive)

    assert opened == ["1.txt"]
    assert (summary.changed, summary.unchanged, summary.pages) == (0, 9, 0)


def test_a_document_of_another_run_is_seen_at_each_look(archive: Home) -> None:
    def seen() -> dict[str, object]:
        with Ledger.writing(archive.ledger) as ledger:
            return dict(ledger.connection.execute("SELECT document, seen FROM sightings").fetchall())

    (archive.inbox / "0" / "2.txt").unlink()
    before = seen()

    run(archive, archive.inbox / "0")

    after = seen()
    assert {name for name in after if after[name] != before[name]} == {"inbox/0/0.txt", "inbox/0/1.txt"}


def test_a_snapshot_that_is_gone_is_taken_again(archive: Home) -> None:
    run(archive)
    shelf = Shelf(archive.snapshots)
    newest = shelf.newest()
    assert newest is not None
    shelf.path("documents", newest).unlink()

    summary = run(archive)

    assert shelf.newest() == summary.run_id
    assert summary.facts["budget"] == 9
