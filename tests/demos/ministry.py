"""A ministry on this machine: an HTTP server that publishes, changes, withdraws and misbehaves."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TYPES = {".pdf": "application/pdf", ".txt": "text/plain", ".html": "text/html", ".rdf": "application/rdf+xml"}


@dataclass
class Asked:
    """A request as it came."""

    path: str
    headers: dict[str, str]
    at: float
    until: float = 0.0


@dataclass
class Reply:
    """What stands at a path; with `validates` it has an ETag and answers 304 to who has it already.

    With `dated` it has Last-Modified only, as old servers do; without `sized` its end is the connection's.
    """

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    validates: bool = True
    dated: bool = False
    sized: bool = True
    delay: float = 0.0
    drip: float = 0.0
    cut_after: int | None = None

    @property
    def etag(self) -> str:
        return f'"{hashlib.sha256(self.body).hexdigest()[:12]}"'


class Ministry:
    """The server and what it publishes: `pages[path]` is a Reply, or a function that makes one."""

    def __init__(self) -> None:
        self.pages: dict[str, Reply | Callable[[Asked], Reply]] = {}
        self.asked: list[Asked] = []
        self.received: list[bytes] = []
        self.url = ""

    def publish(self, path: str, body: bytes | str, **more: object) -> None:
        """Let something stand at a path."""
        self.pages[path] = Reply(body.encode() if isinstance(body, str) else body, **more)  # type: ignore[arg-type]

    def publish_in_turn(self, path: str, *replies: Reply) -> None:
        """Let one thing after the other be answered at a path, and the last one from then on."""
        waiting = list(replies)
        self.pages[path] = lambda _: waiting.pop(0) if len(waiting) > 1 else waiting[0]

    def withdraw(self, path: str, status: int = 404) -> None:
        """Let nothing stand at a path any more."""
        self.pages[path] = Reply(b"gone", status)

    def times(self, path: str) -> int:
        """How often a path was asked for."""
        return sum(one.path == path for one in self.asked)


def validators(reply: Reply) -> dict[str, str]:
    """What a server sends along with what stands at a path; one that changed is younger."""
    if reply.status != 200:
        return {}
    changed = {"Last-Modified": formatdate(int(reply.etag[1:7], 16), usegmt=True)}
    if reply.dated:
        return changed
    return {"ETag": reply.etag, **changed} if reply.validates else {}


class Server(ThreadingHTTPServer):
    """Says nothing of clients that hang up."""

    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        pass


@contextmanager
def open_ministry() -> Iterator[Ministry]:
    """A ministry at a loopback address, open from `with` to its end."""
    ministry = Ministry()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            asked = Asked(
                self.path, {name.lower(): value for name, value in self.headers.items()}, time.monotonic()
            )
            ministry.asked.append(asked)
            page = ministry.pages.get(self.path, Reply(b"not found", 404))
            try:
                self._send(page(asked) if callable(page) else page)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True
            asked.until = time.monotonic()

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            ministry.received.append(body)
            self._send(Reply(b"ok", 200 if self.path in ministry.pages else 404, validates=False))

        def _send(self, reply: Reply) -> None:
            time.sleep(reply.delay)
            own = validators(reply)
            asked = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}
            if any(self.headers.get(asked[name]) == value for name, value in own.items()):
                self._head(304, own, None)
                return
            suffix = self.path.partition("?")[0].rpartition(".")[2]
            type_ = {"Content-Type": TYPES.get(f".{suffix}", "text/html")}
            length = len(reply.body) if reply.sized else None
            self._head(reply.status, {**type_, **own, **reply.headers}, length)
            self._body(reply)

        def _body(self, reply: Reply) -> None:
            body = reply.body if reply.cut_after is None else reply.body[: reply.cut_after]
            if not reply.drip:
                self.wfile.write(body)
            for position in range(0, len(body) if reply.drip else 0, 64):
                self.wfile.write(body[position : position + 64])
                self.wfile.flush()
                time.sleep(reply.drip)
            if reply.cut_after is not None or not reply.sized:
                self.close_connection = True

        def _head(self, status: int, headers: dict[str, str], length: int | None) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if length is not None:
                self.send_header("Content-Length", str(length))
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    ministry.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield ministry
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
