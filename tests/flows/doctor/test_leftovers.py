"""Unfinished files: of a run that was killed, or of one that is at work."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from flows.doctor.leftovers import check_leftovers
from flows.ingest import ingest
from pipeline.home import Home


def leave(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"half")


@pytest.mark.parametrize(
    ("file", "lock", "remedy"),
    [
        ("raw/objects/tmpab12.unfinished", "ledger.lock", "seisaku ingest"),
        ("raw/objects/tmpab12.fetch.unfinished", "fetch.lock", "seisaku fetch"),
        ("raw/mext/ab/ab00.unfinished", "fetch.lock", "find "),
        ("warehouse/publishing.tmp/seisaku.duckdb", "ledger.lock", "seisaku publish"),
        ("warehouse/published.signature.tmp", "ledger.lock", "seisaku publish"),
        ("warehouse/runs/facts/000002.unfinished", "ledger.lock", "seisaku ingest"),
    ],
)
def test_what_is_left_of_whom(
    ingested: Home, look: Any, holding: Any, file: str, lock: str, remedy: str
) -> None:
    leave(ingested.path / file)

    with holding(ingested.warehouse / lock):
        [at_work] = look(ingested, check_leftovers)["unfinished"]
    [left] = look(ingested, check_leftovers)["unfinished"]

    assert (at_work.state, at_work.remedy) == ("info", "")
    assert left.state == "warning"
    assert file.startswith(left.detail)
    assert left.remedy.startswith(remedy)


def test_nothing_is_left(ingested: Home, look: Any) -> None:
    assert [one.state for one in look(ingested, check_leftovers)["unfinished"]] == ["ok"]


def test_the_next_run_clears_the_archive_as_the_remedy_says(ingested: Home, look: Any) -> None:
    leave(ingested.objects / "tmpab12.unfinished")
    ingest(ingested)

    assert [one.state for one in look(ingested, check_leftovers)["unfinished"]] == ["ok"]


def test_no_home_at_all(tmp_path: Path, look: Any) -> None:
    found = look(Home(tmp_path / "nowhere"), check_leftovers)

    assert [one.state for one in found["unfinished"]] == ["ok"]
