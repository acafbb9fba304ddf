"""Whole visits: limits, wishes, patience, and what is said to need a person."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from flows.fetch import NoContact
from flows.fetching.summary import FetchSummary
from flows.fetching.visiting import visit as visit_module
from flows.fetching.visiting.due import Wish
from warehouse.ledger.lock import LedgerBusy, WriterLock
from warehouse.ledger.store import Ledger

PDF = b"%PDF-1.7 "
STANDING = "SELECT cause FROM standing_alerts ORDER BY noted, cause"


def raised(summary: FetchSummary) -> list[tuple[str, str]]:
    return [(alert.subject.rpartition("/")[2], alert.cause) for alert in summary.raised]


def settled(summary: FetchSummary) -> list[tuple[str, str]]:
    return [(alert.subject.rpartition("/")[2], alert.cause) for alert in summary.settled]


def documents(desk: Any) -> list[str]:
    return [
        name.removeprefix("news/")
        for (name,) in desk.ask("SELECT document FROM fetched_documents ORDER BY 1")
    ]


@pytest.fixture
def three(desk: Any, rss: Any) -> Any:
    """A feed of three PDFs, of 28, 29 and 30 August."""
    days = (("/a.pdf", "2026-08-30"), ("/b.pdf", "2026-08-29"), ("/c.pdf", "2026-08-28"))
    desk.ministry.publish("/feed.xml", rss(*((path, "題", f"{day}T09:00:00+09:00") for path, day in days)))
    for path, _ in days:
        desk.ministry.publish(path, PDF + path.encode())
    return desk


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


@pytest.mark.parametrize(
    ("reply", "cause"),
    [
        ({"status": 202, "headers": {"x-amzn-waf-action": "challenge"}}, "waf"),
        ({"status": 403}, "waf"),
    ],
    ids=["AWS WAF", "403"],
)
def test_a_shut_door_needs_a_person_and_stands_until_it_opens(three: Any, reply: Any, cause: str) -> None:
    three.ministry.publish("/a.pdf", b"", **reply)

    first = three.fetch()
    three.later(days=1)
    second = three.fetch()
    three.ministry.publish("/a.pdf", PDF)
    three.later(days=1)
    third = three.fetch()

    assert (raised(first), raised(second), settled(third)) == ([("a.pdf", cause)], [], [("a.pdf", cause)])
    assert "raw/inbox/news/" in first.raised[0].remedy
    assert [alert.cause for alert in second.standing] == [cause]
    assert three.ministry.times("/a.pdf") == 3
    assert documents(three) == ["a.pdf", "b.pdf", "c.pdf"]


def test_what_robots_txt_forbids_needs_a_person(three: Any) -> None:
    three.ministry.publish("/robots.txt", "User-agent: *\nDisallow: /b.pdf")

    summary = three.fetch()

    assert raised(summary) == [("b.pdf", "robots")]
    assert "raw/inbox/news/" in summary.raised[0].remedy


def test_a_net_that_is_down_needs_no_person_at_an_inbox(three: Any) -> None:
    three.sources({"url": "http://127.0.0.1:9/feed.xml", "attempts": 1})

    summary = three.fetch()

    assert raised(summary) == [("feed.xml", "connection")]
    assert "inbox" not in summary.raised[0].remedy
    assert summary.is_hopeless


@pytest.mark.parametrize("status", [404, 500])
def test_a_server_that_answers_was_reached(three: Any, status: int) -> None:
    three.ministry.withdraw("/feed.xml", status)

    summary = three.fetch()

    assert [alert.subject for alert in summary.raised] == [f"{three.ministry.url}/feed.xml"]
    assert not summary.is_hopeless


def test_one_listing_of_two_is_enough_to_have_been_there(three: Any) -> None:
    three.sources({"url": "/feed.xml", "urls": ["http://127.0.0.1:9/feed.xml"], "attempts": 1})

    assert not three.fetch().is_hopeless


@pytest.mark.parametrize(
    ("reply", "cause"),
    [
        ({"body": b"<html>maintenance</html>"}, "wrong_type"),
        ({"body": b"PK\x03\x04"}, "wrong_type"),
        ({"body": PDF * 100, "cut_after": 50}, "truncated"),
        ({"body": PDF * 1000}, "too_large"),
        ({"body": b"", "status": 302, "headers": {"Location": "http://127.0.0.2/secret.pdf"}}, "elsewhere"),
        ({"body": b"", "status": 500}, "server"),
    ],
    ids=["HTML", "ZIP", "cut", "large", "elsewhere", "server"],
)
def test_what_is_not_well_is_told_and_nothing_is_kept_of_it(three: Any, reply: Any, cause: str) -> None:
    three.sources({"url": "/feed.xml", "max_bytes": 5000, "attempts": 1})
    three.ministry.publish("/b.pdf", **reply)

    summary = three.fetch()

    assert raised(summary) == [("b.pdf", cause)]
    assert three.ask(STANDING) == [(cause,)]
    assert documents(three) == ["a.pdf", "c.pdf"]
    assert len([path for path in three.home.objects.rglob("*") if path.is_file()]) == 2
    assert three.unfinished() == []


def test_a_host_that_asks_for_an_hour_has_it(three: Any) -> None:
    three.ministry.publish("/a.pdf", b"", status=503, headers={"Retry-After": "3600"})

    three.fetch()
    in_this_run = asked(three)
    three.later(minutes=30)
    half_an_hour_later = three.fetch()
    in_the_next = list(three.ministry.asked)
    three.ministry.publish("/a.pdf", PDF)
    three.later(minutes=31)
    third = three.fetch()

    assert in_this_run == ["/a.pdf"]
    assert in_the_next == []
    assert raised(half_an_hour_later) == [("feed.xml", "busy")]
    assert ("a.pdf", "busy") in settled(third) and ("feed.xml", "busy") in settled(third)
    assert documents(three) == ["a.pdf", "b.pdf", "c.pdf"]


def test_a_host_that_asks_for_an_hour_at_its_feed_has_it_too(three: Any) -> None:
    feed = three.ministry.pages["/feed.xml"]
    three.ministry.publish("/feed.xml", b"", status=429, headers={"Retry-After": "3600"})

    first = three.fetch()
    three.later(minutes=30)
    three.ministry.asked.clear()
    three.fetch()

    assert raised(first) == [("feed.xml", "busy")]
    assert three.ministry.asked == []
    three.ministry.pages["/feed.xml"] = feed
    three.later(minutes=31)
    assert three.fetch().count("new") == 3


def test_a_listing_that_is_no_feed_any_more_is_told_and_then_well_again(
    three: Any, rss: Any, html: Any
) -> None:
    three.fetch()
    three.ministry.publish("/feed.xml", html("工事中"))
    three.later(days=1)
    broken = three.fetch()
    three.ministry.publish("/feed.xml", rss("/a.pdf"))
    three.later(days=1)
    well = three.fetch()

    assert (raised(broken), settled(well)) == ([("feed.xml", "layout")], [("feed.xml", "layout")])
    assert not broken.is_hopeless
    assert three.ask("SELECT outcome FROM visits ORDER BY visit_id") == [
        ("fetched",),
        ("unlistable",),
        ("fetched",),
    ]


def test_a_feed_that_says_nothing_for_weeks_is_told_once(three: Any) -> None:
    told = []
    for _ in range(3):
        told.append(raised(three.fetch()))
        three.later(days=5)

    assert told == [[], [], [("feed.xml", "stale")]]


def test_a_document_that_stays_away_is_told_once(three: Any) -> None:
    three.fetch()
    three.ministry.withdraw("/c.pdf")
    three.later(days=1)
    first = three.fetch()
    three.later(days=1)
    second = three.fetch()

    assert (raised(first), raised(second), len(second.standing)) == ([("c.pdf", "gone")], [], 1)
    assert second.is_quiet


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


def test_a_mistake_of_ours_with_one_source_is_its_alert_and_keeps_no_other_back(
    three: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    three.sources({"id": "ill", "url": "/other.xml"}, {"id": "news", "url": "/feed.xml"})
    three.ministry.publish("/other.xml", b"x")

    def look_at(url: str, *rest: Any) -> Any:
        if url.endswith("/other.xml"):
            raise LookupError("nobody foresaw it")
        return usual(url, *rest)

    usual = visit_module.look_at
    monkeypatch.setattr(visit_module, "look_at", look_at)
    first, second = three.fetch(), three.fetch()
    monkeypatch.undo()
    three.ministry.publish("/other.xml", three.ministry.pages["/feed.xml"].body)
    third = three.fetch()

    assert raised(first) == [("ill", "internal")]
    assert "LookupError: nobody foresaw it" in first.raised[0].reason
    assert first.count("new") == 3
    assert (raised(second), settled(second)) == ([], [])
    assert ("ill", "internal") in settled(third)
