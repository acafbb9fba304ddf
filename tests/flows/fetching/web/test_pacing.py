"""One request at a time for a host, with its delay, whoever asks."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any

import pytest

from flows.fetching.catalogue.source import Source
from flows.fetching.web.answer import Answer
from flows.fetching.web.client import Client
from flows.fetching.web.pacing import Hosts, Stopped
from flows.fetching.web.request import Request

DELAY = 0.05


@pytest.fixture
def ask(ministry: Any) -> Callable[..., list[Answer]]:
    """Ask for several addresses at once."""

    def ask(*urls: str, **settings: Any) -> list[Answer]:
        usual = {"private": True, "delay_seconds": DELAY, "respect_robots": False}
        source = Source(id="s", kind="url", url=ministry.url, **(usual | settings))
        with Client("seisaku/1") as client, ThreadPoolExecutor(len(urls)) as threads:
            return list(threads.map(lambda url: client.get(Request(url, source)), urls))

    return ask


def test_requests_to_a_host_never_overlap_and_keep_its_delay(ministry: Any, ask: Any) -> None:
    paths = [f"/{number}.txt" for number in range(6)]
    for path in paths:
        ministry.publish(path, path, delay=0.02)

    answers = ask(*(ministry.url + path for path in paths))

    assert [answer.body for answer in answers] == [path.encode() for path in paths]
    asked = sorted(ministry.asked, key=lambda one: one.at)
    assert [after.at - before.at >= DELAY for before, after in pairwise(asked)] == [True] * 5
    assert all(before.at + 0.02 <= after.at for before, after in pairwise(asked))


def test_hosts_are_asked_side_by_side(ministry: Any, other_ministry: Any, ask: Any, reply: Any) -> None:
    both = threading.Barrier(2, timeout=5)

    def meet(_: Any) -> Any:
        both.wait()
        return reply(b"met")

    ministry.pages["/a.txt"] = other_ministry.pages["/a.txt"] = meet

    answers = ask(f"{ministry.url}/a.txt", f"{other_ministry.url}/a.txt")

    assert [answer.body for answer in answers] == [b"met", b"met"]


def test_a_host_that_asked_for_patience_is_not_asked_by_anybody_else(ministry: Any) -> None:
    ministry.publish("/busy.txt", b"", status=503, headers={"Retry-After": "3600"})
    ministry.publish("/a.txt", b"here")
    hosts, settings = Hosts(), {"kind": "url", "url": ministry.url, "private": True, "delay_seconds": DELAY}
    one, other = Source(id="one", respect_robots=False, **settings), Source(id="other", **settings)

    with Client("seisaku/1", hosts=hosts) as client:
        busy = client.get(Request(f"{ministry.url}/busy.txt", one))
        later = client.get(Request(f"{ministry.url}/a.txt", other))

    assert (busy.outcome, later.outcome, later.cause) == ("deferred", "deferred", "busy")
    assert later.url == f"{ministry.url}/a.txt"
    assert [asked.path for asked in ministry.asked] == ["/busy.txt"]


def test_a_server_that_only_fails_is_asked_for_its_other_pages(ministry: Any) -> None:
    ministry.publish("/broken.txt", b"", status=500)
    ministry.publish("/a.txt", b"here")
    source = Source(
        id="s", kind="url", url=ministry.url, private=True, delay_seconds=0.01, max_wait_seconds=0.001
    )

    with Client("seisaku/1") as client:
        answers = [client.get(Request(ministry.url + path, source)) for path in ("/broken.txt", "/a.txt")]

    assert [answer.outcome for answer in answers] == ["failed", "fetched"]


def test_whoever_waits_for_a_turn_can_be_stopped() -> None:
    hosts = Hosts()
    hosts.leave_alone("www.mof.example", 3600)
    waits = threading.Thread(target=lambda: outcome.append(_turn(hosts)))
    outcome: list[str] = []
    waits.start()

    hosts.stop()
    waits.join(5)

    assert outcome == ["stopped"]
    assert _turn(hosts, "www.other.example") == "stopped"


def _turn(hosts: Hosts, host: str = "www.mof.example") -> str:
    try:
        with hosts.turn(host, 0):
            return "asked"
    except Stopped:
        return "stopped"
