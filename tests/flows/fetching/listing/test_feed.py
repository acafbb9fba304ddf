"""Feeds in the shapes that ministries use, made by us in our own words."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from flows.fetching.listing.feed import read_feed
from flows.fetching.listing.items import JST, Item, Listing, Unlistable

SITE = "https://www.seisaku.example"
FEED = f"{SITE}/news.xml"
RDF = """<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xml:lang="ja">
 <channel rdf:about="https://www.seisaku.example/news.rdf"><title>政策庁 新着</title>
  <link>https://www.seisaku.example/</link><description/>
  <items><rdf:Seq><rdf:li rdf:resource="https://www.seisaku.example/b/1.htm"/></rdf:Seq></items></channel>
 <item rdf:about="https://www.seisaku.example/b/1.htm"><title>令和９年度概算要求の概要</title>
  <link>https://www.seisaku.example/b/1.htm</link><dc:date>2026-08-29T00:30:00+09:00</dc:date>
  <dc:subject>報道発表</dc:subject></item>
 <item rdf:about="https://www.seisaku.example/b/2.htm"><title>採用の案内</title>
  <link>https://www.seisaku.example/b/2.htm</link><dc:date>2026-08-28T23:59:00+09:00</dc:date>
  <dc:subject>採用案内</dc:subject></item>
</rdf:RDF>"""


def rss(*items: str, head: str = '<?xml version="1.0" encoding="UTF-8"?>') -> str:
    rows = "".join(f"<item>{item}</item>" for item in items)
    return f'{head}<rss version="2.0"><channel><title>新着</title><link>{SITE}</link>{rows}</channel></rss>'


def read(feed: str | bytes, url: str = FEED) -> Listing:
    return read_feed(feed if isinstance(feed, bytes) else feed.encode(), url)


def days(feed: str) -> list[date | None]:
    return [item.published for item in read(feed).items]


def test_rss_1_with_days_of_japan_and_categories() -> None:
    listing = read(RDF)

    assert listing.items == (
        Item(f"{SITE}/b/1.htm", "令和９年度概算要求の概要", date(2026, 8, 29), ("報道発表",), 2027, "掲載頁"),
        Item(f"{SITE}/b/2.htm", "採用の案内", date(2026, 8, 28), ("採用案内",), None, "掲載頁"),
    )
    assert listing.newest == datetime(2026, 8, 29, 0, 30, tzinfo=JST)


def test_rss_2_without_guid_names_documents_and_redirectors() -> None:
    feed = rss(
        "<title>予算の参考資料</title><link>/policy/budget/reference.PDF</link>"
        "<pubDate>Fri, 28 Aug 2026 16:00:00 GMT</pubDate>",
        "<title>会見の概要</title><link>https://www.seisaku.example/insideLink/123</link>",
        "<title>別紙１ 内訳</title><link>https://www.seisaku.example/b1.pdf?ver=2#page=3</link>",
    )

    items = read(feed).items

    assert [(item.url, item.role, item.published) for item in items] == [
        (f"{SITE}/policy/budget/reference.PDF", "参考資料", date(2026, 8, 29)),
        (f"{SITE}/insideLink/123", "掲載頁", None),
        (f"{SITE}/b1.pdf?ver=2", "別紙", None),
    ]


def test_an_address_that_is_listed_twice_is_one_item_where_it_stood_first() -> None:
    feed = rss(
        '<guid isPermaLink="false">1</guid><title>先の題</title><link>/a</link><category>報道</category>',
        '<guid isPermaLink="false">2</guid><title>他</title><link>/b</link><category>報道</category>',
        '<guid isPermaLink="false">3</guid><title>後の題</title><link>/a#top</link><category>他</category>',
    )

    items = read(feed).items

    assert [(item.url, item.title, item.categories) for item in items] == [
        (f"{SITE}/a", "先の題", ("報道",)),
        (f"{SITE}/b", "他", ("報道",)),
    ]


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("Sat, 29 Aug 2026 00:30:00 JST", date(2026, 8, 29)),
        ("Sat, 29 Aug 2026 00:30:00 +0900", date(2026, 8, 29)),
        ("Fri, 28 Aug 2026 15:30:00 GMT", date(2026, 8, 29)),
        ("Fri, 28 Aug 2026 14:30:00 Z", date(2026, 8, 28)),
        ("2026-08-28T15:30:00Z", date(2026, 8, 29)),
        ("2026-08-28T23:59:59+09:00", date(2026, 8, 28)),
        ("2026-08-29T00:30:00", date(2026, 8, 29)),
        ("2026-08-28 23:30:00", date(2026, 8, 28)),
        ("Sat, 29 Aug 2026 00:30:00", date(2026, 8, 29)),
        ("2026-08-29", date(2026, 8, 29)),
        ("2026/8/29", date(2026, 8, 29)),
        ("2026.08.29", date(2026, 8, 29)),
        ("令和８年８月２９日", date(2026, 8, 29)),
        ("2026年8月29日(土)", date(2026, 8, 29)),
        ("きのう", None),
        ("令和0年8月29日", None),
    ],
)
@pytest.mark.parametrize("tag", ["pubDate", "dc:date"])
def test_times_are_those_of_japan(tag: str, told: str, day: date | None) -> None:
    feed = rss(f"<title>題</title><link>/a</link><{tag}>{told}</{tag}>").replace(
        "<rss ", '<rss xmlns:dc="http://purl.org/dc/elements/1.1/" '
    )

    assert days(feed) == [day]


def test_atom() -> None:
    feed = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ja">
      <title>政策庁</title><updated>2026-08-30T00:00:00+09:00</updated><id>tag:seisaku.example,2026:1</id>
      <entry><title>公募の結果</title><id>tag:seisaku.example,2026:2</id>
        <link rel="alternate" href="/press/2.html"/>
        <updated>2026-08-28T22:00:00Z</updated><category term="報道発表"/></entry>
      <entry><title>更新だけの日</title><id>tag:seisaku.example,2026:3</id><link href="3.html"/>
        <published>2026-08-01T10:00:00+09:00</published><updated>2026-08-20T10:00:00+09:00</updated></entry>
    </feed>"""

    listing = read(feed, f"{SITE}/press/atom.xml")

    assert [(item.url, item.published, item.categories) for item in listing.items] == [
        (f"{SITE}/press/2.html", date(2026, 8, 29), ("報道発表",)),
        (f"{SITE}/press/3.html", date(2026, 8, 1), ()),
    ]


