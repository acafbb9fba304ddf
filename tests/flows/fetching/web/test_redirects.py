"""Redirects are followed where a source may go, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from flows.fetching.web.answer import Answer

Get = Callable[..., Answer]
BODY = "予算案の資料".encode()


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_within_the_host(ministry: Any, get: Get, status: int) -> None:
    ministry.publish("/insideLink/1", b"", status=status, headers={"Location": "../doc/a.txt"})
    ministry.publish("/doc/a.txt", BODY)

    answer = get("/insideLink/1")

    assert (answer.outcome, answer.body) == ("fetched", BODY)
    assert (answer.url, answer.final_url) == (f"{ministry.url}/insideLink/1", f"{ministry.url}/doc/a.txt")


def test_to_another_host_only_if_the_source_allows_it(ministry: Any, other_ministry: Any, get: Get) -> None:
    elsewhere = other_ministry.url.replace("127.0.0.1", "localhost")
    ministry.publish("/a", b"", status=302, headers={"Location": f"{elsewhere}/a.txt"})
    other_ministry.publish("/a.txt", BODY)

    refused = get("/a")
    before = len(other_ministry.asked)
    allowed = get("/a", allowed_hosts=("localhost",))

    assert (refused.outcome, refused.cause, refused.body) == ("forbidden", "elsewhere", None)
    assert (before, refused.final_url) == (0, f"{elsewhere}/a.txt")
    assert (allowed.outcome, allowed.body) == ("fetched", BODY)


def test_in_a_circle(ministry: Any, get: Get) -> None:
    ministry.publish("/a", b"", status=302, headers={"Location": "/b"})
    ministry.publish("/b", b"", status=302, headers={"Location": "/a"})

    answer = get("/a")

    assert (answer.outcome, answer.cause) == ("failed", "redirect")
    assert len(ministry.asked) == 6


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "ftp://127.0.0.1/a",
        "http://[oops",
        "http://127.0.0.1:99999/",
    ],
)
def test_to_what_is_not_of_the_web(ministry: Any, get: Get, target: str) -> None:
    ministry.publish("/a", b"", status=302, headers={"Location": target})

    answer = get("/a")

    assert (answer.outcome, answer.cause, answer.body) == ("failed", "redirect", None)
    assert len(ministry.asked) == 1


def test_to_nowhere(ministry: Any, get: Get) -> None:
    ministry.publish("/a", b"", status=302)

    answer = get("/a")

    assert (answer.outcome, answer.cause, len(ministry.asked)) == ("failed", "redirect", 1)


@pytest.mark.parametrize(
    ("inside", "cause"),
    [
        ("127.0.0.1", "private"),
        ("[::1]", "private"),
        ("[::ffff:127.0.0.1]", "private"),
        ("10.0.0.7", "private"),
        ("169.254.169.254", "private"),
        ("localhost", "private"),
        ("www.private.example", "private"),
        ("2130706433", "private"),
    ],
)
def test_to_a_machine_of_this_net(ministry: Any, get: Get, names: Any, inside: str, cause: str) -> None:
    port = ministry.url.rpartition(":")[2]
    names.addresses["2130706433"] = ["127.0.0.1"]  # how a resolver reads a number
    ministry.publish("/a", b"", status=302, headers={"Location": f"http://{inside}:{port}/secret.txt"})
    ministry.publish("/secret.txt", b"secret")

    answer = get(f"http://www.public.example:{port}/a", private=False, allowed_hosts=("*",))

    assert (answer.outcome, answer.cause, answer.body) == ("forbidden", cause, None)
    assert [asked.path for asked in ministry.asked] == ["/a"]
    assert names.connected == ["1.1.1.1"]
