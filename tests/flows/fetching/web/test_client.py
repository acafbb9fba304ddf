"""One address asked for over a real connection: what comes of each thing that a server may say."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from typing import Any

import pytest

from flows.fetching.web.answer import Answer, Validators

Get = Callable[..., Answer]
BODY = "予算案の資料".encode() * 100


def test_bytes_come_with_their_digest_and_what_the_server_says_of_them(ministry: Any, get: Get) -> None:
    ministry.publish("/a.txt", BODY, headers={"Content-Type": "Text/Plain; charset=utf-8"})

    answer = get("/a.txt")

    assert (answer.outcome, answer.status, answer.body) == ("fetched", 200, BODY)
    assert (answer.sha256, answer.size) == (hashlib.sha256(BODY).hexdigest(), len(BODY))
    assert answer.media_type == "text/plain"


def test_the_user_agent_is_the_operators_and_nothing_else_is_told(ministry: Any, get: Get) -> None:
    ministry.publish("/a.txt", BODY)

    get("/a.txt")

    [asked] = ministry.asked
    assert asked.headers.pop("user-agent") == "seisaku/1 (+mailto:a@b.example)"
    assert asked.headers.keys() == {"host", "accept", "accept-encoding", "accept-language", "connection"}


@pytest.mark.parametrize("dated", [False, True], ids=["ETag", "Last-Modified"])
def test_what_did_not_change_is_not_sent_again(ministry: Any, get: Get, dated: bool) -> None:
    ministry.publish("/a.txt", BODY, dated=dated)
    first = get("/a.txt")
    validators = Validators(None if dated else first.validators.etag, first.validators.last_modified)

    same = get("/a.txt", request={"validators": validators})
    ministry.publish("/a.txt", BODY + b"!", dated=dated)
    changed = get("/a.txt", request={"validators": validators})

    assert (same.outcome, same.status, same.body) == ("not_modified", 304, None)
    assert (changed.outcome, changed.body) == ("fetched", BODY + b"!")


def test_an_etag_that_no_header_may_hold_is_not_sent_back(ministry: Any, get: Get) -> None:
    ministry.publish("/a.txt", BODY, validates=False, headers={"ETag": '"\xe9"'})
    first = get("/a.txt")

    again = get("/a.txt", request={"validators": first.validators})

    assert first.validators.etag == '"é"'
    assert again.outcome == "fetched"
    assert "if-none-match" not in ministry.asked[1].headers


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_gone_is_gone_at_once(ministry: Any, get: Get, status: int) -> None:
    ministry.withdraw("/a.txt", status)

    answer = get("/a.txt")

    assert (answer.outcome, answer.cause, answer.status) == ("gone", "gone", status)
    assert ministry.times("/a.txt") == 1


@pytest.mark.parametrize(("status", "seconds"), [(429, 1), (503, 0)])
def test_a_short_pause_that_the_server_asks_for_is_made(
    ministry: Any, get: Get, reply: Any, status: int, seconds: int
) -> None:
    busy = reply(b"", status, {"Retry-After": str(seconds)})
    ministry.publish_in_turn("/a.txt", busy, reply(BODY))

    answer = get("/a.txt")

    assert (answer.outcome, answer.body) == ("fetched", BODY)
    first, second = ministry.asked
    assert second.at - first.at >= seconds


@pytest.mark.parametrize("attempts", [1, 3])
@pytest.mark.parametrize("status", [429, 503])
def test_a_long_pause_ends_the_request(
    ministry: Any, get: Get, reply: Any, status: int, attempts: int
) -> None:
    ministry.publish_in_turn("/a.txt", reply(b"", status, {"Retry-After": "3600"}))

    answer = get("/a.txt", attempts=attempts)

    assert (answer.outcome, answer.cause, answer.retry_after) == ("deferred", "busy", 3600)
    assert ministry.times("/a.txt") == 1


@pytest.mark.parametrize(
    ("said", "understood"),
    [
        ("Fri, 31 Dec 9999 23:59:59 GMT", 30 * 86400),
        ("9" * 400, 30 * 86400),
        ("120", 120),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
        ("\xb2", None),
        ("soon", None),
        ("-5", None),
    ],
    ids=["last day", "endless", "seconds", "past", "superscript", "word", "negative"],
)
def test_retry_after_in_all_its_forms(
    ministry: Any, get: Get, reply: Any, said: str, understood: float | None
) -> None:
    ministry.publish_in_turn("/a.txt", reply(b"", 503, {"Retry-After": said}))

    answer = get("/a.txt", attempts=1)

    assert (answer.outcome, answer.retry_after) == ("deferred", understood)


def test_an_error_of_the_server_is_tried_again_as_often_as_the_source_says(
    ministry: Any, get: Get, reply: Any
) -> None:
    ministry.publish_in_turn("/passing", reply(b"", 500), reply(b"", 502), reply(BODY))
    ministry.publish_in_turn("/lasting", reply(b"", 500))

    passing, lasting = get("/passing", attempts=3), get("/lasting", attempts=2)

    assert passing.outcome == "fetched"
    assert (lasting.outcome, lasting.cause, lasting.status) == ("failed", "server", 500)
    assert (ministry.times("/passing"), ministry.times("/lasting")) == (3, 2)


def test_a_server_that_says_nothing_is_waited_for_so_long_and_no_longer(ministry: Any, get: Get) -> None:
    ministry.publish("/a.txt", BODY, delay=0.6)

    answer = get("/a.txt", timeout_seconds=0.2, attempts=2)

    assert (answer.outcome, answer.cause, answer.status) == ("failed", "timeout", None)
    assert ministry.times("/a.txt") == 2


def test_nobody_there(get: Get) -> None:
    answer = get("http://127.0.0.1:9/a.txt", attempts=1)

    assert (answer.outcome, answer.cause, answer.status) == ("failed", "connection", None)


def test_a_dripping_transfer_ends_with_its_time_however_little_has_come(ministry: Any, get: Get) -> None:
    pieces = 100
    ministry.publish("/a.pdf", b"%PDF-" + b"x" * 64 * pieces, drip=0.02)

    answer = get("/a.pdf", seconds_per_file=0.1)

    assert (answer.outcome, answer.cause, answer.body) == ("failed", "slow", None)
    [asked] = ministry.asked
    assert asked.until == 0  # it is still being sent


def test_a_cut_transfer_is_no_document(ministry: Any, get: Get) -> None:
    ministry.publish("/a.txt", BODY, cut_after=200)

    answer = get("/a.txt", attempts=2)

    assert (answer.outcome, answer.cause, answer.body) == ("failed", "truncated", None)
    assert ministry.times("/a.txt") == 2


def test_a_cut_transfer_is_made_up_for(ministry: Any, get: Get, reply: Any) -> None:
    ministry.publish_in_turn("/a.txt", reply(BODY, cut_after=200), reply(BODY))

    answer = get("/a.txt")

    assert (answer.outcome, answer.body) == ("fetched", BODY)


@pytest.mark.parametrize("sized", [True, False], ids=["by its Content-Length", "by what comes"])
def test_too_large(ministry: Any, get: Get, sized: bool) -> None:
    ministry.publish("/a.txt", BODY, sized=sized)

    too_large = get("/a.txt", max_bytes=len(BODY) - 1)
    just_right = get("/a.txt", max_bytes=len(BODY))

    assert (too_large.outcome, too_large.cause, too_large.body) == ("failed", "too_large", None)
    assert "max_bytes" in too_large.remedy
    assert just_right.body == BODY


def test_a_gzip_bomb_is_too_large(ministry: Any, get: Get) -> None:
    bomb = gzip.compress(bytes(20_000_000))
    ministry.publish("/a.txt", bomb, headers={"Content-Encoding": "gzip"})

    answer = get("/a.txt", max_bytes=1_000_000)

    assert len(bomb) < 1_000_000
    assert (answer.outcome, answer.cause, answer.body) == ("failed", "too_large", None)


def test_what_is_compressed_comes_as_it_was(ministry: Any, get: Get) -> None:
    ministry.publish("/a.txt", gzip.compress(BODY), headers={"Content-Encoding": "gzip"})
    ministry.publish("/b.txt", b"no gzip at all", headers={"Content-Encoding": "gzip"})

    whole, broken = get("/a.txt"), get("/b.txt")

    assert (whole.body, whole.size) == (BODY, len(BODY))
    assert (broken.outcome, broken.cause) == ("failed", "broken")


def test_a_server_that_hangs_up_without_a_word(ministry: Any, get: Get) -> None:
    ministry.pages["/a.txt"] = lambda _: None  # not a Reply: the handler breaks off

    answer = get("/a.txt", attempts=1)

    assert (answer.outcome, answer.cause) == ("failed", "truncated")


@pytest.mark.parametrize("status", [204, 206, 418])
def test_an_unexpected_status_is_said(ministry: Any, get: Get, status: int) -> None:
    ministry.publish("/a.txt", b"", status=status)

    answer = get("/a.txt")

    assert (answer.outcome, answer.cause, answer.status) == ("failed", "status", status)
