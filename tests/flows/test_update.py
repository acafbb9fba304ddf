"""Fetch, ingest, tell: what a scheduled run does, without a schedule."""

from __future__ import annotations

import json
from typing import Any

import pytest

from flows.fetching.visiting.due import Wish
from flows.update import Order, update
from pipeline.home import Home

FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>政策庁</title>
<item><title>令和8年度予算案</title><link>/yosan.txt</link>
<pubDate>Wed, 25 Nov 2026 17:00:00 JST</pubDate></item>
</channel></rss>"""
TEXT = "令和8年度予算案\n\n地域みらい研究事業の予算額は、{amount}である。\n"
SOURCES = """
[operator]
contact = "mailto:operator@example.jp"
[notify]
webhook = "{url}/hook"
[[source]]
id = "gov"
ministry = "政策庁"
kind = "feed"
url = "{url}/news.rss"
private = true
delay_seconds = 0.01
recheck_hours = 0
"""


@pytest.fixture
def publishing(ministry: Any, home: Home) -> Any:
    ministry.publish("/hook", b"ok")
    ministry.publish("/news.rss", FEED)
    ministry.publish("/yosan.txt", TEXT.format(amount="5億円"))
    (home.raw / "sources.toml").write_text(SOURCES.format(url=ministry.url), "utf-8")
    return ministry


def test_a_run_fetches_ingests_and_tells_once_and_a_quiet_one_tells_nothing(
    publishing: Any, home: Home
) -> None:
    first = update(home, Order())
    second = update(home, Order())
    publishing.publish("/yosan.txt", TEXT.format(amount="6億円"))
    third = update(home, Order())

    told = [json.loads(one)["text"] for one in publishing.received]
    assert (first.ingested.new, second.ingested.unchanged, third.ingested.changed) == (1, 1, 1)
    assert not second.bulletin
    assert len(told) == 2
    assert "・令和8年度予算案" in told[0] and "事実が得られた文書 1" in told[0]
    assert "同じURLで差し替え 1" in told[1]
    assert "・gov/yosan.txt p.1  地域みらい研究事業 5億円 → 6億円" in told[1]


def test_an_order_may_leave_the_fetch_out_or_ask_for_a_ministry_and_a_period(
    publishing: Any, home: Home
) -> None:
    from datetime import date

    update(home, Order())
    asked = publishing.times("/yosan.txt")

    unfetched = update(home, Order(fetch=False))
    elsewhere = update(home, Order(ministry="財務省"))
    earlier = update(home, Order(wish=Wish(until=date(2026, 11, 24))))
    that_day = update(home, Order(wish=Wish(since=date(2026, 11, 25))))

    assert unfetched.fetched is None
    assert elsewhere.fetched is not None and elsewhere.fetched.sources == []
    assert earlier.fetched is not None and earlier.fetched.sources[0].asked == 0
    assert that_day.fetched is not None and that_day.fetched.sources[0].asked == 1
    assert publishing.times("/yosan.txt") == asked + 1
    assert publishing.asked[-1].headers.get("if-none-match") is None
