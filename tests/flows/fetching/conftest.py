"""A ministry on this machine, a HOME whose catalogue names it, and a clock that the test moves."""

from __future__ import annotations

import json
import socket
import ssl
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import httpcore
import pytest
from typer.testing import CliRunner, Result

from flows.commands.app import app
from flows.fetch import fetch
from flows.fetching.catalogue.catalogue import CONTACT_VARIABLE, PROXY_VARIABLE, read_catalogue
from flows.fetching.catalogue.source import Source
from flows.fetching.summary import FetchSummary
from flows.fetching.visiting.due import Wish
from flows.fetching.web import client as client_module
from flows.fetching.web.answer import Answer
from flows.fetching.web.client import Client
from flows.fetching.web.request import Request
from flows.language import LANGUAGE_VARIABLE
from pipeline.home import Home
from warehouse.ledger.store import Ledger

CONTACT = "mailto:seisaku@example.jp"
Seisaku = Callable[..., Result]
START = datetime(2026, 9, 1, 0, 0)
PDF = b"%PDF-1.7\n"
HTML = "<!doctype html><html><head><title>{title}</title></head><body>{body}</body></html>"


TRUSTED = ssl.create_default_context()


@pytest.fixture(autouse=True)
def undisturbed(monkeypatch: pytest.MonkeyPatch) -> None:
    """No contact, proxy or language of this machine, short pauses, certificates that are read once."""
    for variable in (CONTACT_VARIABLE, PROXY_VARIABLE):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv(LANGUAGE_VARIABLE, "ja")
    monkeypatch.setattr(client_module, "FIRST_PAUSE", 0.02)
    monkeypatch.setattr(ssl, "create_default_context", lambda: TRUSTED)


@pytest.fixture
def other_ministry(ministries: ModuleType) -> Iterator[Any]:
    """Another one: another host, since its port is another."""
    with ministries.open_ministry() as ministry:
        yield ministry


@pytest.fixture
def reply(ministries: ModuleType) -> Any:
    """What a ministry answers: `reply(b"…", 200, headers)`."""
    return ministries.Reply


@pytest.fixture
def html() -> Callable[..., str]:
    """A page of HTML with a body."""
    return lambda body, title="ページ": HTML.format(title=title, body=body)


@pytest.fixture
def rss() -> Callable[..., str]:
    """A feed (RSS 2.0) of (link, title, day) or of links alone; days are those of the test's clock."""

    def feed(*items: str | tuple[str, ...]) -> str:
        rows = [(item,) if isinstance(item, str) else item for item in items]
        words = "".join(
            f"<item><link>{link}</link><title>{(rest or ('報道発表',))[0]}</title>"
            f"<pubDate>{(rest[1:] or ('2026-09-01T09:00:00+09:00',))[0]}</pubDate></item>"
            for link, *rest in rows
        )
        return f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>{words}</channel></rss>'

    return feed


class Desk:
    """Fetches into a HOME, on a clock that stands still but for a moment at each look."""

    def __init__(self, home: Home, ministry: Any) -> None:
        self.home, self.ministry, self.now = home, ministry, START
        self.home.warehouse.mkdir(parents=True, exist_ok=True)

    def sources(self, *sources: dict[str, Any], contact: str = CONTACT, **defaults: Any) -> None:
        """Write raw/sources.toml; a `url` that begins with / is one of the ministry."""
        usual = {"private": True, "delay_seconds": 0.01, "timeout_seconds": 5.0, **defaults}
        blocks = [("[operator]", {"contact": contact}), ("[defaults]", usual)]
        blocks += [("[[source]]", {"id": "news", "kind": "feed", **source}) for source in sources]
        text = "\n".join(
            f"{head}\n" + "".join(f"{name} = {self._value(value)}\n" for name, value in table.items())
            for head, table in blocks
        )
        (self.home.raw / "sources.toml").write_text(text, "utf-8")

    def fetch(self, *names: str, wish: Wish | None = None, ministry: str | None = None) -> FetchSummary:
        """A whole fetch."""
        catalogue = read_catalogue(self.home)
        chosen = catalogue.chosen(names, ministry)
        return fetch(self.home, catalogue, chosen, wish, clock=self.clock)

    def later(self, **time: float) -> None:
        """Let time pass."""
        self.now += timedelta(**time)

    def clock(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """What the ledger says."""
        with Ledger.writing(self.home.ledger) as ledger:
            return ledger.connection.execute(query).fetchall()

    def unfinished(self) -> list[Path]:
        """Files that a fetch did not finish."""
        return list(self.home.raw.rglob("*.unfinished"))

    def _value(self, value: Any) -> str:
        if isinstance(value, str) and value.startswith("/"):
            value = self.ministry.url + value
        return json.dumps(value, ensure_ascii=False)


@pytest.fixture
def desk(home: Home, ministry: Any) -> Desk:
    """A HOME with a catalogue of one source: the feed at /feed.xml of the ministry."""
    desk = Desk(home, ministry)
    desk.sources({"ministry": "政策庁", "url": "/feed.xml"})
    return desk


@pytest.fixture
def get(ministry: Any) -> Callable[..., Answer]:
    """Ask once for a path of the ministry, or for a whole address, on behalf of a source made for it."""

    def get(path: str, *, request: dict[str, Any] | None = None, **settings: Any) -> Answer:
        usual = {"id": "s", "kind": "url", "private": True, "delay_seconds": 0.01, "respect_robots": False}
        url = ministry.url + path if path.startswith("/") else path
        source = Source(**(usual | {"url": url} | settings))
        with Client("seisaku/1 (+mailto:a@b.example)") as client:
            return client.get(Request(url, source, **(request or {})))

    return get


class Names:
    """A net in which names have the addresses that the test gives them; all lead to 127.0.0.1."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.addresses: dict[str, list[str]] = {}
        self.asked: list[str] = []
        self.connected: list[str] = []
        resolve, connect = socket.getaddrinfo, httpcore.SyncBackend.connect_tcp

        def getaddrinfo(host: Any, port: Any, *rest: Any, **more: Any) -> Any:
            if host not in self.addresses:
                return resolve(host, port, *rest, **more)
            self.asked.append(host)
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a in self.addresses[host]]

        def connect_tcp(backend: Any, host: str, *rest: Any, **more: Any) -> Any:
            self.connected.append(host)
            return connect(backend, "127.0.0.1", *rest, **more)

        monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
        monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect_tcp)


PUBLIC = "1.1.1.1"


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Names:
    """A net of names: www.public.example has a public address, www.private.example one of a private net."""
    names = Names(monkeypatch)
    names.addresses = {"www.public.example": [PUBLIC], "www.private.example": ["10.0.0.7"]}
    return names


@pytest.fixture
def seisaku(desk: Any) -> Seisaku:
    """Run a command in the test's HOME."""

    def run(*arguments: str) -> Result:
        result = CliRunner().invoke(app, [*arguments, "--home", str(desk.home.path)])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return run


@pytest.fixture
def published(desk: Any, rss: Any) -> Any:
    """A feed of two documents, of which one is missing; it may be silent for ever."""
    desk.sources({"ministry": "政策庁", "url": "/feed.xml"}, stale_after_days=36_000)
    desk.ministry.publish("/feed.xml", rss(("/a.pdf", "令和9年度の\x9b31m資料"), "/b.pdf"))
    desk.ministry.publish("/a.pdf", b"%PDF-1.7 one")
    return desk
