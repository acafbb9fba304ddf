"""Silence is told from "no change": by what a listing usually does."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from flows.fetching.catalogue.source import Source
from flows.fetching.listing.items import JST, Item, Listing
from flows.fetching.visiting.alerting import Alerting
from flows.fetching.visiting.silence import habit_of, newest_of, watch_silence
from warehouse.fetched.rows import Visit

NOW = datetime(2026, 9, 1)
URL = "https://h/feed"


def source(stale_after_days: float | None = None) -> Source:
    return Source(id="s", kind="feed", url=URL, stale_after_days=stale_after_days)


def visit(
    items: int | None, days_ago: float = 0, newest_days_ago: float | None = None, habit: float | None = None
) -> Visit:
    newest = None if newest_days_ago is None else NOW - timedelta(days=newest_days_ago)
    outcome = "not_modified" if items is None else "fetched"
    return Visit(
        "s", URL, NOW - timedelta(days=days_ago), outcome, "", items=items, newest=newest, habit_days=habit
    )


def watched(
    *visits: Visit, alerting: Alerting | None = None, stale_after_days: float | None = None
) -> list[tuple[str, str]]:
    alerting = alerting or Alerting("s", ())
    watch_silence(source(stale_after_days), visits, alerting, visits[-1].noted)
    return [(alert.event, alert.cause) for alert in alerting.take_new()]


def test_the_newest_of_a_listing_is_the_feeds_or_the_last_day() -> None:
    items = (Item("a", published=date(2026, 8, 1)), Item("b", published=date(2026, 8, 3)), Item("c"))

    assert newest_of(Listing(items)) == datetime(2026, 8, 2, 15)
    assert newest_of(Listing(items, datetime(2026, 8, 4, 9, tzinfo=JST))) == datetime(2026, 8, 4)
    assert newest_of(Listing((Item("c"),))) is None


@pytest.mark.parametrize(
    ("days", "habit"),
    [([], None), ([1], None), ([1, 1], None), ([1, 2, 3], 10), ([1, 5], 12), ([1, 2, 12, 13], 30)],
    ids=str,
)
def test_for_how_long_a_listing_usually_says_nothing(days: list[int], habit: float | None) -> None:
    items = tuple(Item(str(day), published=date(2026, 8, day)) for day in days)

    assert habit_of(Listing(items)) == habit


@pytest.mark.parametrize(
    ("newest_days_ago", "habit", "stale_after_days", "stale"),
    [
        (9.9, None, None, False),
        (10.1, None, None, True),
        (11, 12, None, False),
        (13, 12, None, True),
        (13, 12, 30, False),
        (5, 12, 4, True),
    ],
)
def test_a_feed_is_stale_by_its_own_habit(
    newest_days_ago: float, habit: float | None, stale_after_days: float | None, stale: bool
) -> None:
    told = watched(visit(5, 0, newest_days_ago, habit), stale_after_days=stale_after_days)

    assert told == ([("raised", "stale")] if stale else [])


def test_a_feed_that_only_answers_304_becomes_stale() -> None:
    old = visit(5, 20, 20, 12)

    assert watched(old, visit(None)) == [("raised", "stale")]


def test_a_feed_that_cannot_be_read_does_not_become_fresh() -> None:
    unread = Visit("s", URL, NOW, "unlistable", "")

    assert watched(visit(5, 20, 20, 12), unread) == [("raised", "stale")]


def test_stale_is_raised_once_and_settled_by_something_new() -> None:
    alerting = Alerting("s", ())
    first = watched(visit(5, 0, 20, 12), alerting=alerting)
    again = watched(visit(5, 0, 20, 12), visit(None), alerting=alerting)
    fresh = watched(visit(5, 0, 20, 12), visit(6, 0, 0, 12), alerting=alerting)

    assert (first, again, fresh) == ([("raised", "stale")], [], [("settled", "stale")])


def test_fewer_than_ever_and_never_before_three_visits_are_known() -> None:
    usual = [visit(20, 9), visit(25, 8), visit(18, 7)]

    assert watched(*usual[:2], visit(1)) == []
    assert watched(*usual, visit(18)) == []
    assert watched(*usual, visit(17)) == [("raised", "fewer")]
    assert watched(*usual, visit(None)) == []


def test_fewer_stands_while_it_lasts_and_is_the_new_custom_after_a_month() -> None:
    usual = [visit(20, 50), visit(25, 49), visit(18, 48)]
    alerting = Alerting("s", ())
    raised = watched(*usual, visit(5, 40), alerting=alerting)
    stands = watched(*usual, visit(5, 40), visit(6, 39), alerting=alerting)
    forgotten = watched(*usual, visit(5, 40), visit(6, 39), visit(5, 9), alerting=alerting)

    assert (raised, stands, forgotten) == ([("raised", "fewer")], [], [("settled", "fewer")])


def test_fewer_is_settled_by_as_many_as_before() -> None:
    usual = [visit(20, 9), visit(25, 8), visit(18, 7)]
    alerting = Alerting("s", ())
    watched(*usual, visit(5, 6), alerting=alerting)

    assert watched(*usual, visit(5, 6), visit(19), alerting=alerting) == [("settled", "fewer")]


def test_empty_is_an_alert_where_there_was_something() -> None:
    alerting = Alerting("s", ())

    assert watched(visit(0), alerting=alerting) == []
    assert watched(visit(2, 1), visit(0), alerting=alerting) == [("raised", "empty")]
    assert watched(visit(2, 2), visit(0, 1), visit(2), alerting=alerting) == [("settled", "empty")]
