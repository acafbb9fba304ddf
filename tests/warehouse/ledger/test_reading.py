"""Reading the ledger beside those who write, and a ledger that can't be read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.home import PROJECT
from warehouse.fetched.overview import overview
from warehouse.ledger.lock import LedgerBusy
from warehouse.ledger.reading import LedgerUnreadable, reading
from warehouse.ledger.store import Ledger

OPEN = """
import sys, duckdb
connection = duckdb.connect(sys.argv[1])
print("open", flush=True)
sys.stdin.read()
"""
KILLED = """
import os, signal, sys
from pathlib import Path
from warehouse.ledger import runs
from warehouse.ledger.store import Ledger

with Ledger.writing(Path(sys.argv[1])) as ledger:
    runs.begin(ledger)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Ledger.writing(tmp_path / "ledger.duckdb"):
        pass
    return tmp_path / "ledger.duckdb"


def test_nothing_can_be_written(path: Path) -> None:
    with pytest.raises(LedgerUnreadable, match="read-only"), reading(path) as connection:
        connection.execute("DELETE FROM runs")


def test_a_writer_that_has_let_go_of_the_file_is_not_disturbed(path: Path) -> None:
    with Ledger.writing(path) as ledger:
        ledger.close()
        with pytest.raises(LedgerBusy) as refused, reading(path):
            pass

    assert refused.value.since


def test_who_opened_it_without_the_lock_is_named(path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", OPEN, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None and child.stdout.readline()
        with pytest.raises(LedgerBusy) as refused, reading(path):
            pass
        child.kill()

    assert (refused.value.pid, refused.value.since) == (child.pid, None)


def test_what_a_killed_writer_had_finished_is_read_and_left_as_it_is(path: Path) -> None:
    subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False, cwd=PROJECT)
    log = path.with_name(f"{path.name}.wal").read_bytes()

    with reading(path) as connection:
        assert connection.execute("SELECT run_id, status FROM runs").fetchall() == [(1, "running")]

    assert path.with_name(f"{path.name}.wal").read_bytes() == log != b""


def test_a_damaged_ledger_is_told_in_one_line(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:12288] + bytes(byte ^ 255 for byte in whole[12288:]))

    with pytest.raises(LedgerUnreadable) as refused, reading(path) as connection:
        connection.execute("FROM runs").fetchall()

    assert refused.value.reason and "\n" not in refused.value.reason
    assert overview(path) is None
