"""What a front page tells, also where no rule is to be read from the text alone: type sizes, declarations."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.annotation import Declared
from pipeline.documents import Block, Document, Line, Page
from pipeline.extraction import annotate, facts_of
from pipeline.facts import Fact
from pipeline.kinds import discover
from pipeline.reading import read, read_text
from pipeline.reading.pdf.book import read_pdf

DOCUMENTS = Path(__file__).parents[4] / "shared" / "documents"


def front(document: Document, declared: Declared | None = None) -> Fact | None:
    kinds = [discover()[name] for name in ("date", "organization", "document")]
    facts = facts_of(annotate(document, kinds, declared), kinds, "x")["document"]
    return facts[0] if facts else None


def pdf(*lines: tuple[str, float]) -> Document:
    blocks = [Block("paragraph", (Line(text),), size=size) for text, size in lines]
    return Document("application/pdf", (Page(1, 595, 842),), tuple(blocks))


def test_the_largest_type_is_the_title_with_what_goes_on_beside_it() -> None:
    got = front(
        pdf(("令和８年度", 22), ("水辺再生の報告", 30), ("国土交通省", 18), ("問い合わせは次へ。", 10))
    )

    assert got and got.value.title == "令和8年度 水辺再生の報告"
    assert got.value.publisher == "国土交通省"


def test_every_field_that_is_printed_has_its_evidence() -> None:
    got = front(pdf(("水辺再生の報告書", 30), ("令和８年６月１日", 14), ("国土交通省", 14), ("以上。", 10)))

    assert got and {(one.field, one.quote) for one in got.evidence} == {
        ("title", "水辺再生の報告書"),
        ("published_start", "令和８年６月１日"),
        ("publisher", "国土交通省"),
        ("document_class", "報告書"),
    }


def test_what_the_source_declares_goes_before_print_and_has_no_printed_evidence() -> None:
    document = read_text("水辺再生の報告書\n国土交通省\n\n　報告の内容は次のとおりである。")

    got = front(document, Declared(publisher="環境省", published_on=date(2026, 6, 1)))

    assert got and (got.value.publisher, got.value.title) == ("環境省", "水辺再生の報告書")
    assert got.value.published_start == date(2026, 6, 1)
    assert {one.field for one in got.evidence} == {"title", "document_class"}


def test_two_dates_on_a_front_page_are_none() -> None:
    got = front(read_text("水辺再生の報告書\n令和８年６月１日\n令和８年７月１日\n国土交通省\n\n　報告する。"))

    assert got and got.value.published_start is None


def test_a_page_of_the_web_begins_at_its_heading_and_belongs_to_its_site() -> None:
    page = (
        "<html><head><title>水辺白書について｜国土交通省</title></head><body><p>サイト内検索</p>"
        "<h1>水辺白書について</h1><p>本年の白書は次のとおりです。</p><p>以上です。</p></body></html>"
    )

    got = front(read(page.encode(), "x.html"))

    assert got and (got.value.title, got.value.publisher, got.value.document_class) == (
        "水辺白書について",
        "国土交通省",
        "白書",
    )


def test_a_front_page_of_a_thousand_lines_is_looked_at_as_far_as_a_front_reaches() -> None:
    got = front(pdf(*[(f"見出し{number}の話", 10.0) for number in range(5000)]))

    assert got is None or len(got.value.title or "") < 500


REAL: dict[str, tuple[Any, ...]] = {
    "ai_council_shiryou2": ("中間とりまとめ(案)", "AI戦略会議・AI制度研究会", "2025-02-04", "報告書"),
    "fujishi_R6_yosansho": ("令和6年度 一般会計予算書(附予算説明書)", "富士市", None, "予算書"),
    "career_up_leaflet_r7": ("キャリアアップ助成金のご案内(令和7年度7月)", None, None, "案内"),
    "yosan_7nendo_hosei": ("経済対策におけるAI施策について(令和7年度補正予算)", None, None, "補正予算"),
    "seichou_kasoku_02_kouboyouryou": (
        "中小企業成長加速化補助金(2次公募) 公募要領",
        "中小企業成長加速化補助金事務局",
        "2025-12-26",
        "公募要領",
    ),
    "monozukuri_koubo_gaiyou_20": (
        "ものづくり・商業・サービス生産性向上促進補助金 第20 次公募要領概要版",
        "ものづくり・商業・サービス生産性向上促進補助金事務局(全国中小企業団体中央会)",
        "2025-04-01",
        "公募要領",
    ),
}


@pytest.mark.skipif(not DOCUMENTS.exists(), reason="the real documents are not here")
@pytest.mark.parametrize("name", REAL)
def test_real_documents_say_what_they_are(name: str) -> None:
    data = (DOCUMENTS / "pdf" / f"{name}.pdf").read_bytes()

    got = front(read_pdf(data, range(1)))

    assert got
    day = got.value.published_start
    assert (
        got.value.title,
        got.value.publisher,
        day and day.isoformat(),
        got.value.document_class,
    ) == REAL[name]
