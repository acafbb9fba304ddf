"""What keeps a page on this machine to the one person who started it.

Other users of the machine, other pages in the same browser and other machines can reach a port on loopback: a
launch token that works once, a strict cookie, Host, Origin and a token in each form keep them out.
"""

from __future__ import annotations

import hmac
import ipaddress
import secrets
from collections.abc import Mapping
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from flows.language import say

COOKIE = "seisaku_review"
ENTRANCE = "/enter"
MOST_BYTES = 1 << 20
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Without a referrer at all, browsers send `Origin: null` with a form.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


def check_address(host: str) -> None:
    """Raise ValueError for an address that others than this machine can reach."""
    if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
        raise ValueError(f"{host} is no loopback address")


class Refused(Exception):
    """A request that is answered with a status and one line."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.response = PlainTextResponse(message + "\n", status)


class Guard:
    """Lets through what the person asks who opened the page with the launch token."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app = app
        names = (f"127.0.0.1:{port}", f"localhost:{port}", f"[::1]:{port}")
        self._hosts = frozenset(names)
        self._origins = frozenset(f"http://{name}" for name in names)
        self._launch: str | None = secrets.token_urlsafe(32)
        self._session = secrets.token_urlsafe(32)
        self._csrf = secrets.token_urlsafe(32)

    @property
    def launch_path(self) -> str:
        """Where the person enters, once."""
        return f"{ENTRANCE}?token={self._launch}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it; every answer bears the headers of safety."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        send = _with_headers(send)
        try:
            app, receive = await self._admit(scope, receive)
        except Refused as refused:
            app = refused.response
        await app(scope, receive, send)

    async def _admit(self, scope: Scope, receive: Receive) -> tuple[ASGIApp, Receive]:
        headers = Headers(scope=scope)
        if headers.get("host") not in self._hosts:
            raise Refused(400, say("この宛先では応じません", "not at this host"))
        if scope["method"] not in ("GET", "HEAD", "POST"):
            raise Refused(405, say("この操作はできません", "method not allowed"))
        if scope["path"] == ENTRANCE and scope["method"] == "GET":
            return self._enter(scope), receive
        self._check_origin(headers)
        self._check_session(headers)
        if scope["method"] == "POST":
            receive = await self._checked_form(headers, receive)
        scope.setdefault("state", {})["csrf"] = self._csrf
        return self._app, receive

    def _check_origin(self, headers: Headers) -> None:
        """Nothing that another page asks for, whatever its address resolves to."""
        origin = headers.get("origin")
        site = headers.get("sec-fetch-site", "same-origin")
        if (origin is not None and origin not in self._origins) or site not in ("same-origin", "none"):
            raise Refused(403, say("ほかの頁からは操作できません", "not from another page"))

    def _check_session(self, headers: Headers) -> None:
        cookie = cookie_parser(headers.get("cookie", "")).get(COOKIE, "")
        if not _same(cookie, self._session):
            raise Refused(
                401,
                say(
                    "seisaku review をもう一度実行し、表示された宛先を開いてください",
                    "run seisaku review again and open the address that it prints",
                ),
            )

    def _enter(self, scope: Scope) -> Response:
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if self._launch is None or not _same(given, self._launch):
            raise Refused(403, say("この宛先は一度しか使えません", "this address works once"))
        self._launch = None
        response = RedirectResponse("/", 303)
        response.set_cookie(COOKIE, self._session, httponly=True, samesite="strict", path="/")
        return response

    async def _checked_form(self, headers: Headers, receive: Receive) -> Receive:
        """The whole body once more, after a look at its token."""
        body = await _body(receive)
        fields: Mapping[str, list[str]] = parse_qs(body.decode("utf-8", "replace"))
        given = headers.get("x-csrf-token") or fields.get("csrf", [""])[0]
        if not _same(given, self._csrf):
            raise Refused(403, say("この操作は画面から行ってください", "use the page for this"))

        whole: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

        # After the body comes what the server says next: a streamed response waits for the disconnect.
        async def again() -> Message:
            return whole.pop() if whole else await receive()

        return again


async def _body(receive: Receive) -> bytes:
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        # What has come until then may hold the token, and half of a decision.
        if message["type"] == "http.disconnect":
            raise Refused(400, say("途中で切れました", "cut off"))
        part = message.get("body", b"")
        size += len(part)
        if size > MOST_BYTES:
            raise Refused(413, say("大きすぎます", "too large"))
        parts.append(part)
        if not message.get("more_body", False):
            return b"".join(parts)


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("cache-control", "no-store")
        await send(message)

    return sending


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())
