"""Silence is not "no change": feeds that stopped, listings that hold less than ever, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from flows.fetching.catalogue.source import Source
from flows.fetching.listing.items import JST, Listing
from flows.fetching.visiting.alerting import Alerting
from flows.language import say
from warehouse.fetched.rows import Visit

USUAL_DAYS = 10.0
TIMES_ITS_LONGEST = 3.0
FORMER_VISITS = 3
FORGOTTEN_AFTER = timedelta(days=30)


def newest_of(listing: Listing) -> datetime | None:
    """The latest time that a listing tells (UTC, without a zone), by its feed or by its days."""
    if listing.newest is not None:
        return listing.newest.astimezone(UTC).replace(tzinfo=None)
    days = [item.published for item in listing.items if item.published]
    if not days:
        return None
    last = max(days)
    return datetime(last.year, last.month, last.day, tzinfo=JST).astimezone(UTC).replace(tzinfo=None)


def habit_of(listing: Listing) -> float | None:
    """For how many days a listing usually says nothing: three times its longest pause, at least ten."""
    days = sorted({item.published for item in listing.items if item.published})
    if len(days) < 2:
        return None
    longest = max((after - before).days for before, after in pairwise(days))
    return max(USUAL_DAYS, TIMES_ITS_LONGEST * longest)


def watch_silence(source: Source, visits: Sequence[Visit], alerting: Alerting, now: datetime) -> None:
    """Raise and settle what the newest of a listing's visits tells beside the former ones."""
    *former, last = visits
    if last.items is not None:
        _watch_items(last, [one for one in former if one.items is not None], alerting)
    _watch_newest(source, visits, alerting, now)


def _watch_items(last: Visit, former: Sequence[Visit], alerting: Alerting) -> None:
    count = last.items or 0
    since = alerting.since(last.url, "fewer")
    if since is not None and last.noted - since < FORGOTTEN_AFTER:
        former = [one for one in former if one.noted < since]
    counts = [one.items for one in former if one.items]
    least = min(counts, default=0)
    if count == 0 and counts:
        reason = say("何も載っていません（前は載っていました）", "lists nothing, and listed something before")
        alerting.warn(last.url, "empty", reason, _look(), last.noted)
        return
    alerting.settle(last.url, "empty", last.noted)
    if count < least and len(counts) >= FORMER_VISITS:
        reason = say(
            f"項目が {count} 件しかありません（これまで {least} 件以上）",
            f"lists {count}, never fewer than {least} before",
        )
        alerting.warn(last.url, "fewer", reason, _look(), last.noted)
    else:
        alerting.settle(last.url, "fewer", last.noted)


def _watch_newest(source: Source, visits: Iterable[Visit], alerting: Alerting, now: datetime) -> None:
    told = [visit for visit in visits if visit.newest is not None]
    if not told:
        return
    newest = max(visit.newest for visit in told if visit.newest)
    habit = source.stale_after_days or told[-1].habit_days or USUAL_DAYS
    url = told[-1].url
    if now - newest <= timedelta(days=habit):
        alerting.settle(url, "stale", now)
        return
    day = newest.replace(tzinfo=UTC).astimezone(JST).date()
    reason = say(
        f"{day} から新しいものがありません（ふだんは {habit:g} 日以内）",
        f"nothing new since {day} (usually within {habit:g} days)",
    )
    alerting.warn(url, "stale", reason, _look(), now)


def _look() -> str:
    return say(
        "ページを開き、URL や形が変わっていないか確かめてください",
        "open the page: did its address or form change?",
    )
