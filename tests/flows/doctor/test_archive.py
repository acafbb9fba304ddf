"""The archive against the ledger."""

from __future__ import annotations

from typing import Any

from flows.doctor.archive import check_archive
from pipeline.home import Home


def test_an_archive_that_is_whole(ingested: Home, look: Any) -> None:
    [finding] = look(ingested, check_archive)["archive"]

    assert (finding.state, finding.what) == ("ok", "原本 2 はすべてあります")


def test_a_content_that_is_lost_and_one_that_was_cut(ingested: Home, look: Any) -> None:
    lost, cut = sorted(ingested.objects.glob("??/*"))
    lost.unlink()
    cut.chmod(0o644)
    cut.write_bytes(cut.read_bytes()[:-1])

    found = look(ingested, check_archive)["archive"]

    assert [one.state for one in found] == ["error", "error"]
    assert [one.detail for one in found] == [lost.name, cut.name]
    assert str(ingested.objects) in found[0].remedy


def test_nothing_was_ever_taken_in(home: Home, look: Any) -> None:
    assert look(home, check_archive) == {}
