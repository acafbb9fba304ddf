"""What becomes of documents from fetch to fetch: new, changed, gone, back; one document or two."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

import pytest

from flows.fetching.summary import FetchSummary

DOCUMENTS = "SELECT document, url, is_gone FROM fetched_documents ORDER BY document"
ARRIVALS = "SELECT event, document FROM arrivals ORDER BY arrival_id"
PDF, OTHER = b"%PDF-1.7 one", b"%PDF-1.7 other"


def events(summary: FetchSummary) -> list[tuple[str, str]]:
    return [(news.event, news.document.removeprefix("news/")) for news in summary.news]


def responses(desk: Any, path: str) -> list[str]:
    rows = desk.ask(
        f"SELECT outcome FROM responses WHERE url = '{desk.ministry.url}{path}' ORDER BY response_id"
    )
    return [outcome for (outcome,) in rows]


@pytest.fixture
def one(desk: Any, rss: Any) -> Any:
    """A ministry that has published one PDF, already fetched."""
    desk.ministry.publish("/feed.xml", rss("/a.pdf"))
    desk.ministry.publish("/a.pdf", PDF)
    desk.fetch()
    desk.later(days=1)
    return desk


def test_a_new_document_with_all_its_rows(desk: Any, rss: Any) -> None:
    ministry = desk.ministry
    ministry.publish("/feed.xml", rss(("/a.pdf", "別紙1 令和9年度の内訳", "2026-08-29T00:00:00+09:00")))
    ministry.publish("/a.pdf", PDF)

    summary = desk.fetch()

    assert events(summary) == [("new", "a.pdf")]
    assert (summary.fetch_id, summary.raised, summary.sources[0].items) == (1, [], 1)
    assert desk.ask("SELECT status, finished IS NOT NULL, summary ->> 'fetch_id' FROM fetches") == [
        ("done", True, "1")
    ]
    assert desk.ask("SELECT source, url, outcome, items, newest::VARCHAR FROM visits") == [
        ("news", f"{ministry.url}/feed.xml", "fetched", 1, "2026-08-28 15:00:00")
    ]
    assert desk.ask(
        "SELECT url, source, ministry, title, published, fiscal_year, role, depth FROM listed"
    ) == [
        (
            f"{ministry.url}/a.pdf",
            "news",
            "政策庁",
            "別紙1 令和9年度の内訳",
            date(2026, 8, 29),
            2027,
            "別紙",
            1,
        )
    ]
    assert desk.ask("SELECT outcome, status, size, media_type, etag = '' FROM responses") == [
        ("fetched", 200, len(PDF), "application/pdf", False)
    ]
    assert desk.ask("SELECT event, document, size FROM arrivals") == [("new", "news/a.pdf", len(PDF))]


def test_what_did_not_change_leaves_a_look_and_nothing_else(one: Any) -> None:
    summary = one.fetch()

    assert (events(summary), summary.sources[0].same, summary.is_quiet) == ([], 1, True)
    assert responses(one, "/a.pdf") == ["fetched", "not_modified"]
    assert one.ask(ARRIVALS) == [("new", "news/a.pdf")]
    assert one.ministry.times("/feed.xml") == 2
    assert one.ask("SELECT outcome, items FROM visits ORDER BY visit_id") == [
        ("fetched", 1),
        ("not_modified", None),
    ]


def test_the_same_bytes_sent_again_are_no_change(one: Any) -> None:
    one.ministry.publish("/a.pdf", PDF, validates=False)

    summary = one.fetch()

    assert (events(summary), responses(one, "/a.pdf")) == ([], ["fetched", "same"])


def test_changed_then_gone_then_back_then_changed(one: Any) -> None:
    told = []
    for step in (
        lambda: one.ministry.publish("/a.pdf", OTHER),
        lambda: one.ministry.withdraw("/a.pdf", 410),
        lambda: None,
        lambda: one.ministry.publish("/a.pdf", OTHER),
        lambda: one.ministry.withdraw("/a.pdf"),
        lambda: one.ministry.publish("/a.pdf", PDF),
    ):
        step()
        told.append(events(one.fetch()))
        told[-1].append(
            (one.ask(DOCUMENTS)[0][2], one.ask("SELECT left(sha256, 4), size FROM fetched_documents")[0])
        )
        one.later(days=2)

    first, second = ((hashlib.sha256(body).hexdigest()[:4], len(body)) for body in (PDF, OTHER))
    assert told == [
        [("changed", "a.pdf"), (False, second)],
        [("gone", "a.pdf"), (True, second)],
        [(True, second)],
        [("back", "a.pdf"), (False, second)],
        [("gone", "a.pdf"), (True, second)],
        [("changed", "a.pdf"), (False, first)],
    ]
    assert responses(one, "/a.pdf")[1:] == ["fetched", "gone", "gone", "not_modified", "gone", "fetched"]


def test_a_server_that_stops_sending_etags_and_goes_back_is_understood(one: Any, reply: Any) -> None:
    one.ministry.publish("/a.pdf", OTHER, validates=False)
    one.fetch()
    one.later(days=1)
    one.ministry.publish("/a.pdf", PDF)

    summary = one.fetch()

    assert events(summary) == [("changed", "a.pdf")]


def test_the_same_file_at_two_addresses_is_one_document(desk: Any, rss: Any) -> None:
    desk.ministry.publish("/feed.xml", rss("/new/a.pdf", "/archive/a.pdf"))
    desk.ministry.publish("/new/a.pdf", PDF)
    desk.ministry.publish("/archive/a.pdf", PDF)

    summary = desk.fetch()

    assert (events(summary), summary.sources[0].same) == ([("new", "new/a.pdf")], 1)
    assert desk.ask(ARRIVALS) == [("new", "news/new/a.pdf"), ("elsewhere", "news/new/a.pdf")]
    desk.later(days=1)
    desk.ministry.withdraw("/new/a.pdf")
    assert events(desk.fetch()) == [("gone", "new/a.pdf")]
    assert desk.ask(DOCUMENTS) == [("news/new/a.pdf", f"{desk.ministry.url}/new/a.pdf", False)]
    desk.later(days=1)
    desk.ministry.withdraw("/archive/a.pdf")
    desk.fetch()
    assert desk.ask("SELECT is_gone FROM fetched_documents") == [(True,)]


def test_the_same_bytes_under_another_name_are_two_documents_of_one_content(desk: Any, rss: Any) -> None:
    desk.ministry.publish("/feed.xml", rss("/a.pdf", "/b.pdf"))
    desk.ministry.publish("/a.pdf", PDF)
    desk.ministry.publish("/b.pdf", PDF)

    summary = desk.fetch()

    assert events(summary) == [("new", "a.pdf"), ("new", "b.pdf")]
    assert desk.ask("SELECT count(DISTINCT sha256), count(*) FROM fetched_documents") == [(1, 2)]
    assert len([path for path in desk.home.objects.rglob("*") if path.is_file()]) == 1


def test_pages_called_index_are_never_twins(desk: Any, rss: Any, html: Any) -> None:
    desk.ministry.publish("/feed.xml", rss("/a/index.html", "/b/index.html"))
    for folder in "ab":
        desk.ministry.publish(f"/{folder}/index.html", html("準備中"))

    assert events(desk.fetch()) == [("new", "a/index.html"), ("new", "b/index.html")]


def test_two_addresses_of_one_name_are_two_documents(desk: Any, rss: Any) -> None:
    desk.ministry.publish("/feed.xml", rss("/a:b.pdf", "/a*b.pdf"))
    desk.ministry.publish("/a:b.pdf", PDF)
    desk.ministry.publish("/a*b.pdf", OTHER)

    first, second = (document for _, document in events(desk.fetch()))

    assert first == "a_b.pdf"
    assert second.startswith("a_b~") and second.endswith(".pdf")


def test_a_page_that_differs_in_its_markup_only_is_the_same(desk: Any, rss: Any, html: Any) -> None:
    page = "<p class='{0}'>公募を始めます。</p><a href='a.pdf'>要領</a><script>token = '{0}'</script>"
    desk.ministry.publish("/feed.xml", rss("/p.html"))
    desk.ministry.publish("/a.pdf", PDF)
    for token in ("one", "two"):
        desk.ministry.publish("/p.html", html(page.format(token)))
        summary = desk.fetch()
        desk.later(days=1)

    assert (events(summary), responses(desk, "/p.html")) == ([], ["fetched", "same"])

    desk.ministry.publish("/p.html", html(page.format("two").replace("始めます", "終えました")))
    words = desk.fetch()
    desk.later(days=1)
    desk.ministry.publish("/p.html", html(page.format("two").replace("a.pdf", "b.pdf")))
    desk.ministry.publish("/b.pdf", OTHER)
    link = desk.fetch()

    assert events(words) == [("changed", "p.html")]
    assert events(link) == [("changed", "p.html"), ("new", "b.pdf")]


def test_the_attachments_of_a_release_share_its_day_and_its_year(desk: Any, rss: Any, html: Any) -> None:
    ministry = desk.ministry
    ministry.publish("/feed.xml", rss(("/r.html", "令和9年度概算要求", "2026-08-29T10:00:00+09:00")))
    rows = '<li>2020年1月1日 <a href="1.pdf">本文</a></li><li><a href="2.pdf">参考 令和7年度の実績</a></li>'
    ministry.publish("/r.html", html(f"<ul>{rows}</ul>"))
    ministry.publish("/1.pdf", PDF)
    ministry.publish("/2.pdf", OTHER)

    desk.fetch()

    assert desk.ask("SELECT title, published, fiscal_year, role, depth FROM listed ORDER BY url DESC") == [
        ("令和9年度概算要求", date(2026, 8, 29), 2027, "掲載頁", 1),
        ("参考 令和7年度の実績", date(2026, 8, 29), 2025, "参考資料", 2),
        ("本文", date(2026, 8, 29), 2027, "本体", 2),
    ]
    [(releases,)] = desk.ask("SELECT count(DISTINCT declared ->> 'release_id') FROM fetched_declarations")
    assert releases == 1


def test_a_release_that_is_redirected_attaches_what_is_beside_its_last_address(
    desk: Any, rss: Any, html: Any
) -> None:
    ministry = desk.ministry
    ministry.publish("/feed.xml", rss("/insideLink/1"))
    ministry.publish("/insideLink/1", b"", status=302, headers={"Location": "/press/2026/r.html"})
    ministry.publish("/press/2026/r.html", html('<a href="a.pdf">本文</a>'))
    ministry.publish("/press/2026/a.pdf", PDF)

    summary = desk.fetch()

    assert events(summary) == [("new", "insideLink/1"), ("new", "press/2026/a.pdf")]
    [(releases,)] = desk.ask("SELECT count(DISTINCT declared ->> 'release_id') FROM fetched_declarations")
    assert releases == 1


def test_a_redirector_and_its_target_are_one_document(desk: Any, rss: Any) -> None:
    ministry = desk.ministry
    ministry.publish("/feed.xml", rss("/press/a.pdf", "/insideLink/1"))
    ministry.publish("/insideLink/1", b"", status=302, headers={"Location": "/press/a.pdf"})
    ministry.publish("/press/a.pdf", PDF)

    assert events(desk.fetch()) == [("new", "press/a.pdf")]
    assert desk.ask("SELECT event FROM arrivals ORDER BY arrival_id") == [("new",), ("elsewhere",)]


def test_a_redirector_to_a_file_that_has_become_a_page_is_told(desk: Any, rss: Any, html: Any) -> None:
    desk.ministry.publish("/feed.xml", rss("/insideLink/1"))
    desk.ministry.publish("/insideLink/1", b"", status=302, headers={"Location": "/press/a.pdf"})
    desk.ministry.publish("/press/a.pdf", html("お探しのページはありません"))

    summary = desk.fetch()

    assert (events(summary), [alert.cause for alert in summary.raised]) == ([], ["wrong_type"])


def test_pages_lead_on_as_deep_as_the_source_says(desk: Any, html: Any) -> None:
    follow = {"follow_text": ["令和[0-9]+年度予算"], "kind": "index", "url": "/index.html"}
    link = '<p><a href="{0}.html">令和9年度予算 {0}</a></p><a href="{0}.pdf">資料</a>'
    for name, below in (("index", 1), (1, 2), (2, 3), (3, 1)):
        desk.ministry.publish(f"/{name}.html", html(link.format(below)))
        desk.ministry.publish(f"/{name}.pdf", b"%PDF-" + str(name).encode())

    desk.sources({**follow, "depth": 1})
    shallow = [document for _, document in events(desk.fetch())]
    desk.sources({**follow, "depth": 2})
    deep = [document for _, document in events(desk.fetch())]

    assert shallow == ["1.html", "2.pdf", "1.pdf"]
    assert deep == []  # the page is known and has not changed
    desk.ministry.publish("/1.html", html(link.format(2) + "更新"))
    desk.later(days=1)
    assert [document for _, document in events(desk.fetch())] == ["1.html", "2.html", "3.pdf"]


def test_single_addresses_are_a_source_too(desk: Any, html: Any) -> None:
    desk.sources({"kind": "url", "url": "/a.pdf", "urls": [f"{desk.ministry.url}/p.html"]})
    desk.ministry.publish("/a.pdf", PDF)
    desk.ministry.publish("/p.html", html('<a href="b.pdf">付属</a>'))
    desk.ministry.publish("/b.pdf", OTHER)

    assert events(desk.fetch()) == [("new", "a.pdf"), ("new", "p.html"), ("new", "b.pdf")]


def test_what_two_sources_list_is_fetched_once_and_is_the_firsts(desk: Any, rss: Any) -> None:
    desk.sources({"id": "one", "url": "/1.xml"}, {"id": "other", "url": "/2.xml"})
    for feed in "12":
        desk.ministry.publish(f"/{feed}.xml", rss("/a.pdf", f"/{feed}.pdf"))
        desk.ministry.publish(f"/{feed}.pdf", b"%PDF-" + feed.encode())
    desk.ministry.publish("/a.pdf", PDF)

    desk.fetch()
    desk.later(days=1)
    desk.fetch("other", "one")

    assert desk.ask("SELECT document FROM fetched_documents ORDER BY 1") == [
        ("one/1.pdf",), ("one/a.pdf",), ("other/2.pdf",),
    ]  # fmt: skip
    assert desk.ministry.times("/a.pdf") == 2
    assert desk.ask("SELECT source FROM listed WHERE url LIKE '%/a.pdf'") == [("one",)]


def test_what_stands_on_a_host_of_nobody_is_left_out(desk: Any, rss: Any, other_ministry: Any) -> None:
    elsewhere = other_ministry.url.replace("127.0.0.1", "localhost")
    desk.ministry.publish("/feed.xml", rss("/a.pdf", f"{elsewhere}/b.pdf"))
    desk.ministry.publish("/a.pdf", PDF)
    other_ministry.publish("/b.pdf", OTHER)

    assert events(desk.fetch()) == [("new", "a.pdf")]
    assert other_ministry.asked == []
    desk.sources({"url": "/feed.xml", "allowed_hosts": ["localhost"]})
    desk.later(days=1)
    host = elsewhere.removeprefix("http://").replace(":", "_")
    assert events(desk.fetch()) == [("new", f"{host}/b.pdf")]


def test_what_the_source_does_not_want_is_not_asked_for(desk: Any) -> None:
    rows = "".join(
        f"<item><link>{link}</link><title>題</title><category>{category}</category></item>"
        for link, category in (
            ("/press/a.pdf", "報道"),
            ("/press/b.pdf", "採用"),
            ("/jobs/c.pdf", "報道"),
            ("/press/old/d.pdf", "報道"),
        )
    )
    desk.ministry.publish("/feed.xml", f'<rss version="2.0"><channel>{rows}</channel></rss>')
    desk.ministry.publish("/press/a.pdf", PDF)
    wanted = {"item_include": ["/press/"], "item_exclude": ["/old/"], "category_exclude": ["採用"]}
    desk.sources({"url": "/feed.xml", **wanted})

    summary = desk.fetch()

    assert events(summary) == [("new", "press/a.pdf")]
    assert [one.path for one in desk.ministry.asked] == ["/robots.txt", "/feed.xml", "/press/a.pdf"]
    assert summary.sources[0].items == 4


def test_a_page_that_names_no_day_that_there_is_ends_nothing(desk: Any, rss: Any, html: Any) -> None:
    desk.ministry.publish("/feed.xml", rss("/p.html", "/a.pdf"))
    desk.ministry.publish("/p.html", html('<p>令和百百年1月1日 <a href="b.pdf">令和0年度</a></p>'))
    for path in ("/a.pdf", "/b.pdf"):
        desk.ministry.publish(path, PDF)

    assert [event for event, _ in events(desk.fetch())] == ["new", "new", "new"]
