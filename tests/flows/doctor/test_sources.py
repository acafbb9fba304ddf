"""Sources as a real ledger tells of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flows.doctor.sources import check_sources
from pipeline.home import Home
from warehouse.fetched.rows import Alert

BLOCKED = Alert(
    "meti", "http://127.0.0.1:9/press/", "waf", "断られました", "手で取ってください", datetime(2026, 11, 2, 3)
)
SILENT = Alert("mext", "", "stale", "便りがありません", "頁を見てください", datetime(2026, 11, 1, 3))
FORMER = Alert("old-office", "", "dns", "つながりません", "URL を確かめてください", datetime(2026, 10, 1))


def test_nothing_was_ever_fetched(ingested: Home, look: Any) -> None:
    found = look(ingested, check_sources)

    [finding] = found.pop("visits")
    assert (finding.state, finding.remedy) == ("info", f"seisaku fetch --home {ingested.path}")
    assert found == {}


def test_all_was_visited_and_nothing_is_amiss(ingested: Home, look: Any, fetched: Any) -> None:
    fetched(ingested, {"mext": 0, "meti": 1})

    found = look(ingested, check_sources)

    assert {name: [one.state for one in some] for name, some in found.items()} == {
        "visits": ["ok"],
        "alert": ["ok"],
    }


def test_sources_never_visited_or_long_ago(ingested: Home, look: Any, fetched: Any) -> None:
    fetched(ingested, {"mext": 3.5})

    found = look(ingested, check_sources)

    [never], [old] = found["never-visited"], found["visited-long-ago"]
    assert (never.state, never.detail) == ("warning", "meti")
    assert never.remedy == f"seisaku fetch meti --home {ingested.path}"
    assert old.state == "warning"
    assert old.detail.startswith("mext（")
    assert "visits" not in found


def test_alerts_that_stand_are_all_told_the_oldest_first(ingested: Home, look: Any, fetched: Any) -> None:
    fetched(ingested, {"mext": 0, "meti": 0}, (BLOCKED, SILENT, FORMER))

    alerts = look(ingested, check_sources)["alert"]

    assert [one.what for one in alerts] == [
        "old-office  つながりません",
        "mext  便りがありません",
        "meti  http://127.0.0.1:9/press/  断られました",
    ]
    assert [one.state for one in alerts] == ["info", "warning", "warning"]
    assert [one.remedy for one in alerts[1:]] == ["頁を見てください", "手で取ってください"]
    assert alerts[1].detail.startswith("stale、2026-11-01")


def test_an_alert_that_was_settled_is_not_told(ingested: Home, look: Any, fetched: Any) -> None:
    fetched(ingested, {"mext": 0, "meti": 0}, (SILENT,))
    settled = Alert("mext", "", "stale", "", "", datetime(2026, 11, 3), "settled")
    fetched(ingested, {}, (settled,))

    assert [one.state for one in look(ingested, check_sources)["alert"]] == ["ok"]


def test_alerts_are_told_where_the_catalogue_can_not_be_read(ingested: Home, look: Any, fetched: Any) -> None:
    fetched(ingested, {"mext": 0}, (FORMER,))
    (ingested.raw / "sources.toml").write_text("[", "utf-8")

    found = look(ingested, check_sources)

    assert [one.state for one in found["alert"]] == ["warning"]
    assert [one.state for one in found["visits"]] == ["ok"]


def test_while_somebody_writes_nothing_can_be_told(ingested: Home, look: Any, holding: Any) -> None:
    with holding(ingested.ledger.with_suffix(".lock")):
        found = look(ingested, check_sources)

    assert {name: [one.state for one in some] for name, some in found.items()} == {"visits": ["info"]}