@pytest.mark.parametrize(
    ("named", "codec"), [("Shift_JIS", "cp932"), ("EUC-JP", "euc_jp"), ("UTF-8", "utf-8-sig")]
)
def test_encodings(named: str, codec: str) -> None:
    feed = rss(
        "<title>髙齢者向け施策の公表について（令和９年度）</title><link>/a</link>"
        if codec != "euc_jp"
        else "<title>高齢者向け施策の公表について（令和９年度）</title><link>/a</link>",
        head=f'<?xml version="1.0" encoding="{named}"?>',
    )

    [item] = read(feed.encode(codec)).items

    assert item.title.endswith("齢者向け施策の公表について（令和９年度）")
    assert item.fiscal_year == 2027


def test_a_feed_that_says_it_is_in_shift_jis_and_is_in_utf_8() -> None:
    feed = rss("<title>概算要求</title><link>/a</link>", head='<?xml version="1.0" encoding="Shift_JIS"?>')

    assert read(feed).items[0].title == "概算要求"


def test_http_links_of_an_https_feed_are_followed_by_https() -> None:
    feed = rss("<title>題</title><link>http://www.seisaku.example/report/press1.html</link>")

    assert [item.url for item in read(feed).items] == [f"{SITE}/report/press1.html"]
    assert [item.url for item in read(feed, "http://www.seisaku.example/f").items] == [
        "http://www.seisaku.example/report/press1.html"
    ]


