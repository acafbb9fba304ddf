"""Doors shut to programs are told from errors, and from pages that only look like them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from flows.fetching.web.answer import Answer

Get = Callable[..., Answer]
CHALLENGE = b"<html><script src='https://x.token.awswaf.com/challenge.js'></script></html>"


@pytest.mark.parametrize(
    ("status", "headers", "body"),
    [
        (202, {"x-amzn-waf-action": "challenge"}, b""),
        (405, {"x-amzn-waf-action": "captcha"}, b"<html>captcha</html>"),
        (202, {}, CHALLENGE),
        (200, {}, CHALLENGE),
        (403, {}, b"Forbidden"),
        (401, {}, b""),
        (451, {}, b""),
        (403, {"cf-mitigated": "challenge"}, b""),
    ],
    ids=["AWS WAF", "AWS WAF captcha", "202 page", "200 page", "403", "401", "451", "Cloudflare"],
)
def test_a_shut_door_is_not_tried_twice(
    ministry: Any, get: Get, status: int, headers: dict[str, str], body: bytes
) -> None:
    ministry.publish("/a", body, status=status, headers=headers)

    answer = get("/a")

    assert (answer.outcome, answer.cause, answer.status, answer.body) == ("refused", "waf", status, None)
    assert ministry.times("/a") == 1


@pytest.mark.parametrize(
    "body",
    [
        CHALLENGE + b"<p>" + b"x" * 30_000,
        "<html>captcha という言葉のある頁</html>".encode(),
        b"%PDF-1.7 Access Denied",
    ],
    ids=["a large page that holds the script", "a page about captchas", "a PDF about access"],
)
def test_a_page_is_a_page(ministry: Any, get: Get, body: bytes) -> None:
    ministry.publish("/a", body)

    assert get("/a").outcome == "fetched"


def test_accepted_without_a_challenge_is_no_refusal(ministry: Any, get: Get) -> None:
    ministry.publish("/a", b"later", status=202)

    answer = get("/a")

    assert (answer.outcome, answer.cause) == ("failed", "status")
