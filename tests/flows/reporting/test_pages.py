"""The three pages, as HTML."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from flows.language import LANGUAGE_VARIABLE
from flows.reporting.gathering import page_about
from flows.reporting.page import data
from flows.reporting.sources import safe_address
from flows.reporting.subject import WHOLE, subjects
from pipeline.home import Home
from warehouse.reports.asking import questions


class Page(HTMLParser):
    """What a browser would ask for, run and jump to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.handlers: list[str] = []
        self.tags: list[str] = []
        self.ids: set[str] = set()
        self.jumps: set[str] = set()
        self.text = ""
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._inside = tag
        for name, value in attrs:
            if name in ("src", "srcset", "href") and not (value or "").startswith(("#", "data:")):
                self.asked.append(value or "")
            if name.startswith("on"):
                self.handlers.append(name)
            if name == "id":
                self.ids.add(value or "")
            if name == "href" and (value or "").startswith("#"):
                self.jumps.add((value or "")[1:])

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside not in ("script", "style"):
            self.text += data


def page_of(home: Home, wanted: str | None) -> str:
    with questions(home.published) as ask:
        [subject] = subjects(ask, wanted)
        return page_about(ask, home, subject)


def rows(html: str, section: str) -> list[list[str]]:
    """The rows of a section's tables, as words."""
    part = re.search(rf'<section id="{section}".*?</section>', html, re.DOTALL)
    if part is None:
        return []
    found = re.findall(r"<tr.*?</tr>", part[0], re.DOTALL)
    cells = (re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL) for row in found)
    return [[" ".join(re.sub(r"<[^>]+>", "", cell).split()) for cell in row] for row in cells]


@pytest.mark.parametrize("wanted", ["多世代まなび拠点整備事業", "press-release.pdf", "hostile.html", None])
def test_a_page_asks_for_nothing_and_every_jump_has_an_end(reported: Home, wanted: str | None) -> None:
    page = Page(page_of(reported, wanted))

    assert page.asked == []
    assert page.handlers == []
    assert page.jumps <= page.ids
    assert page.jumps & {f"s{number}" for number in range(1, 4)}


def test_each_amount_of_a_program_leads_to_its_words(reported: Home) -> None:
    html = page_of(reported, "多世代まなび拠点整備事業")
    amounts = [row for row in rows(html, "money") if len(row) == 6 and row[1] == "予算"]

    assert [row[2].partition("[")[0] for row in amounts] == ["34億8,000万円", "32億400万円"]
    for row in amounts:
        number = row[2].rpartition("[")[2].rstrip("]")
        [source] = re.findall(rf'<li id="s{number}">.*?</li>', html, re.DOTALL)
        assert "<mark>3,204</mark>" in source or "<mark>3,480</mark>" in source
        assert "data:image/webp;base64," in source


def test_the_changes_are_those_that_the_document_prints(reported: Home) -> None:
    table = rows(page_of(reported, "多世代まなび拠点整備事業"), "changes")

    assert [row[4:6] for row in table[1:]] == [["△2億7,600万円", "△7.9%"]]


def test_a_text_shows_its_lines(reported: Home) -> None:
    html = page_of(reported, "里山再生支援事業")

    assert "里山再生支援事業の令和3年度の予算額は、<mark>33億円</mark>です。" in html
    assert [row[4] for row in rows(html, "changes")[1:]] == ["+11億円"] * 3


def test_two_amounts_for_one_year_are_neither_added_nor_compared(reported: Home) -> None:
    html = page_of(reported, "水辺再生事業")

    assert [row[2].partition("[")[0] for row in rows(html, "money")[1:]] == ["2億円", "3億円", "5億円"]
    assert rows(html, "changes") == []
    assert "8億円" not in html
    assert "複数の額が印刷されている" in html


def test_another_amount_of_another_document_is_told_beside_the_figure(reported: Home) -> None:
    html = page_of(reported, "川辺整備事業")

    [_, before, now] = rows(html, "money")
    assert (before[2].partition("[")[0], now[2].partition("[")[0]) == ("2億円", "3億円")
    assert now[4].startswith("別に 4億円[") and "別に" not in before[4]
    [_, change] = rows(html, "changes")
    assert change[4] == "+1億円二通りの額あり"


def test_places_stand_on_the_map(reported: Home) -> None:
    html = page_of(reported, "多世代まなび拠点整備事業")

    assert "<title>長野県 3件</title>" in html
    assert "<title>東京都 0件</title>" in html
    assert ["岩手県", "2"] in [row[:2] for row in rows(html, "regions")]


@pytest.mark.parametrize("wanted", ["hostile.html", None])
def test_text_of_a_document_is_never_markup(reported: Home, wanted: str | None) -> None:
    html = page_of(reported, wanted)
    page = Page(html)

    assert "<script>hacked" not in html and "<img src=x" not in html
    assert "&lt;script&gt;hacked()" in html or wanted is None
    assert "x onerror" not in "".join(re.findall(r"<img[^>]*>", html))
    assert page.tags.count("script") == html.count("<script")
    for spec in re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', html, re.DOTALL):
        assert "<" not in spec and json.loads(spec)


def test_data_of_a_script_survives_and_ends_nothing() -> None:
    value = {"name": "</script><!--&\u2028"}

    written = data(value)

    assert not re.search(r"[<>&\u2028]", written)
    assert json.loads(written) == value


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "", None])
def test_only_addresses_of_the_web_are_linked(url: str | None) -> None:
    assert safe_address(url) is None
    assert safe_address("https://www.example.go.jp/") == "https://www.example.go.jp/"


def test_the_whole_tells_what_came_in_and_what_is_left(reported: Home) -> None:
    html = page_of(reported, None)

    assert "府省の予算総額ではありません" in html
    assert sum(int(row[2]) for row in rows(html, "documents")[1:]) == 9
    with questions(reported.published) as ask:
        assert subjects(ask, None) == [WHOLE]
        facts = sum(row["facts"] for row in ask("whole/facts"))
    assert f"<b>{facts:,}</b>事実" in html


def test_english(reported: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LANGUAGE_VARIABLE, "en")

    html = page_of(reported, "多世代まなび拠点整備事業")

    assert '<html lang="en">' in html
    assert "¥3,204,000,000" in html
    assert "[n] beside a figure leads to where it was printed." in html


def test_a_document_that_came_anew_shows_what_has_changed(reported: Home) -> None:
    html = page_of(reported, "two.txt")
    changed = Page(html[html.index('id="former"') : html.index('id="money"')])

    assert "前の版からの変化" in changed.text
    for change in (
        r"変更\s*予算\s*9億円\s*3億円\s*\[\d+\]\s*川辺整備事業\s*金額: 9億円\s*3億円",
        r"消失\s*予算\s*1億円\s*前の版の4行目",
        r"追加\s*予算\s*2億円",
    ):
        assert re.search(change, changed.text), changed.text
    assert "原典" in changed.text
    assert changed.jumps <= Page(html).ids


def test_a_document_that_never_changed_says_nothing_of_it(reported: Home) -> None:
    assert 'id="former"' not in page_of(reported, "other.txt")
