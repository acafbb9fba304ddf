"""The ledger: readable, busy, damaged, newer; runs and documents that did not end well."""

from __future__ import annotations

import os
from typing import Any

import duckdb
import pytest

from flows.doctor.ledger import check_documents, check_ledger, check_runs
from flows.ingest import ingest
from pipeline.home import Home
from warehouse.condition.examining import examine

LATER = "INSERT INTO migrations VALUES (9999, 'later', now()::TIMESTAMP)"
KILLED = (
    "INSERT INTO runs (run_id, started, status) SELECT max(run_id) + 1, now()::TIMESTAMP, 'running' FROM runs"
)
FAILED = (
    "INSERT INTO runs SELECT max(run_id) + 1, now()::TIMESTAMP, now()::TIMESTAMP, 'failed', NULL,"
    """ '{"error": "OSError: disk full"}' FROM runs"""
)
FETCHING = "INSERT INTO fetches (fetch_id, started, status) VALUES (7, now()::TIMESTAMP, 'running')"


def test_a_ledger_that_is_well(ingested: Home, look: Any) -> None:
    found = look(ingested, check_ledger, check_runs, check_documents)

    assert {name: [one.state for one in some] for name, some in found.items()} == {
        "ledger": ["ok"],
        "run": ["ok"],
        "documents": ["ok"],
    }
    assert found["documents"][0].what == "文書 2：すべて読めています"


def test_no_ledger_yet(home: Home, look: Any) -> None:
    found = look(home, check_ledger, check_runs, check_documents)

    [finding] = found.pop("ledger")
    assert (finding.state, finding.remedy) == ("info", f"seisaku ingest --home {home.path}")
    assert found == {}


def test_a_ledger_in_which_nothing_is_yet(home: Home, look: Any) -> None:
    home.warehouse.mkdir()
    duckdb.connect(home.ledger).close()

    found = look(home, check_ledger, check_runs, check_documents)

    assert {name: [one.state for one in some] for name, some in found.items()} == {
        "ledger": ["ok"],
        "run": ["info"],
    }
    assert found["ledger"][0].detail == "次の実行で新しい形になります"


def test_while_a_run_writes_the_ledger_is_left_alone(ingested: Home, look: Any, holding: Any) -> None:
    with holding(ingested.ledger.with_suffix(".lock")) as pid:
        found = look(ingested, check_ledger, check_runs, check_documents)

    [finding] = found.pop("ledger")
    assert finding.state == "info"
    assert str(pid) in finding.detail
    assert found == {}


def test_another_program_has_it_open(ingested: Home, look: Any, opening: Any) -> None:
    with opening(ingested.ledger) as pid:
        found = look(ingested, check_ledger, check_runs, check_documents)

    [finding] = found.pop("ledger")
    assert (finding.state, finding.detail) == ("warning", f"プロセス {pid}")
    assert found == {}


@pytest.mark.parametrize("damage", ["cut", "overwritten", "empty", "beginning"])
def test_a_damaged_ledger(ingested: Home, look: Any, damage: str) -> None:
    whole = ingested.ledger.read_bytes()
    ingested.ledger.write_bytes(
        {
            "cut": whole[: len(whole) // 2],
            "overwritten": whole[:8192] + os.urandom(len(whole) - 8192),
            "empty": b"",
            "beginning": b"\0" * 8192 + whole[8192:],
        }[damage]
    )

    found = look(ingested, check_ledger, check_runs, check_documents)

    [finding] = found.pop("ledger")
    assert finding.state == "error"
    assert finding.detail and "\n" not in finding.detail
    assert f"mv {ingested.ledger} " in finding.remedy
    assert found == {}


def test_a_ledger_of_a_later_release(ingested: Home, look: Any, change: Any) -> None:
    change(ingested, LATER)

    [finding] = look(ingested, check_ledger)["ledger"]

    assert finding.state == "error"
    assert finding.detail == f"9999 > {examine(ingested.ledger).known}"


def test_a_run_that_was_killed(ingested: Home, look: Any, change: Any) -> None:
    change(ingested, KILLED)

    [finding] = look(ingested, check_runs)["run"]

    assert finding.state == "warning"
    assert finding.what.endswith("は途中で止まりました")
    assert finding.remedy == f"seisaku ingest --home {ingested.path}"


def test_runs_that_failed_one_after_the_other(ingested: Home, look: Any, change: Any) -> None:
    change(ingested, FAILED)
    change(ingested, FAILED)

    [finding] = look(ingested, check_runs)["run"]

    assert (finding.state, finding.detail) == ("warning", "OSError: disk full")
    assert "続けて 2 回" in finding.what


def test_a_run_that_came_to_its_end_makes_up_for_those_before(ingested: Home, look: Any, change: Any) -> None:
    change(ingested, FAILED)
    ingest(ingested)

    assert [one.state for one in look(ingested, check_runs)["run"]] == ["ok"]


def test_a_fetch_at_work_and_one_that_was_killed(
    ingested: Home, look: Any, change: Any, holding: Any
) -> None:
    change(ingested, FETCHING)
    with holding(ingested.warehouse / "fetch.lock"):
        [at_work] = look(ingested, check_runs)["fetch"]
    [killed] = look(ingested, check_runs)["fetch"]

    assert (at_work.state, killed.state) == ("info", "warning")
    assert killed.remedy == f"seisaku fetch --home {ingested.path}"


def test_documents_that_could_not_be_read(home: Home, look: Any, change: Any) -> None:
    (home.inbox / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing behind it")
    (home.inbox / "half.txt").write_text("令和７年度の予算案を公表した。", "utf-8")
    ingest(home)
    change(home, "UPDATE readings SET status = 'partly', note = '2頁' WHERE status = 'read'")

    found = look(home, check_documents)

    [failed], [partly] = found.pop("failed"), found.pop("partly")
    assert (failed.state, failed.what, failed.detail) == ("warning", "読めなかった文書 1", "inbox/broken.pdf")
    assert failed.remedy == (
        f"""seisaku sql "SELECT document, note FROM documents WHERE status = 'failed'" --home {home.path}"""
    )
    assert (partly.state, partly.detail) == ("warning", "inbox/half.txt")
    assert found == {}
