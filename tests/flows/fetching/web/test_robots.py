"""robots.txt: what it forbids is not asked for; where it can't be had, nothing is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from protego import Protego

from flows.fetching.catalogue.source import Source
from flows.fetching.web.answer import Answer
from flows.fetching.web.client import Client
from flows.fetching.web.request import Request
from flows.fetching.web.robots import Policy

Get = Callable[..., Answer]


def publish(ministry: Any, robots: str) -> None:
    ministry.publish("/robots.txt", robots)
    for path in ("/a.txt", "/private/a.txt", "/b.pdf?x=1", "/b.pdf"):
        ministry.publish(path, b"%PDF-")


@pytest.mark.parametrize(
    ("robots", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /private/", "/private/a.txt", False),
        ("User-agent: *\nDisallow: /private/", "/a.txt", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/b.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/b.pdf?x=1", True),
        ("User-agent: *\nDisallow: /\nAllow: /a.txt", "/a.txt", True),
        ("User-agent: *\nDisallow: /\nAllow: /a.txt", "/b.pdf", False),
        ("User-agent: SEISAKU\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a.txt", False),
        ("User-agent: seisaku\nAllow: /\n\nUser-agent: *\nDisallow: /", "/a.txt", True),
        ("User-agent: other\nDisallow: /", "/a.txt", True),
        ("\ufeffUser-agent: *\r\nDisallow: /", "/a.txt", False),
        ("<html>top page</html>", "/a.txt", True),
        ("", "/a.txt", True),
    ],
)
def test_what_is_forbidden_is_not_asked_for(
    ministry: Any, get: Get, robots: str, path: str, allowed: bool
) -> None:
    publish(ministry, robots)

    answer = get(path, respect_robots=True)

    assert answer.outcome == ("fetched" if allowed else "forbidden")
    assert answer.cause == ("" if allowed else "robots")
    assert [asked.path for asked in ministry.asked] == ["/robots.txt", path][: 1 + allowed]


def test_a_source_may_say_that_it_has_an_agreement(ministry: Any, get: Get) -> None:
    publish(ministry, "User-agent: *\nDisallow: /")

    answer = get("/a.txt", respect_robots=False)

    assert answer.outcome == "fetched"
    assert ministry.times("/robots.txt") == 0


@pytest.mark.parametrize("status", [404, 410, 403, 401])
def test_where_there_is_none_all_is_allowed(ministry: Any, get: Get, status: int) -> None:
    publish(ministry, "")
    ministry.withdraw("/robots.txt", status)

    assert get("/a.txt", respect_robots=True).outcome == "fetched"


def test_a_server_that_fails_allows_nothing_today(ministry: Any, get: Get) -> None:
    publish(ministry, "")
    ministry.publish("/robots.txt", b"", status=500)

    answer = get("/a.txt", respect_robots=True)

    assert (answer.outcome, answer.cause, answer.status) == ("failed", "server", 500)
    assert "robots.txt" in answer.reason
    assert ministry.times("/a.txt") == 0


def test_a_failure_that_passes_is_waited_out(ministry: Any, get: Get, reply: Any) -> None:
    publish(ministry, "")
    ministry.publish_in_turn("/robots.txt", reply(b"", 500), reply(b"User-agent: *\nDisallow: /private/"))

    allowed, forbidden = get("/a.txt", respect_robots=True), get("/private/a.txt", respect_robots=True)

    assert (allowed.outcome, forbidden.outcome) == ("fetched", "forbidden")


def test_a_host_that_nobody_answers_for_is_not_called_forbidden(get: Get) -> None:
    answer = get("http://127.0.0.1:9/a.txt", respect_robots=True, attempts=1)

    assert (answer.outcome, answer.cause) == ("failed", "connection")


def test_a_host_that_asks_for_patience_is_left_alone(ministry: Any, get: Get) -> None:
    publish(ministry, "")
    ministry.publish("/robots.txt", b"", status=503, headers={"Retry-After": "3600"})

    answer = get("/a.txt", respect_robots=True)

    assert (answer.outcome, answer.cause, answer.retry_after) == ("deferred", "busy", 3600)
    assert len(ministry.asked) == 1


def test_a_door_shut_to_programs_is_one_for_its_pages_too(ministry: Any, get: Get) -> None:
    publish(ministry, "")
    ministry.publish("/robots.txt", b"<script>awswaf</script>", status=202)

    answer = get("/a.txt", respect_robots=True)

    assert (answer.outcome, answer.cause) == ("refused", "waf")
    assert len(ministry.asked) == 1


def test_it_is_asked_once_a_run_and_redirects_lead_to_it(ministry: Any) -> None:
    publish(ministry, "")
    ministry.publish("/robots.txt", b"", status=301, headers={"Location": "/real-robots.txt"})
    ministry.publish("/real-robots.txt", "User-agent: *\nDisallow: /private/")
    source = Source(id="s", kind="url", url=ministry.url, private=True, delay_seconds=0.01)

    with Client("seisaku/1") as client:
        outcomes = [
            client.get(Request(ministry.url + path, source)).outcome
            for path in ("/a.txt", "/private/a.txt", "/b.pdf")
        ]

    assert outcomes == ["fetched", "forbidden", "fetched"]
    assert (ministry.times("/robots.txt"), ministry.times("/real-robots.txt")) == (1, 1)


def test_the_delay_that_it_asks_for_is_kept(ministry: Any, get: Get) -> None:
    publish(ministry, "User-agent: *\nCrawl-delay: 0.3")
    source = Source(id="s", kind="url", url=ministry.url, private=True, delay_seconds=0.01)

    with Client("seisaku/1") as client:
        for path in ("/a.txt", "/b.pdf"):
            client.get(Request(ministry.url + path, source))

    _, first, second = ministry.asked
    assert second.at - first.at >= 0.3


@pytest.mark.parametrize(
    ("said", "understood"), [("10", 10), ("1e300", 600), ("nan", 0), ("-1", 0), ("soon", 0)]
)
def test_a_delay_is_one_that_can_be_waited_for(said: str, understood: float) -> None:
    policy = Policy(Protego.parse(f"User-agent: *\nCrawl-delay: {said}"))

    assert policy.delay == understood


def test_a_robots_file_without_end_is_not_read_to_its_end(ministry: Any, get: Get) -> None:
    publish(ministry, "User-agent: *\nDisallow: /private/\n" + "# \n" * 200_000)

    answer = get("/private/a.txt", respect_robots=True, max_bytes=1000)

    assert (answer.outcome, answer.cause) == ("forbidden", "robots")
