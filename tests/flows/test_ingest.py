"""Real files, readers, rules and ledger; only the publisher is left out, where it is not the point."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows.ingest import ingest
from flows.ingesting.ingestion import Progress
from flows.ingesting.listing import NoSuchPath
from flows.summary import Summary
from pipeline.home import Home
from pipeline.kinds import discover
from warehouse.archive import Archive
from warehouse.ledger.lock import LedgerBusy
from warehouse.ledger.store import Ledger

BUDGET = "令和6年度予算案\n\n地域みらい研究事業 12億円\n"
CHANGED = "令和6年度予算案\n\n地域みらい研究事業 13億円\n"


def write(path: Path, text: str = BUDGET, encoding: str = "utf-8") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


def run(home: Home, *paths: Path) -> Summary:
    return ingest(home, paths, publish=None)


def ask(home: Home, query: str) -> list[tuple[object, ...]]:
    with Ledger.writing(home.ledger) as ledger:
        return ledger.connection.execute(query).fetchall()


def facts(home: Home) -> list[tuple[object, ...]]:
    return ask(home, "SELECT document, kind, fact_id, value FROM current_facts ORDER BY ALL")


def statuses(home: Home) -> dict[object, object]:
    return dict(ask(home, "SELECT document, status FROM current_documents"))


def test_a_new_document_is_archived_read_and_its_facts_hold(home: Home) -> None:
    write(home.inbox / "a.txt", encoding="cp932")

    summary = run(home)

    assert (summary.new, summary.failed, summary.pages) == (1, [], 1)
    assert list(summary.facts) == list(discover())
    assert summary.facts["budget"] == 1
    assert statuses(home) == {"inbox/a.txt": "read"}
    assert ask(home, "SELECT value ->> 'amount_min', line FROM current_facts WHERE kind = 'budget'") == [
        ("1200000000", 3)
    ]
    [(sha256,)] = ask(home, "SELECT sha256 FROM current_documents")
    assert Archive(home.objects).load(str(sha256)) == BUDGET.encode("cp932")


def test_unchanged_documents_are_not_touched(home: Home) -> None:
    write(home.inbox / "a.txt")
    run(home)
    before = facts(home)

    summary = run(home)

    assert (summary.unchanged, summary.pages, summary.reread, summary.reextracted) == (1, 0, 0, 0)
    assert facts(home) == before
    assert ask(home, "SELECT DISTINCT run_id FROM extractions") == [(1,)]


def test_a_changed_document_is_read_again(home: Home) -> None:
    file = write(home.inbox / "a.txt")
    run(home)
    write(file, CHANGED)

    summary = run(home)

    assert (summary.changed, summary.pages) == (1, 1)
    assert ask(home, "SELECT value ->> 'amount_min' FROM current_facts WHERE kind = 'budget'") == [
        ("1300000000",)
    ]
    assert ask(home, "SELECT event FROM versions ORDER BY version_id") == [("new",), ("changed",)]


def test_a_document_that_returns_to_its_old_bytes_is_not_read_but_has_its_old_facts(home: Home) -> None:
    file = write(home.inbox / "a.txt")
    run(home)
    before = facts(home)
    write(file, CHANGED)
    run(home)
    write(file, BUDGET)

    summary = run(home)

    assert (summary.changed, summary.pages) == (1, 0)
    assert facts(home) == before


def test_a_vanished_document_is_marked_keeps_its_facts_and_may_reappear(home: Home) -> None:
    file = write(home.inbox / "a.txt")
    write(home.inbox / "b.txt", CHANGED)
    run(home)
    before = facts(home)
    file.unlink()

    gone, again = run(home), run(home)

    assert (gone.vanished, gone.unchanged, again.vanished) == (1, 1, 0)
    assert statuses(home) == {"inbox/a.txt": "vanished", "inbox/b.txt": "read"}
    assert facts(home) == before
    write(file)
    assert run(home).new == 1
    assert statuses(home)["inbox/a.txt"] == "read"
    assert facts(home) == before


def test_what_was_not_looked_at_does_not_vanish(home: Home, tmp_path: Path) -> None:
    write(home.inbox / "a.txt")
    run(home)
    (home.inbox / "a.txt").unlink()
    write(tmp_path / "elsewhere" / "b.txt")

    summary = run(home, tmp_path / "elsewhere")

    assert (summary.new, summary.vanished) == (1, 0)
    assert statuses(home)["inbox/a.txt"] == "read"


def test_the_same_bytes_twice_are_read_once_and_are_two_documents(home: Home) -> None:
    write(home.inbox / "a.txt")
    write(home.inbox / "copy.txt")

    summary = run(home)

    assert (summary.new, summary.pages, summary.facts["budget"]) == (2, 1, 2)
    assert ask(home, "SELECT count(DISTINCT fact_id) FROM current_facts WHERE kind = 'budget'") == [(2,)]


def test_bad_files_fail_with_reason_and_remedy_once_and_cost_no_other(home: Home, tmp_path: Path) -> None:
    inbox = home.inbox
    write(inbox / "good.txt")
    (inbox / "empty.pdf").touch()
    write(inbox / "html.pdf", "<!DOCTYPE html><html><body>404</body></html>")
    (inbox / "noise.txt").write_bytes(bytes(range(128, 256)) * 40 + b"\x00\x01\x02\x03" * 500)
    (inbox / "broken.pdf").symlink_to(tmp_path / "nowhere.pdf")
    os.mkfifo(inbox / "pipe.pdf")
    (inbox / "folder.pdf").mkdir()

    first, second = run(home), run(home)

    names = ["broken", "empty", "folder", "html", "pipe"]
    expected = sorted([*(f"inbox/{name}.pdf" for name in names), "inbox/noise.txt"])
    assert sorted(failure.document for failure in first.failed) == expected
    assert all(failure.reason and failure.remedy for failure in first.failed)
    assert (first.new, first.known_failed) == (1, 0)
    assert (second.failed, second.known_failed, second.unchanged) == ([], 6, 1)
    assert statuses(home) == {"inbox/good.txt": "read"} | dict.fromkeys(expected, "failed")
    notes = ask(home, "SELECT count(*) FROM current_documents WHERE status = 'failed' AND note LIKE '%（%）'")
    assert notes == [(6,)]


def test_a_truncated_pdf_fails_and_an_old_version_of_it_keeps_its_facts(home: Home) -> None:
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    pytest.importorskip("pipeline.reading.pdf.book")
    file = home.inbox / "a.pdf"
    page = canvas.Canvas(str(file))
    page.drawString(72, 720, "2024-04-01")
    page.save()
    whole = run(home)
    before = facts(home)
    file.write_bytes(file.read_bytes()[:300])

    cut, again = run(home), run(home)

    assert (whole.new, whole.facts["date"], len(cut.failed), again.known_failed) == (1, 1, 1, 1)
    assert statuses(home) == {"inbox/a.pdf": "failed"}
    assert facts(home) == before


def test_bytes_known_to_fail_are_not_tried_again_under_another_name(home: Home) -> None:
    (home.inbox / "a.pdf").touch()
    run(home)
    (home.inbox / "b.pdf").touch()

    summary = run(home)

    assert (summary.failed, summary.known_failed) == ([], 2)
    assert statuses(home) == {"inbox/a.pdf": "failed", "inbox/b.pdf": "failed"}


def test_strange_names_are_documents_like_others(home: Home) -> None:
    names = [b"\xff\xfe.txt", "予算\n（案）.txt".encode(), "か\u3099く.txt".encode(), b"%s'; DROP TABLE.txt"]
    for number, name in enumerate(names):
        write(home.inbox / os.fsdecode(name), f"{BUDGET}{number}")

    summary = run(home)

    assert (summary.new, summary.failed) == (4, [])
    assert sorted(statuses(home)) == [  # type: ignore[type-var]
        "inbox/%s'; DROP TABLE.txt",
        "inbox/\\xff\\xfe.txt",
        "inbox/がく.txt",
        "inbox/予算\\x0a（案）.txt",
    ]
    assert run(home).unchanged == 4


def test_damaged_bytes_of_the_archive_fail_and_are_not_held_against_the_document(home: Home) -> None:
    file = write(home.inbox / "a.txt")
    run(home)
    [(sha256,)] = ask(home, "SELECT sha256 FROM contents")
    kept = Archive(home.objects).path(str(sha256))
    kept.chmod(0o644)
    kept.write_bytes(b"damaged")
    ask(home, "DELETE FROM readings RETURNING 1")

    damaged = run(home)
    kept.unlink()
    mended = run(home)

    assert [failure.reason for failure in damaged.failed] == ["保管した原本が壊れています"]
    assert (mended.failed, mended.pages) == ([], 1)
    assert kept.read_bytes() == file.read_bytes()


def test_progress_reaches_its_end(home: Home) -> None:
    for number in range(3):
        write(home.inbox / f"{number}.txt", f"{BUDGET}{number}")
    steps: list[Progress] = []

    ingest(home, publish=None, progress=steps.append)

    assert steps[-1] == Progress(3, 3, 3)


def test_publication_follows_what_changed(home: Home) -> None:
    published: list[int] = []

    def publish(home: Home) -> Path:
        published.append(len(published))
        home.published.write_text(f"{len(published)}")
        return home.published

    file = write(home.inbox / "a.txt")
    ingest(home, publish=publish)
    unchanged = ingest(home, publish=publish)
    assert (len(published), unchanged.published) == (1, home.published)
    home.published.unlink()
    ingest(home, publish=publish)
    assert len(published) == 2
    file.unlink()
    ingest(home, publish=publish)
    assert len(published) == 3


def test_a_publication_that_failed_is_made_up_for(home: Home) -> None:
    def refuse(home: Home) -> Path:
        raise OSError(f"no space for {home.published}")

    def publish(home: Home) -> Path:
        home.published.write_text("facts")
        return home.published

    write(home.inbox / "a.txt")
    with pytest.raises(OSError, match="no space"):
        ingest(home, publish=refuse)

    summary = ingest(home, publish=publish)

    assert (summary.unchanged, home.published.read_text()) == (1, "facts")
    assert ask(home, "SELECT status FROM runs ORDER BY run_id") == [("failed",), ("done",)]


def test_a_path_that_does_not_exist_leaves_no_ledger(home: Home, tmp_path: Path) -> None:
    with pytest.raises(NoSuchPath):
        run(home, tmp_path / "nowhere")

    assert not home.ledger.exists()


def test_two_runs_at_once_are_refused(home: Home) -> None:
    with Ledger.writing(home.ledger), pytest.raises(LedgerBusy):
        run(home)


def test_planning_imports_no_library_that_reads_or_extracts(home: Home) -> None:
    write(home.inbox / "a.txt")
    run(home)
    code = (
        "import sys, pathlib; from flows.ingest import *\n"
        "assert 'spacy' not in sys.modules\n"
        "assert ingest(Home(pathlib.Path(sys.argv[1])), publish=None).unchanged == 1\n"
        "print(sorted({'prefect', 'spacy', 'sudachipy', 'pdfplumber', 'pypdfium2'} & set(sys.modules)))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, str(home.path)], capture_output=True, text=True, check=True
    )

    assert done.stdout == "[]\n"
