"""All checks together, on a HOME that is well, absent, damaged, or at work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.doctor.examination import GROUPS, examine
from flows.doctor.finding import Finding
from flows.doctor.premises import Premises
from pipeline.home import Home


def errors(home: Home) -> list[str]:
    return [
        finding.check
        for group in examine(Premises(home, home.path))
        for finding in group.findings
        if finding.state == "error"
    ]


def cut_ledger(home: Home) -> None:
    home.ledger.write_bytes(home.ledger.read_bytes()[:5000])


def ledger_is_a_folder(home: Home) -> None:
    home.ledger.unlink()
    home.ledger.mkdir()


def objects_is_a_file(home: Home) -> None:
    home.objects.rename(home.raw / "elsewhere")
    home.objects.write_text("", "utf-8")


def sources_of_another_shape(home: Home) -> None:
    (home.raw / "sources.toml").write_text('source = "mext"\n', "utf-8")


def note_of_publication_is_garbage(home: Home) -> None:
    (home.snapshots / "published.json").write_bytes(b"\xff{")


DAMAGES: dict[Callable[[Home], None], list[str]] = {
    cut_ledger: ["ledger"],
    ledger_is_a_folder: ["ledger"],
    objects_is_a_file: ["writable", "archive"],
    sources_of_another_shape: ["sources"],
    note_of_publication_is_garbage: ["published"],
}


def test_a_home_that_is_well(ingested: Home) -> None:
    groups = examine(Premises(ingested))

    assert [group.name for group in groups] == list(GROUPS)
    assert all(group.findings for group in groups)
    assert errors(ingested) == []


def test_a_home_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    assert errors(Home(tmp_path / "nowhere")) == []
    assert list(tmp_path.iterdir()) == []


def test_looking_changes_nothing(ingested: Home) -> None:
    def all_files() -> dict[Path, tuple[int, int]]:
        found = ingested.path.rglob("*")
        return {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in found}

    before = all_files()
    examine(Premises(ingested))

    assert all_files() == before


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_damage_is_told_and_the_other_checks_are_made(ingested: Home, damage: Any) -> None:
    damage(ingested)

    assert errors(ingested) == DAMAGES[damage]
    assert all(group.findings for group in examine(Premises(ingested)))


def test_a_run_at_work_is_no_error(ingested: Home, holding: Any) -> None:
    with holding(ingested.ledger.with_suffix(".lock")), holding(ingested.warehouse / "fetch.lock"):
        assert errors(ingested) == []


def test_findings_before_a_check_broke_off_are_kept(ingested: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def check_half(premises: Premises) -> Any:
        yield Finding("first", "ok", "…")
        raise KeyError("second")

    monkeypatch.setitem(GROUPS, "schedule", (check_half,))

    findings = examine(Premises(ingested))[-1].findings

    assert [(one.check, one.state) for one in findings] == [("first", "ok"), ("half", "error")]
    assert "KeyError" in findings[1].detail
