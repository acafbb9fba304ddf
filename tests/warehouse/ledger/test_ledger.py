from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import msgspec
import pytest

from warehouse.ledger import memory, runs
from warehouse.ledger.lock import LedgerBusy
from warehouse.ledger.migrating import MIGRATIONS, NewerLedger, migrate
from warehouse.ledger.rows import (
    Content,
    Event,
    Extraction,
    FileStat,
    Reading,
    Results,
    Sighting,
    StoredFact,
    Version,
)
from warehouse.ledger.store import Ledger


def fact(ordinal: int, fact_id: str, *, document: str = "s/a.txt", kind: str = "budget") -> StoredFact:
    return StoredFact(
        document=document,
        kind=kind,
        ordinal=ordinal,
        fact_id=fact_id,
        value={"amount_min": 12_345_678_901_234_567, "name": '「引用」"と\\\n改行\x00'},
        anchor="89億円\x1e見出し",
        block=1,
        span_start=2,
        span_end=5,
        page=3,
        line=None,
        box=(1.5, 2.0, 3.0, 4.25),
        quote="予算 89億円",
        value_quote="89億円",
        rule="amount",
        repaired=False,
        evidence=({"field": "fiscal_year", "quote": "平成21年度"},),
    )


def results(
    *facts: StoredFact,
    sha256: str = "aa",
    reader: str = "r1",
    event: Event | None = "new",
    status: Any = "read",
    kind_version: str = "k1",
    document: str = "s/a.txt",
) -> Results:
    kinds = {row.kind for row in facts} or {"budget"}
    extractions = [
        Extraction(
            document,
            sha256,
            reader,
            kind,
            kind_version,
            "",
            "done",
            sum(row.kind == kind for row in facts),
        )
        for kind in sorted(kinds)
    ]
    failed = status == "failed"
    return Results(
        contents=(Content(sha256, 10),),
        versions=(Version(document, "s", event, sha256, reader),) if event else (),
        readings=(
            Reading(
                sha256,
                reader,
                status,
                reason="壊れています" if failed else None,
                remedy="取り直してください" if failed else None,
                pages=None if failed else 3,
                media_type=None if failed else "text/plain",
                body=None if failed else b"\x00\xffblob",
            ),
        ),
        extractions=() if failed else tuple(extractions),
        facts=tuple(msgspec.json.encode(row) for row in facts),
    )


def store(ledger: Ledger, *steps: Results) -> None:
    for step in steps:
        run_id = runs.begin(ledger)
        ledger.store(run_id, step)
        runs.end(ledger, run_id, "done", {})


def ask(ledger: Ledger, query: str) -> list[tuple[Any, ...]]:
    return ledger.connection.execute(query).fetchall()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "warehouse" / "ledger.duckdb"


def test_what_is_stored_comes_back_as_it_was(path: Path) -> None:
    with Ledger.writing(path) as ledger:
        store(ledger, results(fact(0, "f0"), fact(1, "f1")))

    with Ledger.writing(path) as ledger:
        got = ask(ledger, "SELECT * EXCLUDE (first_seen, last_seen) FROM current_facts ORDER BY ordinal")
        body = memory.document(ledger, "aa", "r1")

    one = fact(0, "f0")
    assert [row[2] for row in got] == ["f0", "f1"]
    assert json.loads(got[0][4]) == one.value
    assert got[0][:2] == ("s/a.txt", "budget")
    assert got[0][5:11] == (3, None, "予算 89億円", "89億円", "amount", False)
    assert json.loads(got[0][11]) == list(one.evidence)
    assert got[0][12] == [1.5, 2.0, 3.0, 4.25]
    assert body == b"\x00\xffblob"


def test_facts_of_the_newest_extraction_hold_and_remember_when_they_were_first_seen(path: Path) -> None:
    with Ledger.writing(path) as ledger:
        store(
            ledger,
            results(fact(0, "old"), fact(1, "both")),
            results(fact(0, "both"), fact(1, "new"), kind_version="k2", event=None),
        )

        facts = ask(ledger, "SELECT fact_id, first_seen < last_seen FROM current_facts ORDER BY ordinal")

    assert facts == [("both", True), ("new", False)]


def test_one_kind_extracted_anew_leaves_the_others(path: Path) -> None:
    with Ledger.writing(path) as ledger:
        store(
            ledger,
            results(fact(0, "budget"), fact(0, "date", kind="date")),
            results(fact(0, "date 2", kind="date"), kind_version="k2", event=None),
        )

        facts = ask(ledger, "SELECT fact_id FROM current_facts ORDER BY fact_id")

        assert facts == [("budget",), ("date 2",)]
        assert runs.totals(ledger) == {"budget": 1, "date": 1}


def test_facts_of_a_vanished_document_stay(path: Path) -> None:
    with Ledger.writing(path) as ledger:
        store(ledger, results(fact(0, "f")))
        ledger.look(runs.begin(ledger), ["s/"], [], [Version("s/a.txt", "s", "vanished")], [])

        documents = ask(ledger, "SELECT document, sha256, status, pages FROM current_documents")

        assert documents == [("s/a.txt", "aa", "vanished", 3)]
        assert ask(ledger, "SELECT fact_id FROM current_facts") == [("f",)]


