"""The client: robots, turns, redirects, retries; whatever happens becomes an Answer."""

from __future__ import annotations

import random
from dataclasses import replace
from types import TracebackType

import httpx
import msgspec

from flows.fetching.web.addresses import host_of, normal
from flows.fetching.web.answer import Answer
from flows.fetching.web.exchange import Exchange
from flows.fetching.web.guard import GuardedTransport, NotAllowed, check
from flows.fetching.web.pacing import Hosts
from flows.fetching.web.request import Request
from flows.fetching.web.robots import LARGEST_FILE, Policy, Robots

MOST_REDIRECTS = 5
FIRST_PAUSE = 2.0
UNREACHED = frozenset({"timeout", "connection"})
MAY_PASS = frozenset({"busy", "server", "timeout", "connection", "truncated"})
NOT_ALLOWED = "sources.toml の allowed_hosts か URL を確かめてください"


class Client:
    """Asks servers, politely; for use in `with`, from several threads."""

    def __init__(self, user_agent: str, *, proxy: str | None = None, hosts: Hosts | None = None) -> None:
        self._hosts = hosts or Hosts()
        self._user_agent, self._proxy = user_agent, proxy
        self._clients: dict[bool, httpx.Client] = {}
        self._robots = Robots()

    def __enter__(self) -> Client:
        for private in (False, True):
            transport = (
                httpx.HTTPTransport(proxy=self._proxy) if self._proxy else GuardedTransport(private=private)
            )
            self._clients[private] = httpx.Client(
                transport=transport, headers=self._headers(), follow_redirects=False, trust_env=False
            )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for client in self._clients.values():
            client.close()

    def stop(self) -> None:
        """Ask nothing any more."""
        self._hosts.stop()

    def get(self, request: Request) -> Answer:
        """Ask, follow redirects, and try again where that may help and the server did not ask otherwise."""
        answer = self._get(request)
        host = host_of(answer.final_url)
        if answer.cause in UNREACHED:
            self._hosts.in_vain(host, answer)
        elif answer.status is not None:
            self._hosts.reached(host)
        return answer

    def _get(self, request: Request) -> Answer:
        for attempt in range(request.source.attempts):
            answer = self._follow(request)
            if answer.cause not in MAY_PASS:
                break
            pause = _pause(answer, attempt)
            if pause > request.source.max_wait_seconds:
                if answer.retry_after is not None:
                    self._hosts.close(host_of(answer.final_url), answer)
                break
            if attempt + 1 == request.source.attempts:
                break
            self._hosts.leave_alone(host_of(answer.final_url), pause)
        return answer

    def _follow(self, request: Request) -> Answer:
        url = request.url
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._ask(replace(request, url=url))
            if answer.cause != "redirect":
                return replace(answer, url=request.url, final_url=url)
            location = answer.headers.get("location", "")
            target = normal(location, url) if location else None
            if target is None:
                return _failed(request.url, url, "redirect", "転送先が http の URL ではありません")
            url = target
        return _failed(request.url, url, "redirect", "転送が繰り返されています")

    def _ask(self, request: Request) -> Answer:
        source = request.source
        try:
            check(request.url, source.may_fetch_from, private=source.private)
            closed = self._hosts.closed(host_of(request.url))
            if closed is not None:
                return replace(closed, url=request.url)
            policy = self._policy(request)
            if not policy.allows(request.url):
                return _by_robots(request.url, policy)
            with self._hosts.turn(host_of(request.url), max(source.delay_seconds, policy.delay)):
                return Exchange(self._clients[source.private], request).answer()
        except NotAllowed as error:
            return Answer(
                request.url,
                "forbidden",
                request.url,
                cause=error.cause,
                reason=error.reason,
                remedy=NOT_ALLOWED,
            )

    def _policy(self, request: Request) -> Policy:
        source = request.source
        if not source.respect_robots:
            return Policy(None)
        # robots.txt is asked for without itself, wherever it is redirected.
        asking = msgspec.structs.replace(source, respect_robots=False)
        return self._robots.of(
            request.url, lambda url: self.get(Request(url, asking, max_bytes=LARGEST_FILE))
        )

    def _headers(self) -> dict[str, str]:
        return {"User-Agent": self._user_agent, "Accept-Language": "ja, en;q=0.5", "Accept": "*/*"}


def _pause(answer: Answer, attempt: int) -> float:
    """What the server asks for, else twice as long at each attempt, with jitter so that nobody keeps step."""
    if answer.retry_after is not None:
        return answer.retry_after
    return FIRST_PAUSE * (1 << attempt) * random.uniform(0.5, 1.5)


def _by_robots(url: str, policy: Policy) -> Answer:
    """What a host's robots.txt says, or, where it could not be had, what was said instead of it."""
    if policy.trouble is None:
        reason = "robots.txt が取得を断っています"
        return Answer(url, "forbidden", url, cause="robots", reason=reason, remedy="手で取得してください")
    if policy.trouble.outcome in ("refused", "deferred"):
        return replace(policy.trouble, url=url)
    reason = f"robots.txt を読めないため取得しません（{policy.trouble.reason}）"
    return replace(policy.trouble, url=url, outcome="failed", reason=reason, remedy="次回もう一度試します")


def _failed(url: str, final_url: str, cause: str, reason: str) -> Answer:
    return Answer(url, "failed", final_url, cause=cause, reason=reason, remedy="URL を確かめてください")
