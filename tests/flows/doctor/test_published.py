"""The published file: absent, damaged, held back, old."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flows.doctor.published import check_published
from flows.ingest import ingest
from pipeline.home import Home
from warehouse.publish import publish

GATE = "[gate]\nunreviewed_changes = 0\n"


def add_document(home: Home, text: str = "令和９年度予算案　里山再生事業　12億円") -> None:
    (home.inbox / "new.txt").write_text(text, "utf-8")


def test_a_file_that_is_well(ingested: Home, look: Any) -> None:
    assert [one.state for one in look(ingested, check_published)["published"]] == ["ok"]


def test_none_yet(home: Home, look: Any) -> None:
    assert [one.state for one in look(home, check_published)["published"]] == ["info"]


def test_none_although_a_run_came_to_its_end(ingested: Home, look: Any) -> None:
    ingested.published.unlink()

    [finding] = look(ingested, check_published)["published"]

    assert (finding.state, finding.remedy) == ("error", f"seisaku publish --home {ingested.path}")


def test_a_damaged_file(ingested: Home, look: Any) -> None:
    ingested.published.write_bytes(b"no database")

    [finding] = look(ingested, check_published)["published"]

    assert finding.state == "error"
    assert finding.remedy


def test_a_publication_that_the_gate_held_back_until_it_is_published(ingested: Home, look: Any) -> None:
    ingested.policy.write_text(GATE, "utf-8")
    add_document(ingested)
    ingest(ingested)

    [held] = look(ingested, check_published)["held-back"]
    ingested.policy.unlink()
    publish(ingested)
    after = look(ingested, check_published)

    assert held.state == "warning"
    assert "未確認の変更" in held.detail
    assert "seisaku publish" in held.remedy
    assert [one.state for one in after["published"]] == ["ok"]


def test_held_back_before_there_was_any(home: Home, look: Any) -> None:
    home.warehouse.mkdir()
    home.policy.write_text("[gate]\nopen = 1\n", "utf-8")
    add_document(home)
    ingest(home)

    [held] = look(home, check_published)["held-back"]

    assert held.state == "warning"
    assert str(home.policy) in held.detail


def test_a_file_that_is_older_than_the_last_run(ingested: Home, look: Any, holding: Any) -> None:
    add_document(ingested)
    ingest(ingested, publish=None)

    [late] = look(ingested, check_published)["published"]
    with holding(ingested.ledger.with_suffix(".lock")):
        [at_work] = look(ingested, check_published)["published"]
    publish(ingested)
    [after] = look(ingested, check_published)["published"]

    assert (late.state, late.remedy) == ("warning", f"seisaku publish --home {ingested.path}")
    assert (at_work.state, after.state) == ("ok", "ok")


def test_a_home_that_is_not_there(tmp_path: Path, look: Any) -> None:
    found = look(Home(tmp_path / "nowhere"), check_published)

    assert [one.state for one in found["published"]] == ["info"]
