"""Locks that another process really holds."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from flows.doctor.locks import check_locks
from pipeline.home import Home


def test_locks_that_nobody_holds(ingested: Home, look: Any) -> None:
    found = look(ingested, check_locks)

    assert {name: [one.state for one in some] for name, some in found.items()} == {
        "lock-ledger": ["ok"],
        "lock-fetch": ["ok"],
    }


def test_looking_makes_no_file(home: Home, look: Any) -> None:
    look(home, check_locks)

    assert not home.warehouse.exists()


def test_who_holds_a_lock_and_since_when(ingested: Home, look: Any, holding: Any) -> None:
    with holding(ingested.warehouse / "fetch.lock") as pid:
        found = look(ingested, check_locks)
    after = look(ingested, check_locks)

    [held] = found["lock-fetch"]
    assert held.state == "info"
    assert str(pid) in held.what
    assert f"{datetime.now():%Y-%m-%d}" in held.detail
    assert [one.state for one in found["lock-ledger"]] == ["ok"]
    assert [one.state for one in after["lock-fetch"]] == ["ok"]


def test_a_lock_held_for_more_than_six_hours(ingested: Home, look: Any, holding: Any) -> None:
    lock = ingested.ledger.with_suffix(".lock")
    now = datetime(2026, 11, 21, 9, 0).astimezone()
    for hours, state in ((5.9, "info"), (6.1, "warning")):
        with holding(lock, f"{now - timedelta(hours=hours):%Y-%m-%d %H:%M:%S}") as pid:
            [held] = look(ingested, check_locks, now=now)["lock-ledger"]

        assert held.state == state
        assert (f"kill {pid}" in held.remedy) == (state == "warning")


def test_a_holder_that_does_not_say_who_it_is(ingested: Home, look: Any, holding: Any) -> None:
    lock = ingested.ledger.with_suffix(".lock")
    with holding(lock):
        lock.write_text("no json", "utf-8")
        [held] = look(ingested, check_locks)["lock-ledger"]

    assert (held.state, held.what, held.detail) == ("info", "台帳：誰か が使っています", "")
