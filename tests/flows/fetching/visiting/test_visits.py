"""Whole visits: how much a run takes, what it is asked for, and who may be at work beside it."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from flows.fetch import NoContact
from flows.fetching.visiting.due import Wish
from warehouse.ledger.lock import LedgerBusy, WriterLock
from warehouse.ledger.store import Ledger

PDF = b"%PDF-1.7 "
STANDING = "SELECT cause FROM standing_alerts ORDER BY noted, cause"


def documents(desk: Any) -> list[str]:
    return [
        name.removeprefix("news/")
        for (name,) in desk.ask("SELECT document FROM fetched_documents ORDER BY 1")
    ]


def asked(desk: Any) -> list[str]:
    paths = [one.path for one in desk.ministry.asked if one.path not in ("/robots.txt", "/feed.xml")]
    desk.ministry.asked.clear()
    return paths


def test_what_is_more_than_a_run_takes_waits_for_the_next(three: Any) -> None:
    three.sources({"url": "/feed.xml", "max_new_per_run": 2})

    first = three.fetch()
    second = three.fetch()

    assert (first.sources[0].waiting, first.sources[0].asked) == (1, 2)
    assert (second.sources[0].waiting, second.sources[0].asked, second.sources[0].items) == (0, 1, None)
    assert documents(three) == ["a.pdf", "b.pdf", "c.pdf"]
    assert three.ask("SELECT outcome FROM visits ORDER BY visit_id") == [("fetched",), ("not_modified",)]


def test_what_waits_and_is_not_wanted_any_more_is_not_asked_for(three: Any) -> None:
    three.sources({"url": "/feed.xml", "max_new_per_run": 1})
    three.fetch()
    three.sources({"url": "/feed.xml", "item_exclude": ["b.pdf"]})
    three.fetch()

    assert documents(three) == ["a.pdf", "c.pdf"]


def test_addresses_that_never_come_do_not_keep_new_ones_waiting(three: Any, rss: Any) -> None:
    three.sources({"url": "/feed.xml", "max_new_per_run": 2})
    for path in ("/a.pdf", "/b.pdf"):
        three.ministry.withdraw(path)

    three.fetch()
    three.later(days=1)
    three.fetch()

    assert documents(three) == ["c.pdf"]


def test_rechecks_have_a_limit_of_their_own_and_the_longest_unchecked_come_first(three: Any) -> None:
    three.sources({"url": "/feed.xml", "max_rechecks_per_run": 2})
    three.fetch()
    asked(three)
    runs = []
    for _ in range(2):
        three.later(days=1)
        three.fetch()
        runs.append(asked(three))

    assert runs == [["/a.pdf", "/b.pdf"], ["/c.pdf", "/a.pdf"]]


def test_wishes(three: Any) -> None:
    three.fetch()
    asked(three)

    nothing = (three.fetch(), asked(three))[1]
    again = (three.fetch(wish=Wish(again=True)), asked(three))[1]
    period = (three.fetch(wish=Wish(since=date(2026, 8, 29), until=date(2026, 8, 29))), asked(three))[1]

    assert (nothing, again, period) == ([], ["/a.pdf", "/b.pdf", "/c.pdf"], ["/b.pdf"])
    assert three.ask("SELECT outcome, count(*) FROM responses GROUP BY 1 ORDER BY 1") == [
        ("fetched", 3),
        ("same", 4),
    ]


def test_sources_are_chosen_by_name_and_by_ministry(desk: Any, rss: Any) -> None:
    desk.sources(
        {"id": "one", "ministry": "政策庁", "url": "/1.xml"},
        {"id": "two", "ministry": "計画庁", "url": "/2.xml"},
        {"id": "off", "ministry": "計画庁", "url": "/3.xml", "enabled": False},
        {"id": "box", "kind": "inbox"},
    )
    for number in "123":
        desk.ministry.publish(f"/{number}.xml", rss())

    def visited(*names: str, ministry: str | None = None) -> list[str]:
        desk.ministry.asked.clear()
        desk.fetch(*names, ministry=ministry)
        return [one.path for one in desk.ministry.asked if one.path != "/robots.txt"]

    assert visited() == ["/1.xml", "/2.xml"]
    assert visited("two") == ["/2.xml"]
    assert visited("off") == ["/3.xml"]
    assert visited(ministry="計画庁") == ["/2.xml"]
    assert visited("one", ministry="計画庁") == []


def test_other_settings_read_a_listing_anew_although_it_did_not_change(three: Any) -> None:
    three.sources({"url": "/feed.xml", "item_include": ["a.pdf"]})
    three.fetch()
    three.fetch()
    three.sources({"url": "/feed.xml", "item_include": ["[ab].pdf"]})
    three.fetch()

    assert documents(three) == ["a.pdf", "b.pdf"]
    assert three.ask("SELECT outcome FROM visits ORDER BY visit_id") == [
        ("fetched",),
        ("not_modified",),
        ("fetched",),
    ]


def test_without_a_contact_nothing_leaves_this_machine(three: Any) -> None:
    three.sources({"url": "/feed.xml"}, contact="")

    with pytest.raises(NoContact) as refused:
        three.fetch()

    assert three.ministry.asked == []
    assert "SEISAKU_CONTACT" in refused.value.remedy


def test_the_contact_of_the_environment_counts(three: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    three.sources({"url": "/feed.xml"}, contact="")
    monkeypatch.setenv("SEISAKU_CONTACT", "https://seisaku.example/about")

    three.fetch()

    agents = {one.headers["user-agent"] for one in three.ministry.asked}
    assert len(agents) == 1
    assert agents.pop().endswith("(+https://seisaku.example/about)")


def test_a_second_fetch_is_refused_in_one_line(three: Any) -> None:
    with WriterLock(three.home.warehouse / "fetch.lock"), pytest.raises(LedgerBusy) as refused:
        three.fetch()

    assert "\n" not in str(refused.value)
    assert three.ministry.asked == []


def test_a_fetch_goes_on_while_another_writes_into_the_ledger(three: Any, rss: Any) -> None:
    """Two listings name the same address in rows that wait together."""
    three.sources({"url": "/feed.xml", "urls": [f"{three.ministry.url}/2.xml"]})
    three.ministry.publish("/2.xml", rss("/a.pdf"))
    ledger = Ledger.writing(three.home.ledger)
    feed, last = three.ministry.pages["/feed.xml"], three.ministry.pages["/c.pdf"]
    three.ministry.pages["/feed.xml"] = lambda _: (ledger.__enter__(), feed)[1]
    three.ministry.pages["/c.pdf"] = lambda _: (ledger.__exit__(None, None, None), last)[1]

    summary = three.fetch()

    assert summary.count("new") == 3
    assert documents(three) == ["a.pdf", "b.pdf", "c.pdf"]
    assert three.ask("SELECT count(*) FROM visits") == [(2,)]


def test_hosts_are_visited_side_by_side_each_by_itself(desk: Any, other_ministry: Any, rss: Any) -> None:
    desk.sources(
        {"id": "one", "url": "/1.xml"},
        {"id": "two", "url": "/2.xml"},
        {"id": "other", "url": f"{other_ministry.url}/3.xml"},
    )
    for number, ministry in ((1, desk.ministry), (2, desk.ministry), (3, other_ministry)):
        ministry.publish(f"/{number}.xml", rss(f"/{number}.pdf"), delay=0.02)
        ministry.publish(f"/{number}.pdf", PDF + b"%d" % number, delay=0.02)

    summary = desk.fetch()

    assert [source.source for source in summary.sources] == ["one", "two", "other"]
    assert summary.count("new") == 3
    for ministry in (desk.ministry, other_ministry):
        begins = sorted(one.at for one in ministry.asked if one.path != "/robots.txt")
        assert all(after - before >= 0.02 + 0.01 for before, after in pairwise(begins))


def test_a_host_of_two_sources_is_asked_for_its_robots_once(desk: Any, rss: Any) -> None:
    desk.sources({"id": "one", "url": "/1.xml"}, {"id": "two", "url": "/2.xml"})
    desk.ministry.publish("/1.xml", rss("/a.txt"))
    desk.ministry.publish("/2.xml", rss("/b.txt"))

    desk.fetch()

    assert desk.ministry.times("/robots.txt") == 1
    assert [desk.ministry.times(path) for path in ("/1.xml", "/2.xml", "/a.txt", "/b.txt")] == [1, 1, 1, 1]