def test_enclosures_belong_to_the_release_that_encloses_them() -> None:
    feed = rss(
        "<title>別紙の内訳</title><link>/release.html</link><pubDate>2026-08-29</pubDate>"
        '<enclosure url="/a.pdf" type="application/pdf" length="1"/>'
        '<enclosure url="/b.pdf" type="application/pdf" length="1"/>',
        "<title>資料のみ</title>"
        '<enclosure url="http://www.seisaku.example/c.pdf" type="application/pdf" length="1"/>',
    )

    items = {item.url.removeprefix(SITE): item for item in read(feed).items}

    assert list(items) == ["/release.html", "/a.pdf", "/b.pdf", "/c.pdf"]
    assert [items[path].page for path in ("/a.pdf", "/b.pdf", "/c.pdf")] == [f"{SITE}/release.html"] * 2 + [
        None
    ]
    assert [items[path].role for path in items] == ["掲載頁", "別紙", "別紙", "本体"]
    assert items["/a.pdf"].published == date(2026, 8, 29)


@pytest.mark.parametrize("link", ["", "javascript:void(0)", "mailto:a@b.example", "http://[oops"])
def test_links_that_lead_nowhere_are_no_items(link: str) -> None:
    assert read(rss(f"<title>題</title><link>{link}</link>", "<title>題</title>")).items == ()


def test_markup_and_controls_in_titles_are_words() -> None:
    feed = rss("<title>&lt;b&gt;概算&lt;/b&gt;要求 &amp;amp; <![CDATA[令和９\n年度]]></title><link>/a</link>")

    [item] = read(feed).items

    assert "\n" not in item.title
    assert "概算" in item.title and "令和９ 年度" in item.title


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "政策">'
    + "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
    + f']><rss version="2.0"><channel><item><title>&e12;</title><link>{SITE}/a</link></item></channel></rss>'
)
FILE = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    f'<rss version="2.0"><channel><item><title>&f;</title><link>{SITE}/a</link></item></channel></rss>'
)


@pytest.mark.parametrize("feed", [BOMB, FILE], ids=["entities of entities", "an entity that is a file"])
def test_a_feed_that_makes_up_words_of_its_own_is_none(feed: str) -> None:
    with pytest.raises(Unlistable) as refused:
        read(feed)

    assert refused.value.cause == "layout"


@pytest.mark.parametrize(
    "body",
    [
        b"<!doctype html><html><head><title>x</title></head><body><p>maintenance</p></body></html>",
        b"",
        b"\0\1\2\3" * 100,
        b"%PDF-1.7 feed",
        b"plain words",
        b'{"version": "https://jsonfeed.org/version/1", "items": [{"url": "/a", "date_published": 5}]}',
        b"<html><rss></rss>",
        b"<?xml version='1.0'?><opml></opml>",
    ],
    ids=["HTML", "empty", "binary", "PDF", "words", "JSON", "HTML with a tag", "another XML"],
)
def test_what_is_no_feed_is_said_to_be_none(body: bytes) -> None:
    with pytest.raises(Unlistable) as refused:
        read(body)

    assert (refused.value.cause, bool(refused.value.remedy)) == ("layout", True)


def test_a_text_that_is_an_address_is_not_asked_for(ministry: Any) -> None:
    ministry.publish("/secret.xml", rss("<title>題</title><link>/a</link>"))

    for text in (f"{ministry.url}/secret.xml", f'<?xml version="1.0"?>{ministry.url}/secret.xml'):
        with pytest.raises(Unlistable):
            read(text)

    assert ministry.asked == []


def test_an_empty_feed_is_an_empty_listing() -> None:
    assert read(rss()) == Listing(())


def test_a_feed_that_is_cut_off_still_tells_what_came() -> None:
    feed = rss("<title>一</title><link>/1</link>", "<title>二</title><link>/2</link>")

    assert f"{SITE}/1" in [item.url for item in read(feed[: feed.index("/2")]).items]
