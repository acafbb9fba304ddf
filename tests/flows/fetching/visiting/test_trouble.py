"""What is not well at a source: told once, standing until it is well, patient with servers."""

from __future__ import annotations

from typing import Any

import pytest

from flows.fetching.summary import FetchSummary
from flows.fetching.visiting import visit as visit_module

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


def asked(desk: Any) -> list[str]:
    paths = [one.path for one in desk.ministry.asked if one.path not in ("/robots.txt", "/feed.xml")]
    desk.ministry.asked.clear()
    return paths


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


def test_a_host_that_cannot_be_reached_is_asked_three_times_and_no_more(three: Any) -> None:
    def silent(_: Any) -> Any:
        return three.ministry.pages["/slow"]

    three.ministry.publish("/slow", b"", delay=0.5)
    pages = [f"{three.ministry.url}/{number}.txt" for number in range(6)]
    three.sources({"kind": "url", "urls": pages, "timeout_seconds": 0.1, "attempts": 1})
    for number in range(6):
        three.ministry.pages[f"/{number}.txt"] = silent

    summary = three.fetch()

    assert asked(three) == ["/0.txt", "/1.txt", "/2.txt"]
    assert sorted(raised(summary)) == [(f"{number}.txt", "timeout") for number in range(6)]
    assert summary.is_hopeless


def test_a_host_that_answers_in_between_is_asked_on(three: Any) -> None:
    def silent(_: Any) -> Any:
        return three.ministry.pages["/slow"]

    three.ministry.publish("/slow", b"", delay=0.5)
    pages = [f"{three.ministry.url}/{number}.txt" for number in range(6)]
    three.sources({"kind": "url", "urls": pages, "timeout_seconds": 0.1, "attempts": 1})
    for number in range(6):
        three.ministry.pages[f"/{number}.txt"] = silent
    three.ministry.publish("/2.txt", "令和8年度予算")

    three.fetch()

    assert asked(three) == [f"/{number}.txt" for number in range(6)]
