"""Index pages by selectors and by the words of links; pages of a release and what they attach."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from flows.fetching.catalogue.source import Source
from flows.fetching.listing.items import Item, Unlistable
from flows.fetching.listing.page import read_index, read_release

SITE = "https://www.seisaku.example"
INDEX = f"{SITE}/r06/press/index.html"


def source(**settings: Any) -> Source:
    return Source(id="s", kind="index", url=INDEX, **settings)


def index(body: str, url: str = INDEX, **settings: Any) -> list[Item]:
    return list(read_index(body.encode(), url, source(**settings)).items)


def release(body: str, url: str = INDEX, **settings: Any) -> list[Item]:
    return list(read_release(body.encode(), url, source(**settings)))


def paths(items: list[Item]) -> list[str]:
    return [item.url.removeprefix(SITE) for item in items]


ROWS = """<html><body><ul class="list">
 <li><div class="day"><p>2026年8月28日</p></div>
  <a class="title" href="a/1.html">公募の開始（2025年1月1日訂正）</a><a href="x.html">英語</a></li>
 <li><div class="day"><p>令和８年８月27日（木）</p></div><a class="title" href="/b/2.pdf">別紙1 内訳</a></li>
 <li><div class="day"><p>近日</p></div><a class="title" href="3.html">日のない行</a></li>
 <li>行だけ</li></ul></body></html>"""


def test_rows_with_their_day_inside() -> None:
    items = index(ROWS, item="ul.list li", link="a.title", date="div.day > p")

    assert items == [
        Item(f"{SITE}/r06/press/a/1.html", "公募の開始（2025年1月1日訂正）", date(2026, 8, 28)),
        Item(f"{SITE}/b/2.pdf", "別紙1 内訳", date(2026, 8, 27), role="別紙"),
        Item(f"{SITE}/r06/press/3.html", "日のない行"),
    ]


def test_a_row_without_a_selector_for_its_day_has_the_one_day_that_it_names() -> None:
    items = index(ROWS, link="a.title")

    assert [item.published for item in items] == [None, date(2026, 8, 27), None]


def test_days_that_stand_before_their_rows() -> None:
    body = """<p class="day">2026年8月28日</p><dl><dt>大臣官房</dt><dd><a href="1.html">一</a></dd>
      <dd><a href="2.html">二</a></dd></dl><!-- <p class="day">平成38年1月1日</p> -->
      <div><p class="day">2026年8月27日</p></div><dl><dd><a href="3.html">三</a></dd></dl>"""

    items = index(body, item="dl dd", date_before="p.day")

    assert [item.published for item in items] == [date(2026, 8, 28), date(2026, 8, 28), date(2026, 8, 27)]


def test_nothing_stands_before_the_first_row() -> None:
    items = index(
        '<dl><dd><a href="1.html">一</a></dd></dl><p class="day">2026年8月27日</p>',
        item="dd",
        date_before="p.day",
    )

    assert [item.published for item in items] == [None]


def test_an_item_that_is_a_link_itself() -> None:
    items = index('<a class="c" href="1.html">一</a><a href="2.html">二</a>', item="a.c")

    assert paths(items) == ["/r06/press/1.html"]


FOLLOW = ("令和[0-9]+年度.*(概算要求|予算)",)


def test_links_are_followed_by_their_words() -> None:
    body = """<ul><li><a href="r09/index.htm">令和９年度 <b>概算要求</b></a></li>
      <li><a href="r08.pdf">令和８年度予算の資料</a></li>
      <li><a href="other.htm">統計</a></li></ul><a href="list.pdf">一覧</a>"""

    items = index(body, follow_text=FOLLOW)

    assert [(item.url.removeprefix(SITE), item.role, item.fiscal_year, item.page) for item in items] == [
        ("/r06/press/r09/index.htm", "掲載頁", 2027, None),
        ("/r06/press/r08.pdf", "本体", 2026, None),
        ("/r06/press/list.pdf", "本体", None, INDEX),
    ]


@pytest.mark.parametrize(
    ("body", "year"),
    [
        ('<h2>令和8年度</h2><ul><li>令和7年度分 <a href="a.pdf">令和9年度の要求</a></li></ul>', 2027),
        ('<h2>令和8年度</h2><ul><li>令和7年度分 <a href="a.pdf">要求</a></li></ul>', 2025),
        ('<h2>令和9年度</h2><h2>令和8年度</h2><div><ul><li><a href="a.pdf">要求</a></li></ul></div>', 2026),
        ('<h2>令和8年度</h2><p>本文</p><section><h3>資料</h3><a href="a.pdf">要求</a></section>', None),
        ('<table><caption>2027年度</caption><tr><td><a href="a.pdf">要求</a></td></tr></table>', 2027),
        ('<dl><dt>平成元年度</dt><dd><a href="a.pdf">要求</a></dd></dl>', 1989),
        ('<h2>令和8年度</h2><a href="a.pdf">令和7年度・令和8年度</a>', None),
        ('<h2>令和8年度</h2><a href="a.pdf">令和0年度</a>', None),
        ('<!-- 平成38年度 --><p>最終更新 2026年</p><a href="/r07/r08/a.pdf">要求</a>', None),
        ("<p><!-- 平成38年度の雛形 --><a href='a.pdf'>要求</a></p>", None),
        ("<p><script>'平成38年度'</script><style>/* 令和8年度 */</style><a href='a.pdf'>要求</a></p>", None),
        (f"<p>令和8年度 {'長い行' * 120}<a href='a.pdf'>要求</a></p>", None),
    ],
    ids=[
        "the link", "its row", "the nearest heading", "a nearer heading without", "a caption", "a term",
        "two years",
        "no year", "never the address", "never a comment", "never a script", "no row that is a text",
    ],
)  # fmt: skip
def test_the_fiscal_year(body: str, year: int | None) -> None:
    [item] = index(body, url=f"{SITE}/r06/index.html")

    assert item.fiscal_year == year


def test_a_comment_names_no_day() -> None:
    [item] = index("<ul><li><!-- 平成38年8月28日 --><a href='1.html'>一</a></li></ul>", link="a")

    assert item.published is None


def test_what_stands_aside_is_no_attachment() -> None:
    body = """<header><a href="1.pdf">冊子</a></header><nav><ul><li><a href="2.pdf">案内</a></li></ul></nav>
      <main><a href="3.pdf">資料</a><a href="3.pdf#page=2">資料（再掲）</a></main>
      <footer><p><a href="4.pdf">方針</a></p></footer>"""

    assert paths(release(body)) == ["/r06/press/3.pdf"]


def test_links_are_relative_to_the_base_of_the_page() -> None:
    body = '<head><base href="/other/"></head><a href="a.pdf">資料</a>'

    assert paths(release(body)) == ["/other/a.pdf"]


@pytest.mark.parametrize("base", ["javascript:0", "http://[oops", ""])
def test_a_base_that_is_none(base: str) -> None:
    assert paths(release(f'<head><base href="{base}"></head><a href="a.pdf">資料</a>')) == [
        "/r06/press/a.pdf"
    ]


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("令和9年度概算要求の概要（PDF：1.2MB）", "本体"),
        ("別紙１", "別紙"),
        ("別添2 様式", "別紙"),
        ("（資料３）内訳", "別紙"),
        ("予算資料3", "本体"),
        ("参考資料２", "参考資料"),
        ("【参考】別紙の説明", "参考資料"),
        ("よくある質問（Ｑ＆Ａ）", "参考資料"),
        ("", "本体"),
    ],
)
def test_the_role_of_an_attachment(words: str, role: str) -> None:
    [item] = release(f'<p><a href="a.pdf">{words}</a></p>')

    assert (item.role, item.page) == (role, INDEX)


def test_only_documents_are_attached_and_only_where_the_source_says() -> None:
    body = """<div class="box"><a href="a.pdf?x=1">一</a><a href="b.xlsx">二</a><a href="c.TXT">三</a></div>
      <a href="d.pdf">四</a><a href="mailto:a@b.example">便り</a><a href="#top">上へ</a><a>空</a>"""

    assert paths(release(body)) == ["/r06/press/a.pdf?x=1", "/r06/press/c.TXT", "/r06/press/d.pdf"]
    assert paths(release(body, attach=".box a[href]")) == ["/r06/press/a.pdf?x=1", "/r06/press/c.TXT"]


def test_http_links_of_an_https_page() -> None:
    assert paths(release('<a href="http://www.seisaku.example/a.pdf">資料</a>')) == ["/a.pdf"]


def test_a_page_does_not_list_itself() -> None:
    links = '<li><a href="#a">令和9年度予算</a></li><li><a href="">令和8年度予算</a></li>'
    body = f'<ul>{links}<li><a href="1.html">令和7年度予算</a></li></ul>'

    assert paths(index(body, follow_text=FOLLOW)) == ["/r06/press/1.html"]
    assert paths(index(body, item="li")) == ["/r06/press/1.html"]


@pytest.mark.parametrize(
    "settings",
    [{"item": "ul.gone li"}, {"link": "a.gone"}, {"item": "li", "link": "a.gone"}, {"item": "li["},
     {"attach": "a["}],
    ids=str,
)  # fmt: skip
def test_a_selector_that_does_not_fit_is_said(settings: dict[str, str]) -> None:
    with pytest.raises(Unlistable) as refused:
        index(ROWS, **settings)

    assert refused.value.cause == "layout"
    assert next(reversed(settings.values())) in refused.value.reason or "li" in refused.value.reason
    assert "sources.toml" in refused.value.remedy


@pytest.mark.parametrize("body", [b"\0\1\2" * 100, b"%PDF-1.7\n\x80\x81\x82\xff\0"], ids=["binary", "PDF"])
def test_what_is_no_page_is_said_to_be_none(body: bytes) -> None:
    with pytest.raises(Unlistable):
        read_index(body, INDEX, source())


@pytest.mark.parametrize(
    "body",
    [
        "<ul><li><a href=a.pdf>一<li><a href='b.pdf'>二",
        "<table><a href=a.pdf>一</table></div></p><b><i></b><a href=b.pdf>二",
        "<a href=a.pdf><a href=b.pdf>二</a></a><",
        "<!-- <!doctype html> --><a href=a.pdf>一</a><script>'<a href=c.pdf>'</script><a href=b.pdf>二",
        "<" * 5000 + "<a href=a.pdf>一</a><a href=b.pdf>二</a>",
        "<div>" * 3000 + "<a href=a.pdf>一</a><a href=b.pdf>二</a>",
    ],
    ids=["open rows", "misplaced tags", "links in links", "a script", "brackets", "depth"],
)
def test_malformed_pages_are_read_as_a_browser_reads_them(body: str) -> None:
    assert paths(release(body)) == ["/r06/press/a.pdf", "/r06/press/b.pdf"]


def test_a_shift_jis_page() -> None:
    body = '<meta charset="Shift_JIS"><h2>令和９年度</h2><a href="①.pdf">髙額の資料</a>'.encode("cp932")

    [item] = read_index(body, INDEX, source()).items

    assert (item.title, item.fiscal_year) == ("髙額の資料", 2027)
    assert item.url == f"{SITE}/r06/press/%E2%91%A0.pdf"


def test_an_index_of_many_rows_is_read() -> None:
    rows = "".join(f'<li>2026年8月{n % 28 + 1}日 <a href="{n}.html">報道{n}</a></li>' for n in range(10_000))

    items = index(f"<ul>{rows}</ul>", item="li", link="a")

    assert len(items) == 10_000
    assert items[-1].published == date(2026, 8, 9999 % 28 + 1)
