"""When an address is asked for again."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from flows.fetching.catalogue.source import Source
from flows.fetching.visiting.due import Wish, is_due
from warehouse.fetched.memory import Address

NOW = datetime(2026, 9, 1)
SOURCE = Source(id="s", kind="feed", url="https://h/", recheck_hours=12)


def address(published: date | None = None, **known: Any) -> Address:
    return Address("s", "https://h/a", "", published, None, "本体", None, 1, **known)


def looked(
    outcome: str, hours_ago: float, changed_days_before: float | None = None, cause: str = ""
) -> Address:
    checked = NOW - timedelta(hours=hours_ago)
    changed = None if changed_days_before is None else checked - timedelta(days=changed_days_before)
    return address(outcome=outcome, cause=cause, checked=checked, changed=changed)


@pytest.mark.parametrize(
    ("known", "due"),
    [
        (address(), True),
        (looked("fetched", 11.9, 0), False),
        (looked("fetched", 12, 0), True),
        (looked("not_modified", 23, 9), True),
        (looked("not_modified", 23.9, 10), False),
        (looked("not_modified", 24, 10), True),
        (looked("not_modified", 24 * 9, 100), False),
        (looked("same", 24 * 10, 100), True),
        (looked("not_modified", 24 * 29, 3000), False),
        (looked("not_modified", 24 * 30, 3000), True),
        (looked("gone", 11, 100, "gone"), False),
        (looked("gone", 12, None, "gone"), True),
        (looked("gone", 23, 3000, "gone"), False),
        (looked("gone", 24, 3000, "gone"), True),
        (looked("deferred", 0, None, "busy"), True),
        (looked("failed", 0, None, "timeout"), True),
        (looked("failed", 0, 100, "server"), True),
        (looked("failed", 0, None, "connection"), True),
        (looked("failed", 0, None, "truncated"), True),
        (looked("failed", 0, None, "slow"), True),
        (looked("failed", 11, None, "too_large"), False),
        (looked("failed", 12, None, "wrong_type"), True),
        (looked("refused", 11, None, "waf"), False),
        (looked("forbidden", 12, None, "robots"), True),
    ],
)  # fmt: skip
def test_an_address_is_due(known: Address, due: bool) -> None:
    assert is_due(known, SOURCE, NOW) is due


def test_a_source_says_how_often_at_most() -> None:
    rarely = Source(id="s", kind="feed", url="https://h/", recheck_hours=48)

    assert not is_due(looked("fetched", 47, 0), rarely, NOW)
    assert is_due(looked("fetched", 48, 0), rarely, NOW)


@pytest.mark.parametrize(
    ("wish", "published", "covered"),
    [
        (Wish(), date(2026, 8, 1), False),
        (Wish(again=True), None, True),
        (Wish(since=date(2026, 8, 1)), date(2026, 8, 1), True),
        (Wish(since=date(2026, 8, 1)), date(2026, 7, 31), False),
        (Wish(since=date(2026, 8, 1)), None, False),
        (Wish(until=date(2026, 8, 1)), date(2026, 8, 1), True),
        (Wish(until=date(2026, 8, 1)), date(2026, 8, 2), False),
        (Wish(again=True, since=date(2026, 8, 1), until=date(2026, 8, 31)), date(2026, 9, 1), False),
        (Wish(since=date(2026, 8, 1), until=date(2026, 8, 31)), date(2026, 8, 15), True),
    ],
)
def test_what_a_wish_covers(wish: Wish, published: date | None, covered: bool) -> None:
    assert wish.covers(address(published)) is covered