def test_a_document_that_can_no_longer_be_read_keeps_the_facts_of_its_last_readable_version(
    path: Path,
) -> None:
    with Ledger.writing(path) as ledger:
        store(ledger, results(fact(0, "f")), results(sha256="bb", event="changed", status="failed"))

        documents = ask(ledger, "SELECT sha256, status, note, pages FROM current_documents")
        state = memory.remembered(ledger, ["s/"])["s/a.txt"]

        assert documents == [("bb", "failed", "壊れています（取り直してください）", 3)]
        assert ask(ledger, "SELECT fact_id FROM current_facts") == [("f",)]
        assert (state.sha256, state.readable) == ("bb", ("aa", "r1"))


def test_a_failed_extraction_leaves_the_facts_that_were_and_is_told(path: Path) -> None:
    failed = Extraction("s/a.txt", "aa", "r1", "budget", "k2", "", "failed", reason="ValueError: だめ")
    with Ledger.writing(path) as ledger:
        store(ledger, results(fact(0, "f")), Results(extractions=(failed,)))

        documents = ask(ledger, "SELECT status, note FROM current_documents")

        assert documents == [("partly", "budget: ValueError: だめ")]
        assert ask(ledger, "SELECT fact_id FROM current_facts") == [("f",)]


def test_what_a_source_declares_is_shown_and_remembered(path: Path) -> None:
    with Ledger.writing(path) as ledger:
        store(ledger, results(fact(0, "f")))
        ledger.declare(1, {"s/a.txt": {"title": "予算案の概要", "url": "https://example.invalid/a"}})

        documents = ask(ledger, "SELECT title, url FROM current_documents")

        assert documents == [("予算案の概要", "https://example.invalid/a")]
        declared = memory.remembered(ledger, ["s/a.txt"])["s/a.txt"].declared
        assert json.loads(declared or "") == {"title": "予算案の概要", "url": "https://example.invalid/a"}


def test_only_documents_within_the_scope_are_remembered(path: Path) -> None:
    names = ["s/a.txt", "s/b/c.txt", "s2/d.txt", "s/a%.txt"]
    with Ledger.writing(path) as ledger:
        store(ledger, *(results(document=name) for name in names))

        assert sorted(memory.remembered(ledger, ["s/"])) == ["s/a%.txt", "s/a.txt", "s/b/c.txt"]
        assert sorted(memory.remembered(ledger, ["s/b/", "s/a.txt"])) == ["s/a.txt", "s/b/c.txt"]


def test_sightings_are_replaced(path: Path) -> None:
    large = FileStat(1, 2, 3, 2**64 - 1)
    with Ledger.writing(path) as ledger:
        ledger.look(1, [], [], [], [Sighting("a", "aa", large), Sighting("b")])
        ledger.look(2, [], [], [], [Sighting("a", "bb")])

        assert memory.sightings(ledger) == {"a": Sighting("a", "bb"), "b": Sighting("b")}


def test_results_are_stored_whole_or_not_at_all(path: Path) -> None:
    good = results(fact(0, "f"))
    half = Results(good.contents, good.versions, good.readings, good.extractions, (b'{"document": 1',))
    with Ledger.writing(path) as ledger:
        with pytest.raises(duckdb.Error):
            store(ledger, half)

        tables = ("contents", "versions", "readings", "extractions", "facts")
        assert [ask(ledger, f"FROM {table}") for table in tables] == [[]] * 5


def test_a_run_that_was_killed_is_called_interrupted(path: Path) -> None:
    with Ledger.writing(path) as ledger:
        runs.begin(ledger)
    with Ledger.writing(path) as ledger:
        runs.end(ledger, runs.begin(ledger), "done", {"new": 1})

        got = ask(ledger, "SELECT run_id, status, finished IS NULL, summary FROM runs ORDER BY run_id")

    assert got == [(1, "interrupted", True, None), (2, "done", False, '{"new":1}')]


def test_a_second_writer_is_told_who_writes(path: Path) -> None:
    with Ledger.writing(path), pytest.raises(LedgerBusy) as refused, Ledger.writing(path):
        pass

    assert str(refused.value.pid) in str(refused.value)
    assert refused.value.since


def test_a_killed_writer_leaves_no_lock(path: Path) -> None:
    code = (
        "import os, signal, sys, pathlib\n"
        "from warehouse.ledger.store import Ledger\n"
        "with Ledger.writing(pathlib.Path(sys.argv[1])):\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    killed = subprocess.run([sys.executable, "-c", code, str(path)], check=False)

    with Ledger.writing(path) as ledger:
        assert ask(ledger, "SELECT count(*) FROM migrations") == [(len(list(MIGRATIONS.glob("*.sql"))),)]
    assert killed.returncode == -9


def test_a_migration_that_fails_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "0001_first.sql").write_text((MIGRATIONS / "0001_memory.sql").read_text("utf-8"), "utf-8")
    (tmp_path / "0002_second.sql").write_text("CREATE TABLE t (i INT); SELECT nonsense;", "utf-8")
    connection = duckdb.connect()

    with pytest.raises(duckdb.Error, match="nonsense"):
        migrate(connection, tmp_path)

    assert connection.execute("SELECT number FROM migrations").fetchall() == [(1,)]
    assert connection.execute("FROM duckdb_tables() WHERE table_name = 't'").fetchall() == []


def test_a_ledger_of_a_later_release_is_refused(path: Path) -> None:
    with Ledger.writing(path) as ledger:
        ledger.connection.execute("INSERT INTO migrations VALUES (9999, 'later', now()::TIMESTAMP)")

    with pytest.raises(NewerLedger), Ledger.writing(path):
        pass
