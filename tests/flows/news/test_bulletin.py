from __future__ import annotations

from datetime import datetime
from pathlib import Path

from flows.fetching.summary import FetchSummary, News, SourceSummary
from flows.news.bulletin import MOST_LINES, bulletin
from flows.news.figures import Figures
from flows.summary import Failure, HeldBack, Summary
from warehouse.diff.amounts import ChangedAmount
from warehouse.fetched.rows import Alert

NOW = datetime(2026, 11, 27)


def source(*news: News) -> SourceSummary:
    return SourceSummary("gov", "政策庁", "feed", news=list(news))


def came(number: int, event: str = "new") -> News:
    return News(f"gov/{number}.pdf", f"https://gov.example.jp/{number}.pdf", f"資料{number}", event)


def alert(cause: str, subject: str = "https://gov.example.jp/news.rdf") -> Alert:
    return Alert("gov", subject, cause, "更新が途絶えた", "ページを開く", NOW)


def test_nothing_changed_is_nothing_to_tell() -> None:
    quiet = FetchSummary(1, [SourceSummary("gov", None, "feed", items=3, same=3)], standing=[alert("stale")])

    told = bulletin(quiet, Summary(1, unchanged=3, facts={"budget": 7}), None)

    assert not told
    assert told.sections == ()


def test_alerts_come_first_then_what_was_replaced_gone_and_new() -> None:
    fetched = FetchSummary(1, [source(came(1), came(2, "changed"), came(3, "gone"))], raised=[alert("stale")])

    told = bulletin(fetched)

    assert told.title == "政策: 要注意 1、同じURLで差し替え 1、消えた 1、新しい資料 1"
    assert told.text().splitlines()[:2] == [
        "要注意 1",
        "・gov  https://gov.example.jp/news.rdf  更新が途絶えた  → ページを開く",
    ]


def test_a_withdrawn_document_is_told_once() -> None:
    gone = came(3, "gone")
    fetched = FetchSummary(1, [source(gone)], raised=[alert("gone", gone.url)])

    assert [section.heading for section in bulletin(fetched).sections] == ["消えた 1"]


def test_a_second_address_of_the_same_bytes_is_no_news() -> None:
    assert not bulletin(FetchSummary(1, [source(came(1, "elsewhere"))]))


def test_amounts_stand_with_their_place_and_what_awaits_review_with_its_yen() -> None:
    changed = ChangedAmount("gov/1.pdf", 2, "里山事業", "5億円", "6億円")

    told = bulletin(None, Summary(2), Figures((changed,), {"gov/1.pdf": 4}, 3, 600_000_000))

    assert told.text().split("\n\n") == [
        "変わった額 1\n・gov/1.pdf p.2  里山事業 5億円 → 6億円",
        "事実が得られた文書 1\n・gov/1.pdf  4 件",
        "未確認の変更\n・3 件（6億円） → seisaku review",
    ]


def test_failures_and_a_closed_gate_are_told_with_their_remedy() -> None:
    summary = Summary(
        2,
        failed=[Failure("gov/x.pdf", "PDFではありません", "取り直す")],
        published=Path("seisaku.duckdb"),
        held_back=HeldBack("未確認が多すぎます", "seisaku review", by_gate=True),
    )

    assert bulletin(None, summary).text().split("\n\n") == [
        "読めなかった文書 1\n・gov/x.pdf  PDFではありません  → 取り直す",
        "公開を止めた 1\n・未確認が多すぎます  → seisaku review",
    ]


def test_a_long_list_says_how_many_more_there_are() -> None:
    many = [came(number) for number in range(MOST_LINES + 5)]

    told = bulletin(FetchSummary(1, [source(*many)]))

    assert told.title == f"政策: 新しい資料 {MOST_LINES + 5}"
    assert told.text().splitlines()[-1] == "… ほか 5 件"
    assert len(told.text().splitlines()) == 1 + MOST_LINES + 1
