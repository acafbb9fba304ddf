"""From fetched documents and inboxes to documents with their facts, publishers and days."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from flows.ingest import ingest
from flows.summary import Summary

pytestmark = pytest.mark.slow

BUDGET = "令和9年度概算要求\n\n地域みらい研究事業 {}億円\n"
RELEASE = '<h1>令和9年度概算要求について</h1><p>概算要求を公表します。</p><a href="a.txt">別紙 概算要求</a>'
FACTS = "SELECT document, value ->> 'amount_min' FROM current_facts WHERE kind = 'budget' ORDER BY ALL"


def run(desk: Any, *paths: Path) -> Summary:
    return ingest(desk.home, paths, publish=None)


def counts(summary: Summary) -> tuple[int, int, int, int]:
    return summary.new, summary.changed, summary.unchanged, summary.vanished


def statuses(desk: Any) -> dict[str, str]:
    return dict(desk.ask("SELECT document, status FROM current_documents"))


@pytest.fixture
def press(desk: Any, rss: Any, html: Any) -> Any:
    """A release with an annex, fetched."""
    desk.ministry.publish(
        "/feed.xml", rss(("/r.html", "令和9年度概算要求の公表", "2026-08-29T09:00:00+09:00"))
    )
    desk.ministry.publish("/r.html", html(RELEASE))
    desk.ministry.publish("/a.txt", BUDGET.format(12))
    desk.fetch()
    desk.later(days=1)
    return desk


def test_fetched_documents_carry_what_their_source_says(press: Any) -> None:
    summary = run(press)

    assert counts(summary) == (2, 0, 0, 0)
    release = hashlib.sha256(f"{press.ministry.url}/r.html".encode()).hexdigest()[:16]
    columns = (
        "document, url, release_id, role, publisher, published_start, published_precision, listed_fiscal_year"
    )
    assert press.ask(f"SELECT {columns}, source, status FROM current_documents ORDER BY 1") == [
        ("news/a.txt", f"{press.ministry.url}/a.txt", release, "別紙", "政策庁", date(2026, 8, 29), "day",
         2027, "news", "read"),
        ("news/r.html", f"{press.ministry.url}/r.html", release, "掲載頁", "政策庁", date(2026, 8, 29), "day",
         2027, "news", "read"),
    ]  # fmt: skip
    assert press.ask("SELECT title FROM current_documents ORDER BY document")[1] == (
        "令和9年度概算要求の公表",
    )
    assert press.ask(FACTS) == [("news/a.txt", "1200000000")]
    assert counts(run(press)) == (0, 0, 2, 0)
    assert press.ask("SELECT count(*) FROM versions") == [(2,)]


def test_a_withdrawn_document_keeps_its_facts_and_comes_back(press: Any) -> None:
    run(press)
    press.later(days=36_500)
    told, stands, seen = [], [], []
    for step in (
        lambda: press.ministry.withdraw("/a.txt"),
        lambda: press.ministry.publish("/a.txt", BUDGET.format(12)),
        lambda: press.ministry.publish("/a.txt", BUDGET.format(13)),
    ):
        step()
        press.fetch()
        press.later(days=31)
        told.append(counts(run(press)))
        stands.append((statuses(press)["news/a.txt"], press.ask(FACTS)))
        seen.append(press.ask("SELECT year(last_seen) > 2100 FROM current_documents ORDER BY document"))

    assert told == [(0, 0, 1, 1), (1, 0, 1, 0), (0, 1, 1, 0)]
    assert stands == [
        ("vanished", [("news/a.txt", "1200000000")]),
        ("read", [("news/a.txt", "1200000000")]),
        ("read", [("news/a.txt", "1300000000")]),
    ]
    assert seen[0] == [(False,), (True,)]  # the page answered a hundred years later, the text did not


def test_a_day_that_a_source_tells_later_is_taken_over(press: Any, rss: Any) -> None:
    run(press)
    press.ministry.publish("/feed.xml", rss(("/r.html", "概算要求（訂正）", "2026-08-30T09:00:00+09:00")))
    press.fetch()

    run(press)

    assert press.ask(
        "SELECT title, published_start, listed_fiscal_year FROM current_documents WHERE role = '掲載頁'"
    ) == [("概算要求（訂正）", date(2026, 8, 30), 2027)]
    again = press.ask("SELECT count(*) FROM declarations")
    run(press)
    assert press.ask("SELECT count(*) FROM declarations") == again


def test_a_source_is_looked_at_by_itself(press: Any, rss: Any) -> None:
    press.sources(
        {"ministry": "政策庁", "url": "/feed.xml"}, {"id": "plans", "ministry": "計画庁", "url": "/plans.xml"}
    )
    press.ministry.publish("/plans.xml", rss("/p.txt"))
    press.ministry.publish("/p.txt", BUDGET.format(5))
    press.fetch()
    (press.home.inbox / "own.txt").write_text(BUDGET.format(7), "utf-8")

    summary = run(press, press.home.raw / "plans")

    assert counts(summary) == (1, 0, 0, 0)
    assert statuses(press) == {"plans/p.txt": "read"}
    press.ministry.withdraw("/p.txt")
    press.later(days=1)
    press.fetch("plans")
    assert counts(run(press, press.home.raw / "news")) == (2, 0, 0, 0)
    assert statuses(press)["plans/p.txt"] == "read"
    assert counts(run(press)) == (1, 0, 2, 1)


def test_bytes_that_a_killed_fetch_left_are_no_document_by_their_hash(desk: Any) -> None:
    place = desk.home.raw / "news" / "ab" / ("ab" * 32)
    place.parent.mkdir(parents=True)
    place.write_bytes(b"%PDF-1.7")
    place.with_name(f"{place.name}.20260901T000000000000Z.json").write_text("{}")

    run(desk, desk.home.raw)

    assert statuses(desk) == {}


def test_files_of_an_inbox_have_the_publisher_of_its_source(desk: Any) -> None:
    box = {"id": "box", "kind": "inbox", "ministry": "計画庁", "folder": "置き場"}
    plain = {"id": "plain", "kind": "inbox", "ministry": "環境庁"}
    desk.sources({"ministry": "政策庁", "url": "/feed.xml"}, box, plain)
    places = (
        "raw/inbox/news/a.txt",
        "raw/inbox/news/2026/b.txt",
        "raw/inbox/plain/c.txt",
        "raw/inbox/d.txt",
        "置き場/e.txt",
    )
    for number, place in enumerate(places, 1):
        file = desk.home.path / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(BUDGET.format(number), "utf-8")

    run(desk)

    assert dict(desk.ask("SELECT document, publisher FROM current_documents")) == {
        "inbox/news/a.txt": "政策庁",
        "inbox/news/2026/b.txt": "政策庁",
        "inbox/plain/c.txt": "環境庁",
        "inbox/d.txt": None,
        "box/e.txt": "計画庁",
    }
    assert desk.ask("SELECT count(*) FROM current_facts WHERE kind = 'budget'") == [(5,)]


def test_two_documents_of_one_content_are_read_once(desk: Any, rss: Any) -> None:
    desk.ministry.publish("/feed.xml", rss("/a.txt", "/b.txt"))
    for path in ("/a.txt", "/b.txt"):
        desk.ministry.publish(path, BUDGET.format(12))
    desk.fetch()

    run(desk)

    assert desk.ask(FACTS) == [("news/a.txt", "1200000000"), ("news/b.txt", "1200000000")]
    assert desk.ask("SELECT count(*) FROM readings") == [(1,)]


def test_all_of_raw_is_published_under_names_of_documents_with_their_source(press: Any) -> None:
    import duckdb

    ingest(press.home, [press.home.raw])

    with duckdb.connect(press.home.published, read_only=True) as published:
        rows = published.execute(
            "SELECT document, role, publisher, published_start FROM documents ORDER BY 1"
        ).fetchall()
    assert rows == [
        ("news/a.txt", "別紙", "政策庁", date(2026, 8, 29)),
        ("news/r.html", "掲載頁", "政策庁", date(2026, 8, 29)),
    ]


def test_a_folder_of_a_source_that_is_not_there_is_told_once(desk: Any) -> None:
    desk.sources({"id": "box", "kind": "inbox", "folder": "nowhere"})

    first, second = run(desk), run(desk)

    assert [(one.document, one.reason) for one in first.failed] == [("box", "見つからなくなりました")]
    assert (second.failed, second.known_failed) == ([], 1)
