"""`seisaku sources` as a person meets it: listed, checked, added to."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from flows.commands import sources as sources_command
from flows.fetching.catalogue.adding import name_for
from flows.fetching.catalogue.catalogue import read_catalogue
from flows.fetching.catalogue.source import Source

ROOT = Path(__file__).resolve().parents[3]
PDF = b"%PDF-1.7 one"
Seisaku = Callable[..., Result]


def test_sources_are_listed_before_and_after_a_fetch(published: Any, seisaku: Seisaku) -> None:
    published.sources(
        {"ministry": "政策庁", "url": "/feed.xml"},
        {"id": "off", "url": "/off.xml", "enabled": False, "note": "休止"},
        {"id": "box", "kind": "inbox", "folder": "raw/inbox/box"},
        stale_after_days=36_000,
    )
    before = json.loads(seisaku("sources", "list", "--json").stdout)["sources"]
    seisaku("fetch")
    after = json.loads(seisaku("sources", "list", "--json").stdout)["sources"]

    assert [(row["source"], row["kind"], row["url"], row["note"]) for row in before] == [
        ("news", "feed", f"{published.ministry.url}/feed.xml", ""),
        ("off", "（feed）", f"{published.ministry.url}/off.xml", "休止"),
        ("box", "inbox", "raw/inbox/box", ""),
    ]
    assert {(row["documents"], row["alerts"], row["visited"]) for row in before} == {(0, 0, None)}
    assert (after[0]["documents"], after[0]["alerts"]) == (1, 1)
    assert after[0]["visited"]
    table = seisaku("sources", "list").stdout
    assert "政策庁" in table and "情報源" in table


def test_a_check_shows_what_is_listed_and_stores_nothing(published: Any, seisaku: Seisaku) -> None:
    published.sources({"url": "/feed.xml", "item_exclude": ["b.pdf"]}, {"id": "other", "url": "/none.xml"})

    result = seisaku("sources", "check")

    assert result.exit_code == 6
    assert "news  項目 2、対象 1" in result.stdout
    assert f"2026-09-01  本体  2027年度  令和9年度の31m資料  {published.ministry.url}/a.pdf" in result.stdout
    assert "other" in result.stderr and "404" in result.stderr
    assert not published.home.ledger.exists()
    assert not (published.home.raw / "news").exists()
    assert published.ministry.times("/a.pdf") == 0


def test_a_check_of_the_settings_alone_asks_nobody(published: Any, seisaku: Seisaku) -> None:
    published.sources({"url": "/feed.xml"}, contact="")

    result = seisaku("sources", "check", "--offline")

    assert (result.exit_code, published.ministry.asked) == (0, [])
    assert "情報源 1" in result.stdout


class Adding:
    """`sources add` of what www.public.example publishes, and the blocks that it writes."""

    def __init__(self, desk: Any, seisaku: Seisaku) -> None:
        self.ministry, self.home, self._seisaku = desk.ministry, desk.home, seisaku
        self.url = desk.ministry.url.replace("127.0.0.1", "www.public.example")

    def add(self, path: str, *more: str) -> Result:
        return self._seisaku("sources", "add", self.url + path if path.startswith("/") else path, *more)

    def written(self) -> list[dict[str, Any]]:
        return tomllib.loads((self.home.raw / "sources.toml").read_text("utf-8"))["source"][1:]


@pytest.fixture
def adding(desk: Any, seisaku: Seisaku, names: Any, monkeypatch: pytest.MonkeyPatch) -> Adding:
    monkeypatch.setattr(sources_command, "Source", partial(Source, delay_seconds=0.01))
    return Adding(desk, seisaku)


def test_a_feed_is_added(adding: Adding, rss: Any) -> None:
    adding.ministry.publish("/news.xml", rss("/a"))

    result = adding.add("/news.xml", "--ministry", "政策庁", "--id", "seisaku-news")

    assert (result.exit_code, result.stderr) == (0, "")
    assert adding.written() == [
        {"id": "seisaku-news", "ministry": "政策庁", "kind": "feed", "url": f"{adding.url}/news.xml"}
    ]
    assert len(read_catalogue(adding.home).sources) == 2


@pytest.mark.parametrize("redirected", [False, True])
def test_a_page_that_offers_a_feed_gives_the_feed(adding: Adding, rss: Any, redirected: bool) -> None:
    page = '<html><head><link rel="alternate" type="application/rss+xml" href="news.xml"></head></html>'
    adding.ministry.publish("/press/index.html", page)
    adding.ministry.publish("/press", b"", status=301, headers={"Location": "/press/index.html"})

    adding.add("/press" if redirected else "/press/index.html")

    assert adding.written() == [{"id": "public", "kind": "feed", "url": f"{adding.url}/press/news.xml"}]


def test_a_page_without_a_feed_is_an_index_and_a_pdf_an_address(adding: Adding) -> None:
    adding.ministry.publish("/budget.html", "<html><a href='a.pdf'>予算</a></html>")
    adding.ministry.publish("/white.pdf", PDF)

    adding.add("/budget.html", "--id", "budget")
    adding.add("/white.pdf", "--id", "white")

    assert [(row["id"], row["kind"]) for row in adding.written()] == [("budget", "index"), ("white", "url")]


def test_a_folder_is_added_without_a_visit(adding: Adding) -> None:
    adding.add("資料/置き場", "--id", "box", "--ministry", "政策庁")

    assert adding.written() == [{"id": "box", "ministry": "政策庁", "kind": "inbox", "folder": "資料/置き場"}]
    assert adding.ministry.asked == []


def test_a_kind_that_is_said_needs_no_visit(adding: Adding) -> None:
    adding.add("https://www.mof.go.jp/news.rss", "--kind", "feed")

    assert adding.written() == [{"id": "mof", "kind": "feed", "url": "https://www.mof.go.jp/news.rss"}]
    assert adding.ministry.asked == []


@pytest.mark.parametrize(
    ("url", "more", "code"),
    [
        ("/none.xml", (), 1),
        ("http://127.0.0.1:9/", (), 1),
        ("http://[oops", (), 2),
        ("http://[oops", ("--kind", "feed"), 2),
        ("ftp://www.public.example/", (), 2),
        ("/news.xml", ("--id", "news"), 2),
        ("/news.xml", ("--id", "News Room"), 2),
        ("/news.xml", ("--id", "a", "--kind", "rss"), 2),
    ],
    ids=["404", "a private address", "no address", "no address of a kind", "not of the web",
         "a name taken", "a bad name", "a bad kind"],
)  # fmt: skip
def test_what_cannot_be_added_is_said_and_changes_nothing(
    adding: Adding, rss: Any, url: str, more: tuple[str, ...], code: int
) -> None:
    adding.ministry.publish("/news.xml", rss("/a"))
    before = (adding.home.raw / "sources.toml").read_bytes()

    result = adding.add(url, *more)

    assert (result.exit_code, result.stdout) == (code, "")
    assert (result.stderr.startswith("✗ ") and result.stderr.count("\n") == 1) or "Usage" in result.stderr
    assert (adding.home.raw / "sources.toml").read_bytes() == before


def test_the_first_source_of_a_home_stands_behind_those_that_come_along(adding: Adding) -> None:
    (adding.home.raw / "sources.toml").unlink()

    adding.add("https://www.pref.example.lg.jp/budget/", "--kind", "index")

    assert (adding.home.raw / "sources.toml").read_text("utf-8").startswith("# 情報源")
    assert [source.id for source in read_catalogue(adding.home).sources][-1] == "example"
    assert len(read_catalogue(adding.home).sources) == 18


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.mext.go.jp/news.rdf", "mext"),
        ("https://www.city.sapporo.jp/", "sapporo"),
        ("https://日本.example/", "source"),
        ("https://www.go.jp/", "source"),
        ("資料", "source"),
        ("box", "box"),
    ],
)
def test_names_of_sources(url: str, name: str) -> None:
    assert name_for(url) == name
