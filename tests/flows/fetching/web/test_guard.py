"""No request leaves for a machine of a private network, however it is named."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from flows.fetching.web.answer import Answer
from flows.fetching.web.guard import NotAllowed, check

Get = Callable[..., Answer]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST", "localhost.", "a.localhost"])
def test_this_machine_is_refused_without_private(ministry: Any, get: Get, host: str) -> None:
    port = ministry.url.rpartition(":")[2]
    ministry.publish("/a.txt", b"secret")

    answer = get(f"http://{host}:{port}/a.txt", private=False)

    assert (answer.outcome, answer.cause) == ("forbidden", "private")
    assert ministry.asked == []


@pytest.mark.parametrize(
    "host",
    "0.0.0.0 10.1.2.3 172.16.0.1 192.168.0.1 100.64.0.1 169.254.169.254 127.9.9.9 [::1] [::] [fe80::1] "
    "[fd00::1] [::ffff:10.1.2.3] 224.0.0.1".split(),
)
def test_addresses_that_are_none_of_the_public_net(host: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        check(f"http://{host}/a", lambda _: True, private=False)

    assert refused.value.cause == "private"
    check(f"http://{host}/a", lambda _: True, private=True)


@pytest.mark.parametrize("host", ["1.1.1.1", "[2606:4700::1]", "www.mof.go.jp"])
def test_public_addresses_are_none_of_its_business(host: str) -> None:
    assert check(f"https://{host}/a", lambda _: True, private=False) is None


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://1.1.1.1/", "https://user:word@1.1.1.1/", "//1.1.1.1/"]
)
def test_what_is_no_plain_address_of_the_web(url: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        check(url, lambda _: True, private=True)

    assert refused.value.cause == "scheme"


def test_hosts_that_the_source_does_not_name() -> None:
    with pytest.raises(NotAllowed) as refused:
        check("https://1.1.1.1/", lambda host: host == "1.1.1.2", private=True)

    assert refused.value.cause == "elsewhere"


def test_a_name_that_leads_inside_is_refused_when_it_is_resolved(ministry: Any, get: Get, names: Any) -> None:
    port = ministry.url.rpartition(":")[2]
    ministry.publish("/a.txt", b"secret")

    answer = get(f"http://www.private.example:{port}/a.txt", private=False)

    assert (answer.outcome, answer.cause, answer.body) == ("forbidden", "private", None)
    assert (names.connected, ministry.asked) == ([], [])


def test_one_private_address_among_public_ones_is_enough(ministry: Any, get: Get, names: Any) -> None:
    port = ministry.url.rpartition(":")[2]
    names.addresses["www.mixed.example"] = ["1.1.1.1", "192.168.0.1"]

    answer = get(f"http://www.mixed.example:{port}/a.txt", private=False)

    assert (answer.cause, names.connected) == ("private", [])


def test_the_connection_goes_to_the_address_that_was_checked(ministry: Any, get: Get, names: Any) -> None:
    port = ministry.url.rpartition(":")[2]
    ministry.publish("/a.txt", b"public")

    answer = get(f"http://www.public.example:{port}/a.txt", private=False)

    assert answer.body == b"public"
    assert (names.asked, names.connected) == (["www.public.example"], ["1.1.1.1"])
    assert ministry.asked[0].headers["host"] == f"www.public.example:{port}"


def test_a_second_address_is_tried_where_the_first_is_closed(
    ministry: Any, get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    import socket

    port = int(ministry.url.rpartition(":")[2])
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a in ("127.0.0.2", "127.0.0.1")]
    resolve = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *rest, **more: found if host == "two.example" else resolve(host, *rest, **more),
    )
    ministry.publish("/a.txt", b"here")

    answer = get(f"http://two.example:{port}/a.txt")

    assert answer.body == b"here"


def test_a_name_that_nobody_knows(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def unknown(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)

    answer = get("http://no.example/a.txt", private=False, attempts=1)

    assert (answer.outcome, answer.cause) == ("failed", "connection")
