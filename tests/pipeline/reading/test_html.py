"""HTML pages by their structure."""

from __future__ import annotations

from pipeline.documents import Document
from pipeline.reading import read


def page(body: str) -> Document:
    return read(
        f"<!DOCTYPE html><html><head><title>結果 一覧</title></head><body>{body}</body></html>".encode(), "a"
    )


def test_headings_paragraphs_and_lists_are_told_by_their_elements() -> None:
    got = page(
        "<h2>採択<br>結果</h2><p>五件を <b>採択</b>した。</p><ul><li>沿岸<ul><li>港</li></ul></li></ul>"
    ).blocks

    assert [(b.kind, b.level, b.text) for b in got] == [
        ("heading", 2, "採択\n結果"),
        ("paragraph", 0, "五件を 採択した。"),
        ("list_item", 1, "沿岸"),
        ("list_item", 2, "港"),
    ]


def test_the_title_is_kept() -> None:
    assert page("<p>本文</p>").title == "結果 一覧"


def test_scripts_navigation_and_hidden_elements_are_left_out() -> None:
    got = page(
        "<nav>目次</nav><div id='gnavi'>案内</div><script>var x = 1;</script>"
        "<p style='display: none'>見えない</p><p>見える</p>"
    ).blocks

    assert [block.text for block in got] == ["見える"]


def test_spans_place_cells_where_a_browser_draws_them() -> None:
    got = page(
        "<table><tr><th rowspan=2>県</th><th colspan=2>交付額</th></tr><tr><th>6年度</th><th>7年度</th></tr>"
        "<tr><td>岩手県</td><td>12</td><td>1,340</td></tr></table>"
    ).blocks

    assert [(b.text, b.cell.row, b.cell.column, b.cell.role) for b in got if b.cell] == [
        ("県", 0, 0, "header"),
        ("交付額", 0, 1, "header"),
        ("6年度", 1, 1, "header"),
        ("7年度", 1, 2, "header"),
        ("岩手県", 2, 0, "label"),
        ("12", 2, 1, "value"),
        ("1,340", 2, 2, "value"),
    ]


def test_a_table_that_arranges_the_page_is_no_table() -> None:
    got = page("<table><tr><td><h1>見出し</h1><p>本文</p></td><td>横</td></tr></table>").blocks

    assert [(b.kind, b.cell) for b in got] == [("heading", None), ("paragraph", None), ("paragraph", None)]


def test_elements_nested_without_end_do_not_exhaust_the_stack() -> None:
    document = page("<p>頭</p>" + "<div>" * 5000 + "底" + "</div>" * 5000)

    assert document.blocks[0].text == "頭"
