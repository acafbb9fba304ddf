"""The lock between those who write and those who only look, in processes of their own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipeline.home import PROJECT
from warehouse.ledger.lock import LedgerBusy, WriterLock, holder, shared

LOOK = """
import sys
from pathlib import Path
from warehouse.ledger.lock import shared

with shared(Path(sys.argv[1])):
    print("looking", flush=True)
    sys.stdin.read()
"""
WRITE = """
import sys
from pathlib import Path
from warehouse.ledger.lock import WriterLock

print("begun", flush=True)
with WriterLock(Path(sys.argv[1])):
    print("writing", flush=True)
"""


@contextmanager
def process(code: str, path: Path) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=PROJECT, text=True,
    ) as child:  # fmt: skip
        yield child
        child.kill()


def next_line(child: subprocess.Popen[str]) -> str:
    assert child.stdout is not None
    return child.stdout.readline().strip()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A lock that was held before and is free now."""
    with WriterLock(tmp_path / "ledger.lock"):
        pass
    return tmp_path / "ledger.lock"


def test_a_writer_waits_for_one_who_only_looks(path: Path) -> None:
    with process(LOOK, path) as looking:
        assert next_line(looking) == "looking"
        with process(WRITE, path) as writing:
            assert next_line(writing) == "begun"
            assert looking.stdin is not None
            looking.stdin.close()

            assert next_line(writing) == "writing"


def test_a_writer_gives_up_on_one_who_never_stops_looking(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("warehouse.ledger.lock.PATIENCE_WITH_READERS", 0.0)

    with shared(path), pytest.raises(LedgerBusy), WriterLock(path):
        pass


def test_one_who_looks_does_not_wait_for_a_writer(path: Path) -> None:
    with WriterLock(path) as _, pytest.raises(LedgerBusy) as refused, shared(path):
        pass

    assert refused.value.pid
    assert refused.value.since


def test_several_may_look_at_once(path: Path) -> None:
    with process(LOOK, path) as looking:
        assert next_line(looking) == "looking"
        with shared(path):
            assert holder(path) is None


def test_looking_takes_nothing_and_makes_nothing(path: Path, tmp_path: Path) -> None:
    with WriterLock(path):
        held = holder(path)
    free = holder(path)
    with shared(tmp_path / "none.lock"):
        assert holder(tmp_path / "none.lock") is None

    assert held is not None and held.pid and held.since
    assert free is None
    assert not (tmp_path / "none.lock").exists()
