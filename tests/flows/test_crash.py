"""A run killed anywhere leaves a ledger that opens, nothing half stored, and in the end the same facts."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from typing import Any

import psutil
import pytest

from flows.ingest import ingest
from pipeline.home import Home
from warehouse.ledger.store import Ledger

pytestmark = pytest.mark.slow

# Where the run is killed, and how many documents are stored by then (nobody knows while workers work).
POINTS = {
    "before an object has its name": ("kill_before(Path, 'rename', 1)", 0),
    "after an object has its name": ("kill_after(Path, 'rename', 1)", 0),
    "while workers work": ("kill_soon_after_start(Workers, 'run')", None),
    "before the first commit": ("kill_before(Ledger, 'store', 1)", 0),
    "inside the second commit": (
        "kill_before(store, 'add', at=lambda *a: a[1] == 'add_facts', nth=2)",
        1,
    ),
    "between two commits": ("kill_after(Ledger, 'store', 2)", 2),
    "before publishing": ("kill_before(ingestion.Ingestion, '_publish_if_due', 1)", 7),
    "after publishing": ("kill_before(runs, 'published', 1)", 7),
    "before the run ends": ("kill_before(runs, 'end', 1)", 7),
}
PROGRAM = """
import functools, os, signal, sys, threading
from pathlib import Path
from flows.ingesting import ingestion
from flows.ingest import ingest
from flows.ingesting.workers import Workers
from pipeline.home import Home
from warehouse.ledger import runs, store
from warehouse.ledger.store import Ledger

def die():
    os.kill(os.getpid(), signal.SIGKILL)

def wrap(owner, name, before=None, after=None, nth=1, at=lambda *a: True):
    original, calls = getattr(owner, name), iter(range(1, 1_000_000))
    @functools.wraps(original)
    def wrapped(*arguments, **named):
        now = at(*arguments) and next(calls) == nth
        if now and before:
            before()
        result = original(*arguments, **named)
        if now and after:
            after()
        return result
    setattr(owner, name, wrapped)

def kill_before(owner, name, nth=1, **more):
    wrap(owner, name, before=die, nth=nth, **more)

def kill_after(owner, name, nth=1):
    wrap(owner, name, after=die, nth=nth)

def kill_soon_after_start(owner, name):
    wrap(owner, name, before=lambda: threading.Timer(0.7, die).start())

ingestion.PAGES_IN_A_BATCH = 1
POINT
ingest(Home(Path(sys.argv[1])))
"""
# Hears an interrupt though its caller may ignore them, and never ends before one comes.
UNHURRIED = """
import signal, sys, time
from pathlib import Path
from flows.ingest import ingest
from flows.ingesting.ingestion import Ingestion
from pipeline.home import Home

signal.signal(signal.SIGINT, signal.default_int_handler)
Ingestion.finish = lambda self: time.sleep(60)
ingest(Home(Path(sys.argv[1])))
"""
FACTS = "SELECT * EXCLUDE (first_seen, last_seen) FROM current_facts ORDER BY ALL"
DOCUMENTS = "SELECT * EXCLUDE (first_seen, last_seen) FROM current_documents ORDER BY ALL"
PUBLISHED = "SELECT * EXCLUDE (first_seen, last_seen) FROM budgets ORDER BY ALL"
HALF_STORED = (
    "FROM versions ANTI JOIN readings USING (sha256, reader_version) WHERE sha256 IS NOT NULL",
    "FROM versions ANTI JOIN contents USING (sha256) WHERE sha256 IS NOT NULL",
    "FROM readings ANTI JOIN contents USING (sha256)",
    "SELECT extraction_id FROM extractions LEFT JOIN facts USING (extraction_id) "
    "GROUP BY extraction_id HAVING count(fact_id) <> any_value(extractions.facts)",
    "SELECT document FROM extractions GROUP BY document, sha256, reader_version "
    "HAVING count(*) <> (SELECT count(DISTINCT kind) FROM extractions)",
)


def fill(home: Home) -> None:
    """Documents of several pages' work each, so that there are several batches."""
    for number in range(6):
        lines = [f"地域みらい研究事業{line} 令和{number + 1}年度予算案 {line + 1}億円" for line in range(48)]
        (home.inbox / f"{number}.txt").write_text("\n\n".join(lines), "utf-8")
    (home.inbox / "empty.pdf").touch()


def ask(home: Home, query: str) -> list[tuple[Any, ...]]:
    with Ledger.writing(home.ledger) as ledger:
        return ledger.connection.execute(query).fetchall()


def published(home: Home) -> list[tuple[Any, ...]]:
    import duckdb

    with duckdb.connect(home.published, read_only=True) as connection:
        return connection.execute(
            "SELECT * EXCLUDE (first_seen, last_seen) FROM budgets ORDER BY ALL"
        ).fetchall()


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("undisturbed"))
    home.inbox.mkdir(parents=True)
    fill(home)
    ingest(home)
    return home


@pytest.mark.parametrize("point", POINTS)
def test_a_killed_run_is_made_up_for_by_the_next(point: str, home: Home, undisturbed: Home) -> None:
    fill(home)
    code, stored = POINTS[point]
    program = PROGRAM.replace("POINT", code)

    killed = subprocess.run(
        [sys.executable, "-c", program, str(home.path)], capture_output=True, text=True, check=False
    )

    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert stored is None or len(ask(home, "FROM newest_versions")) == stored
    assert [ask(home, query) for query in HALF_STORED] == [[]] * len(HALF_STORED)
    ingest(home)
    assert ask(home, FACTS) == ask(undisturbed, FACTS)
    assert ask(home, DOCUMENTS) == ask(undisturbed, DOCUMENTS)
    assert published(home) == published(undisturbed)
    assert ask(home, "SELECT status FROM runs ORDER BY run_id") == [("interrupted",), ("done",)]
    assert list(home.objects.glob("*.unfinished")) == []


def test_a_killed_run_leaves_no_process_behind(home: Home) -> None:
    fill(home)
    program = "import sys, pathlib; from flows.ingest import *; ingest(Home(pathlib.Path(sys.argv[1])))"
    run = subprocess.Popen([sys.executable, "-c", program, str(home.path)])
    workers = wait_for_workers(psutil.Process(run.pid))

    run.kill()
    run.wait()

    _, alive = psutil.wait_procs(workers, timeout=20)
    assert alive == []


def test_an_interrupted_run_ends_at_once_and_says_so_in_the_ledger(home: Home) -> None:
    fill(home)
    run = subprocess.Popen(
        [sys.executable, "-c", UNHURRIED, str(home.path)], stderr=subprocess.PIPE, text=True
    )
    workers = wait_for_workers(psutil.Process(run.pid))

    run.send_signal(signal.SIGINT)
    _, complaint = run.communicate(timeout=30)

    assert run.returncode == -signal.SIGINT
    assert complaint.rstrip().endswith("KeyboardInterrupt")
    assert psutil.wait_procs(workers, timeout=20)[1] == []
    assert ask(home, "SELECT status FROM runs") == [("interrupted",)]


def wait_for_workers(run: psutil.Process) -> list[psutil.Process]:
    for _ in range(600):
        children = run.children(recursive=True)
        if len(children) >= 3:
            return children
        time.sleep(0.1)
    raise AssertionError("no workers")
