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

    assert [block.text for block in document.blocks] == ["頭", "底"]


def texts(body: str) -> list[str]:
    page = f'<!DOCTYPE html><html><meta charset="utf-8"><body>{body}</body></html>'
    return [block.text for block in read(page.encode(), "a.html").blocks]


def test_readings_above_words_are_set_apart() -> None:
    got = texts(
        "<p><ruby>鰊<rp>(</rp><rt>にしん</rt><rp>)</rp></ruby>の<ruby><rb>里</rb><rt>さと</rt></ruby>事業</p>"
    )

    assert got == ["鰊の里事業"]


def test_a_raised_mark_never_becomes_part_of_a_figure() -> None:
    got = texts(
        "<p>1,200<sup>1</sup>百万円</p><p>港湾費<sup>2)</sup>は3億円</p><p>1,210<sup>(3)</sup>円</p>"
        "<p>10<sup>3</sup>トン</p><p>30km<sup>2</sup></p><p>CO<sub>2</sub></p><p>5億円<sup>※1</sup></p>"
        "<p><sup>1</sup>四捨五入による。</p>"
    )

    assert got == [
        "1,200百万円",
        "港湾費は3億円",
        "1,210円",
        "10^3トン",
        "30km2",
        "CO2",
        "5億円※1",
        "1四捨五入による。",
    ]


def test_fractions_small_digits_and_entities_stay_what_they_are() -> None:
    assert texts("<p>&frac12;、１／２、CO₂、&yen;3,000、&#x5186;&amp;</p>") == ["½、１／２、CO₂、¥3,000、円&"]


def test_definition_lists_give_the_term_and_then_what_it_is() -> None:
    assert texts("<dl><dt>補助率</dt><dd>1/2以内</dd><dt>上限額</dt><dd>500万円</dd></dl>") == [
        "補助率",
        "1/2以内",
        "上限額",
        "500万円",
    ]


def test_what_is_not_visible_is_not_read() -> None:
    assert texts('<p style="Visibility: hidden">1億円</p><p hidden>2億円</p><p>3億円</p>') == ["3億円"]


def test_a_cell_with_a_footnote_mark_is_a_value() -> None:
    rows = "<tr><th>費目<th>額<br>(千円)<tr><td>旅費<td>1,200※1<tr><td>役務費<td>300 (注2)"
    page = f"<html><table>{rows}</table></html>"
    got = [(b.cell.role, b.text) for b in read(page.encode(), "a.html").blocks if b.cell]

    assert got == [
        ("header", "費目"),
        ("header", "額\n(千円)"),
        ("label", "旅費"),
        ("value", "1,200※1"),
        ("label", "役務費"),
        ("value", "300 (注2)"),
    ]


def test_tables_within_tables_without_end_are_read_in_bounded_time() -> None:
    deep = "<table><tr><td>外</td><td>" * 2_000 + "<table><tr><td>里</td><td>1</td></tr></table>"

    assert texts(deep)[0] == "外"
