from __future__ import annotations

import signal
import struct
import subprocess
import sys
import time
from typing import Any

import duckdb
import pytest

from pipeline.home import Home
from warehouse.publish import Unpublishable, publish

NEWEST_STORAGE_OF_DUCKDB_1_5 = 68


def fact(kind: str, value: dict[str, Any], **others: Any) -> dict[str, Any]:
    return {"kind": kind, "value": value, **others}


def rows(home: Home, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(home.published, read_only=True) as connection:
        return connection.execute(query).fetchall()


def test_the_same_ledger_makes_the_same_content(ledger_of: Any) -> None:
    facts = [
        fact("program", {"name": f"事業{n % 7}", "aliases": [f"別名{n % 3}"]}, document=f"inbox/{n % 5}.txt")
        for n in range(200)
    ]
    home = ledger_of([*facts, *(fact("budget", {"program": f"事業{n}"}) for n in range(100))])

    contents = []
    for _ in range(2):
        publish(home)
        tables = [
            name
            for (name,) in rows(home, "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main'")
        ]
        contents.append({name: rows(home, f'SELECT * FROM "{name}"') for name in tables})

    assert contents[0] == contents[1]


def test_duckdb_1_5_can_open_the_file(ledger_of: Any) -> None:
    home = ledger_of()

    publish(home)

    with home.published.open("rb") as file:
        magic, version = struct.unpack("<8x4sQ", file.read(20))
    assert magic == b"DUCK"
    assert version <= NEWEST_STORAGE_OF_DUCKDB_1_5


def test_a_reader_keeps_what_it_opened_while_the_file_is_replaced(ledger_of: Any) -> None:
    home = ledger_of([fact("budget", {"amount_min": 1})])
    publish(home)

    reader = subprocess.Popen(
        [sys.executable, "-c", READER, str(home.published)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with reader:
        assert reader.stdin and reader.stdout
        first = reader.stdout.readline()
        ledger_of([fact("budget", {"amount_min": 2})])
        publish(home)
        second, _ = reader.communicate("go\n")

    assert (first.strip(), second.strip()) == ("1", "1")
    assert rows(home, "SELECT amount_min FROM budgets") == [(2,)]


READER = """
import duckdb, sys
connection = duckdb.connect(sys.argv[1], read_only=True)
ask = lambda: print(connection.execute("SELECT sum(amount_min) FROM budgets").fetchone()[0], flush=True)
ask(); sys.stdin.readline(); ask()
"""


def test_what_a_killed_publication_left_is_cleared_and_nothing_else_stays(ledger_of: Any) -> None:
    home = ledger_of()
    left = home.warehouse / "publishing.tmp"
    left.mkdir()
    (left / "seisaku.duckdb").write_bytes(b"half")
    home.published.with_name("seisaku.duckdb.wal").write_bytes(b"of a file that is gone")

    publish(home)

    assert sorted(path.name for path in home.warehouse.iterdir()) == [
        "ledger.duckdb",
        "publications",
        "published.signature.json",
        "publishing.lock",
        "seisaku.duckdb",
    ]


@pytest.mark.slow
@pytest.mark.parametrize("seconds", [0.05, 0.3, 0.6])
def test_a_publication_killed_at_any_moment_leaves_a_whole_file(ledger_of: Any, seconds: float) -> None:
    home = ledger_of([fact("budget", {"amount_min": 1})])
    publish(home)
    ledger_of([fact("budget", {"amount_min": n}) for n in range(20_000)])

    with subprocess.Popen(
        [sys.executable, "-c", PUBLISHER, str(home.path)], stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        process.stdout.readline()
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)

    assert rows(home, "SELECT count(*) FROM budgets") in ([(1,)], [(20_000,)])
    publish(home)
    assert rows(home, "SELECT count(*) FROM budgets") == [(20_000,)]
    assert not (home.warehouse / "publishing.tmp").exists()


PUBLISHER = """
import sys
from pathlib import Path
from pipeline.home import Home
from pipeline.kinds import discover
from warehouse.publish import publish
discover()
print("begins", flush=True)
publish(Home(Path(sys.argv[1])))
"""


def test_without_a_ledger_there_is_nothing_to_publish(home: Home) -> None:
    with pytest.raises(Unpublishable) as caught:
        publish(home)

    assert "台帳" in caught.value.message
    assert "seisaku ingest" in caught.value.remedy
