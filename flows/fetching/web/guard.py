"""Where a request may go: the web only, hosts that the source allows, and no machine of a private network.

Names are resolved here and the connection goes to the very address that was checked: a name that answers
differently a moment later (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterable
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

import httpcore
import httpx


class NotAllowed(Exception):
    """An address to which nothing is sent: the cause in a word, and in a sentence."""

    def __init__(self, cause: str, reason: str) -> None:
        super().__init__(cause, reason)
        self.cause, self.reason = cause, reason


def check(url: str, may_fetch_from: Callable[[str], bool], *, private: bool) -> None:
    """Raise NotAllowed for what is not of the web, of no allowed host, or a private address as it stands."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https"):
        raise NotAllowed("scheme", f"http でも https でもありません（{url}）")
    if parts.username or parts.password:
        raise NotAllowed("scheme", "URL に利用者名が含まれています")
    if not may_fetch_from(host):
        raise NotAllowed("elsewhere", f"許していないホストです（{host}）")
    if not private and _is_private(host):
        raise NotAllowed("private", f"内部のアドレスです（{host}）")


class GuardedTransport(httpx.HTTPTransport):
    """httpx's transport, whose connections go to public addresses only."""

    def __init__(self, *, private: bool) -> None:
        trusted = ssl.create_default_context()
        super().__init__(verify=trusted)
        self._pool.close()
        self._pool = httpcore.ConnectionPool(
            ssl_context=trusted,
            max_connections=8,
            keepalive_expiry=30.0,
            network_backend=_GuardedNetwork(private=private),
        )


class _GuardedNetwork(httpcore.SyncBackend):
    def __init__(self, *, private: bool) -> None:
        self._private = private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        last: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in self._addresses(host, port):
            try:
                return super().connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
        raise last

    def _addresses(self, host: str, port: int) -> list[str]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise httpcore.ConnectError(f"{host}: {error}") from error
        addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
        if not self._private and any(map(_is_private, addresses)):
            raise NotAllowed("private", f"内部のアドレスを指す名前です（{host}）")
        return addresses


def _is_private(host: str) -> bool:
    """Whether a literal address is none of the public internet; a name is judged when it is resolved."""
    if host.rstrip(".").lower() == "localhost" or host.lower().endswith(".localhost"):
        return True
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return not (mapped or address).is_global or (mapped or address).is_multicast
