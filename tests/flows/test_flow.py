"""The Prefect flow on a real server: the same facts, a task a batch, the summary as an artifact."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from flows.ingest import ingest, with_prefect
from flows.report import as_markdown
from flows.summary import Failure, Summary
from pipeline.home import Home
from warehouse.archive import Archive
from warehouse.ledger.store import Ledger

FACTS = "SELECT * EXCLUDE (first_seen, last_seen) FROM current_facts ORDER BY ALL"
BOTH_WAYS = """
import sys
from pathlib import Path
from flows.ingest import ingest, with_prefect
from pipeline.home import Home

ingest(Home(Path(sys.argv[1])), conduct=with_prefect, publish=None)
assert "prefect" in sys.modules or sys.argv[2:] == ["idle"]
assert "prefect" not in sys.modules or sys.argv[2:] == []
"""


def fill(home: Home) -> None:
    home.inbox.mkdir(parents=True, exist_ok=True)
    for number in range(4):
        text = f"令和{number + 1}年度予算案\n\n地域みらい研究事業 {number + 1}億円\n"
        (home.inbox / f"{number}.txt").write_text(text, "utf-8")
    (home.inbox / "<b>空.pdf").touch()


def facts(home: Home) -> list[tuple[Any, ...]]:
    with Ledger.writing(home.ledger) as ledger:
        return ledger.connection.execute(FACTS).fetchall()


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_the_flow_stores_what_a_plain_run_stores(
    home: Home, tmp_path: Path, prefect_server: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    from prefect.artifacts import Artifact

    plain = Home(tmp_path / "plain")
    fill(plain)
    fill(home)
    ingest(plain, publish=None)
    keep, refusals = Archive.keep, [OSError("the disk is away")]

    def keep_at_second_try(self: Archive, file: str, sha256: str) -> None:
        if refusals:
            raise refusals.pop()
        keep(self, file, sha256)

    monkeypatch.setattr(Archive, "keep", keep_at_second_try)

    summary = ingest(home, conduct=with_prefect, publish=None)

    assert refusals == []
    assert (summary.new, len(summary.failed)) == (4, 1)
    assert facts(home) == facts(plain)
    artifact = Artifact.get("ingest-summary")
    assert artifact is not None
    assert artifact.data == as_markdown(summary)


@pytest.mark.slow
def test_no_server_is_needed_nothing_is_said_and_nothing_else_is_touched(home: Home, tmp_path: Path) -> None:
    fill(home)
    user = tmp_path / "user"
    user.mkdir()
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT")} | {"HOME": str(user)}

    def run(*more: str) -> tuple[int, str, str]:
        command = [sys.executable, "-c", BOTH_WAYS, str(home.path), *more]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout, done.stderr

    assert run() == (0, "", "")
    assert run("idle") == (0, "", "")
    assert list(user.iterdir()) == []
    assert (home.warehouse / "prefect" / "prefect.db").exists()


def test_names_of_files_are_no_markup_in_the_report() -> None:
    summary = Summary(1, new=2, facts={"budget": 3}, failed=[Failure("a/<b>|`x`.pdf", "空", "取り直す")])

    report = as_markdown(summary)

    assert r"| a/\<b\>\|\`x\`\.pdf | 空（取り直す） |" in report
    assert "| 新規 | 2 |" in report
