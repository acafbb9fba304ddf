"""A fetch killed anywhere leaves a ledger that opens and a whole archive; the next one completes it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import Any

import pytest

from flows.fetching.summary import FetchSummary

pytestmark = pytest.mark.slow

PDF = b"%PDF-1.7 "
# Where the fetch is killed, and how many documents are known and how many contents are kept by then.
POINTS = {
    "before the first byte is kept": ("kill_before(Incoming, 'write', 1)", 0, 0),
    "before the bytes have their name": ("kill_before(Archive, 'adopt', 1)", 0, 0),
    "after the bytes are kept and before the record": ("kill_after(Archive, 'adopt', 1)", 0, 1),
    "after the record and before the note": ("kill_after(Incoming, 'keep', 1)", 0, 1),
    "within a note": ("kill_before(notebook, 'statement', 5)", 0, 1),
    "between two notes": ("kill_after(Notebook, 'note', 3)", 2, 2),
    "before the end": ("kill_before(Notebook, 'end', 1)", 4, 4),
}
PROGRAM = """
import functools, os, signal, sys
from pathlib import Path
from flows.fetch import fetch
from flows.fetching.catalogue.catalogue import read_catalogue
from pipeline.home import Home
from warehouse.archive import Archive
from warehouse.fetched import notebook
from warehouse.fetched.incoming import Incoming
from warehouse.fetched.notebook import Notebook

def die():
    os.kill(os.getpid(), signal.SIGKILL)

def wrap(owner, name, nth, before=None, after=None):
    original, calls = getattr(owner, name), iter(range(1, 1_000_000))
    @functools.wraps(original)
    def wrapped(*arguments, **named):
        now = next(calls) == nth
        if now and before:
            before()
        result = original(*arguments, **named)
        if now and after:
            after()
        return result
    setattr(owner, name, wrapped)

def kill_before(owner, name, nth):
    wrap(owner, name, nth, before=die)

def kill_after(owner, name, nth):
    wrap(owner, name, nth, after=die)

POINT
home = Home(Path(sys.argv[1]))
catalogue = read_catalogue(home)
fetch(home, catalogue, catalogue.chosen())
"""


@pytest.fixture
def press(desk: Any, rss: Any, html: Any) -> Any:
    """A feed of a release with two attachments, and of a document; it may be silent for ever."""
    desk.sources({"url": "/feed.xml", "stale_after_days": 36_000})
    desk.ministry.publish("/feed.xml", rss("/r.html", "/c.pdf"))
    desk.ministry.publish("/r.html", html('<a href="a.pdf">本文</a><a href="b.pdf">別紙</a>'))
    for path in ("/a.pdf", "/b.pdf", "/c.pdf"):
        desk.ministry.publish(path, PDF + path.encode())
    return desk


def killed(desk: Any, point: str) -> None:
    program = [sys.executable, "-c", PROGRAM.replace("POINT", point), str(desk.home.path)]
    done = subprocess.run(program, capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr


def contents(desk: Any) -> int:
    return sum(path.is_file() and len(path.name) == 64 for path in desk.home.objects.rglob("*"))


@pytest.mark.parametrize("point", POINTS)
def test_a_killed_fetch_is_made_up_for_by_the_next(point: str, press: Any) -> None:
    code, known, kept = POINTS[point]

    killed(press, code)

    assert press.ask("SELECT count(*) FROM fetched_documents") == [(known,)]
    assert contents(press) == kept
    summary: FetchSummary = press.fetch()
    assert press.ask("SELECT event, document FROM arrivals ORDER BY document") == [
        ("new", f"news/{name}") for name in ("a.pdf", "b.pdf", "c.pdf", "r.html")
    ]
    assert summary.count("new") == 4 - known
    assert press.ask("SELECT count(*) FROM responses WHERE outcome = 'fetched'") == [(4,)]
    assert press.ask("SELECT status FROM fetches ORDER BY fetch_id") == [("interrupted",), ("done",)]
    assert contents(press) == 4
    assert press.unfinished() == []
    [(releases,)] = press.ask("SELECT count(DISTINCT declared ->> 'release_id') FROM fetched_declarations")
    assert releases == 2


def test_an_interrupted_fetch_ends_at_once_and_says_so(press: Any) -> None:
    press.sources({"url": "/feed.xml", "delay_seconds": 3600.0, "respect_robots": False})
    hearing = "signal.signal(signal.SIGINT, signal.default_int_handler)"  # though its caller may ignore them
    program = [sys.executable, "-c", PROGRAM.replace("POINT", hearing), str(press.home.path)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SEISAKU")}
    run = subprocess.Popen(program, stderr=subprocess.PIPE, text=True, env=environment)
    feed, reached = press.ministry.pages["/feed.xml"], []

    def interrupt(_: Any) -> Any:
        reached.append(run.send_signal(signal.SIGINT))
        return feed

    press.ministry.pages["/feed.xml"] = interrupt
    _, complaint = run.communicate(timeout=30)

    assert reached == [None]
    assert (run.returncode, complaint.rstrip().rpartition("\n")[2]) == (-signal.SIGINT, "KeyboardInterrupt")
    assert press.ask("SELECT status FROM fetches") == [("interrupted",)]
    assert press.unfinished() == []
