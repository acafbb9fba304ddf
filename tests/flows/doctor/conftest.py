"""A HOME that was ingested, other processes that hold what a check looks at, and findings by name."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from flows.doctor.finding import Finding
from flows.doctor.premises import Premises
from flows.ingest import ingest
from pipeline.home import PROJECT, Home
from warehouse.fetched.notebook import Notebook
from warehouse.fetched.rows import Alert, Notes, Visit
from warehouse.ledger.store import Ledger, now

SOURCES = """
[operator]
contact = "mailto:yosan@example.jp"

[[source]]
id = "mext"
kind = "feed"
url = "http://127.0.0.1:9/news.rdf"

[[source]]
id = "meti"
kind = "index"
url = "http://127.0.0.1:9/press/"

[[source]]
id = "old-office"
kind = "feed"
url = "http://127.0.0.1:9/old.rdf"
enabled = false

[[source]]
id = "by-hand"
kind = "inbox"
folder = "raw/inbox/by-hand"
"""

HOLD = """
import sys
from pathlib import Path
from warehouse.ledger.lock import WriterLock

path, since = Path(sys.argv[1]), sys.argv[2]
with WriterLock(path):
    if since:
        path.write_text('{"pid": %d, "since": "%s"}' % (__import__("os").getpid(), since), "utf-8")
    print("held", flush=True)
    sys.stdin.read()
"""

OPEN = """
import sys, duckdb
connection = duckdb.connect(sys.argv[1])
print("open", flush=True)
sys.stdin.read()
"""

Holding = Callable[..., AbstractContextManager[int]]
Found = dict[str, list[Finding]]


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SEISAKU_CONTACT", "SEISAKU_PROXY", "SEISAKU_WEBHOOK", "PREFECT_API_URL"):
        monkeypatch.delenv(name, raising=False)
    for name in ("SEISAKU_SECONDS_PER_RANGE", "SEISAKU_MEGABYTES_PER_WORKER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SEISAKU_LANG", "ja")


@pytest.fixture(scope="session")
def ingested_once(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("ingested"))
    (home.raw / "inbox").mkdir(parents=True)
    (home.raw / "sources.toml").write_text(SOURCES, "utf-8")
    for name in ("results.html", "notice-cp932.txt"):
        shutil.copyfile(PROJECT / "raw" / "samples" / name, home.inbox / name)
    ingest(home)
    return home


@pytest.fixture
def ingested(ingested_once: Home, tmp_path: Path) -> Home:
    """A HOME in which two documents were ingested and published, of a test's own."""
    shutil.copytree(ingested_once.path, tmp_path / "ingested")
    return Home(tmp_path / "ingested")


@pytest.fixture
def look() -> Callable[..., Found]:
    """What some checks find in a HOME, by the names of the findings."""

    def run(home: Home, *checks: Any, now: datetime | None = None) -> Found:
        premises = Premises(home, home.path, now)
        found: Found = {}
        for finding in (finding for check in checks for finding in check(premises)):
            found.setdefault(finding.check, []).append(finding)
        return found

    return run


@pytest.fixture
def holding() -> Holding:
    """Another process that holds a lock, since when it says; answers its number."""

    def hold(path: Path, since: str = "") -> AbstractContextManager[int]:
        return _elsewhere(HOLD, str(path), since)

    return hold


@pytest.fixture
def opening() -> Holding:
    """Another process that has a ledger open without the lock; answers its number."""

    def hold(path: Path) -> AbstractContextManager[int]:
        return _elsewhere(OPEN, str(path))

    return hold


@contextmanager
def _elsewhere(code: str, *arguments: str) -> Iterator[int]:
    command = [sys.executable, "-c", code, *arguments]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=PROJECT, text=True
    ) as child:
        assert child.stdin is not None and child.stdout is not None
        assert child.stdout.readline(), "it could not take what it was to hold"
        try:
            yield child.pid
        finally:
            child.stdin.close()


@pytest.fixture
def fetched() -> Callable[..., None]:
    """Writes a fetch that visited sources some days ago, and raised alerts, into a HOME's ledger."""

    def write(home: Home, visited: dict[str, float], alerts: tuple[Alert, ...] = ()) -> None:
        notebook = Notebook(home.ledger)
        notebook.begin(list(visited), now())
        visits = [
            Visit(name, f"http://127.0.0.1:9/{name}", now() - timedelta(days=days), "fetched", "")
            for name, days in visited.items()
        ]
        notebook.note(Notes(visits=visits, alerts=list(alerts)))
        notebook.end("done", {})

    return write


@pytest.fixture
def change() -> Callable[[Home, str], None]:
    """Changes a ledger by SQL, as a killed or a failed run, or another release, left it."""

    def write(home: Home, statement: str) -> None:
        with Ledger.writing(home.ledger) as ledger:
            ledger.connection.execute(statement)

    return write
