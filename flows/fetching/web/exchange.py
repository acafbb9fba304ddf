"""One request and its response: status, headers and bytes within their limits, as an Answer."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from flows.fetching.web.answer import Answer
from flows.fetching.web.refusal import SMALL, is_refusal
from flows.fetching.web.request import Receiver, Request

REDIRECTS = frozenset({301, 302, 303, 307, 308})
GONE = frozenset({404, 410})
LONGEST_WAIT = 30 * 86400.0
NEXT_TIME = "次回もう一度試します"
BY_HAND = "ブラウザーで開き、手で取得してください"


class _TooMuch(Exception):
    """The bytes or the time of a response exceed their limit: cause, reason and remedy."""


class Exchange:
    """Sends one request; redirects are told, not followed."""

    def __init__(self, client: httpx.Client, request: Request) -> None:
        self._client, self._request = client, request
        self._until = time.monotonic() + request.source.seconds_per_file

    def answer(self) -> Answer:
        """What came of it; errors of the network and broken transfers among it."""
        source = self._request.source
        try:
            with self._client.stream(
                "GET",
                self._request.url,
                headers=self._request.validators.headers(),
                timeout=httpx.Timeout(source.timeout_seconds),
            ) as response:
                return self._answered(response)
        except httpx.TimeoutException:
            return self._failed("timeout", f"{source.timeout_seconds:g} 秒待っても応答がありません")
        except httpx.InvalidURL as error:
            return self._failed("redirect", f"転送先が http の URL ではありません（{error}）")
        except httpx.RemoteProtocolError as error:
            return self._failed("truncated", f"転送が途中で切れました（{error}）")
        except httpx.DecodingError as error:
            return self._failed("broken", f"圧縮された応答を解けません（{error}）")
        except httpx.TransportError as error:
            return self._failed("connection", f"接続できません（{error}）")
        except _TooMuch as error:
            return self._failed(*error.args)

    def _answered(self, response: httpx.Response) -> Answer:
        status = response.status_code
        headers = {name.lower(): value for name, value in response.headers.items()}
        url = self._request.url
        if status in REDIRECTS:
            return Answer(url, "failed", url, status, headers, cause="redirect")
        if status == 304:
            return Answer(url, "not_modified", url, status, headers)
        if status in GONE:
            reason = f"サイトから消えました（{status}）"
            return Answer(url, "gone", url, status, headers, cause="gone", reason=reason)
        if status in (429, 503):
            return self._busy(status, headers)
        if status >= 500:
            return self._failed("server", f"サーバーの誤り（{status}）", status)
        return self._with_bytes(response, status, headers)

    def _with_bytes(self, response: httpx.Response, status: int, headers: dict[str, str]) -> Answer:
        url, bytes_ = self._request.url, _Bytes(self._request, self._until)
        beginning = bytes_.first(response)
        if is_refusal(status, headers, beginning):
            reason = f"プログラムからの取得を断っています（{status}）"
            return Answer(url, "refused", url, status, headers, cause="waf", reason=reason, remedy=BY_HAND)
        if status not in (200, 203):
            return self._failed("status", f"思いがけない応答（{status}）", status)
        body = bytes_.rest()
        return Answer(url, "fetched", url, status, headers, body, bytes_.sha256, bytes_.size)

    def _busy(self, status: int, headers: dict[str, str]) -> Answer:
        url, pause = self._request.url, _seconds(headers.get("retry-after"))
        reason = f"混み合っています（{status}{f'、{pause:g} 秒後に' if pause else ''}）"
        return Answer(
            url,
            "deferred",
            url,
            status,
            headers,
            cause="busy",
            reason=reason,
            remedy=NEXT_TIME,
            retry_after=pause,
        )

    def _failed(self, cause: str, reason: str, status: int | None = None, remedy: str = NEXT_TIME) -> Answer:
        url = self._request.url
        return Answer(url, "failed", url, status, cause=cause, reason=reason, remedy=remedy)


class _Bytes:
    """The bytes of a response within size and time, hashed as they come."""

    def __init__(self, request: Request, until: float) -> None:
        self._request, self._until = request, until
        self._seen = hashlib.sha256()
        self._kept = bytearray()
        self._receiver: Receiver | None = None
        self.size = 0

    @property
    def sha256(self) -> str:
        return self._seen.hexdigest()

    def first(self, response: httpx.Response) -> bytes:
        """The first pieces, enough to see what it is."""
        promised = response.headers.get("content-length", "")
        if promised.isdigit() and int(promised) > self._request.limit:
            self._too_large(int(promised))
        self._pieces = self._in_time(response.iter_bytes())
        beginning = b""
        while len(beginning) < SMALL and (piece := next(self._pieces, b"")):
            beginning += piece
        self._first = beginning
        return beginning

    def rest(self) -> bytes | None:
        """All of it into the receiver, or, without one, as the answer."""
        self._receiver = self._request.receive() if self._request.receive else None
        self._take(self._first)
        for piece in self._pieces:
            self._take(piece)
        return None if self._receiver else bytes(self._kept)

    def _take(self, piece: bytes) -> None:
        self.size += len(piece)
        if self.size > self._request.limit:
            self._too_large(self.size)
        self._seen.update(piece)
        if self._receiver:
            self._receiver.write(piece)
        else:
            self._kept += piece

    def _in_time(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """The pieces as they arrive, be they ever so small."""
        for piece in pieces:
            if time.monotonic() > self._until:
                seconds = self._request.source.seconds_per_file
                raise _TooMuch("slow", f"{seconds:g} 秒では受け取りきれません", None, NEXT_TIME)
            yield piece

    def _too_large(self, size: int) -> None:
        limit = self._request.limit
        reason = f"大きすぎます（{size:,} バイト、上限 {limit:,}）"
        raise _TooMuch(
            "too_large", reason, None, "sources.toml の max_bytes を上げるか、手で取得してください"
        )


def _seconds(retry_after: str | None) -> float | None:
    """The seconds that Retry-After asks for, as a number or as a date; None where it asks nothing."""
    if not retry_after:
        return None
    if retry_after.strip().isdecimal():
        return min(float(retry_after), LONGEST_WAIT)
    try:
        when = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    seconds = (when.replace(tzinfo=when.tzinfo or UTC) - datetime.now(UTC)).total_seconds()
    return min(max(0.0, seconds), LONGEST_WAIT)
