from __future__ import annotations

from datetime import date
from typing import Any

import duckdb

from pipeline.home import Home
from warehouse.publish import publish


def fact(kind: str, value: dict[str, Any], **others: Any) -> dict[str, Any]:
    return {"kind": kind, "value": value, **others}


def rows(home: Home, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(home.published, read_only=True) as connection:
        return connection.execute(query).fetchall()


def test_failed_documents_are_published_too(ledger_of: Any) -> None:
    home = ledger_of(
        documents=[{"document": "inbox/x.pdf", "status": "failed", "note": "暗号化されています"}]
    )

    publish(home)

    assert rows(home, "SELECT document, status, note, source, class FROM documents") == [
        ("inbox/x.pdf", "failed", "暗号化されています", "inbox", None)
    ]
    assert rows(home, "SELECT 状態 FROM 文書") == [("読取不可",)]


def test_a_document_has_its_publication_date_where_it_prints_exactly_one(ledger_of: Any) -> None:
    def published(document: str, day: str) -> dict[str, Any]:
        value = {"start_date": day, "end_date": day, "precision": "day", "role": "published"}
        return fact("date", value, document=document)

    home = ledger_of(
        [published("a", "2009-04-01"), published("b", "2009-04-01"), published("b", "2009-05-01")],
        [{"document": "a"}, {"document": "b"}],
    )

    publish(home)

    assert rows(home, "SELECT published_start, published_precision FROM documents ORDER BY document") == [
        (date(2009, 4, 1), "day"),
        (None, None),
    ]


def test_a_document_is_what_its_front_page_says_and_else_what_its_file_declares(ledger_of: Any) -> None:
    front = {
        "title": "水辺白書",
        "publisher": "国土交通省",
        "published_start": "2026-06-01",
        "published_end": "2026-06-30",
        "published_precision": "month",
        "document_class": "白書",
    }
    home = ledger_of(
        [fact("document", front, document="a")],
        [{"document": "a", "title": "無題の文書"}, {"document": "b", "title": "別の文書"}],
    )

    publish(home)

    assert rows(home, "SELECT title, publisher, published_start, class FROM documents ORDER BY document") == [
        ("水辺白書", "国土交通省", date(2026, 6, 1), "白書"),
        ("別の文書", None, None, None),
    ]


def test_mentions_of_a_program_become_one_row_a_document_and_one_across_documents(ledger_of: Any) -> None:
    home = ledger_of(
        [
            fact("program", {"name": "橋梁補修事業", "variant": "第Ⅱ期", "aliases": ["本事業"]}, page=4),
            fact(
                "program", {"name": "橋梁補修事業", "variant": "第II期", "organization": "国土交通省"}, page=2
            ),
            fact(
                "program",
                {"name": "橋梁補修事業", "variant": "第Ⅱ期", "aliases": ["橋事業", "本事業"]},
                page=4,
            ),
            fact("program", {"name": "橋梁補修事業", "variant": "第Ⅱ期"}, document="inbox/b.txt", page=9),
            fact(
                "program",
                {"name": "点検プログラム", "parent": "橋梁補修事業（第Ⅱ期）"},
                document="inbox/b.txt",
            ),
        ]
    )

    publish(home)

    assert rows(
        home, "SELECT document, name, variant, organization, aliases, pages FROM document_programs"
    ) == [
        ("inbox/a.txt", "橋梁補修事業", "第Ⅱ期", "国土交通省", ["本事業", "橋事業"], [2, 4]),
        ("inbox/b.txt", "橋梁補修事業", "第Ⅱ期", None, [], [9]),
        ("inbox/b.txt", "点検プログラム", None, None, [], [1]),
    ]
    assert rows(
        home,
        "SELECT p.name, p.variant, parent.name FROM programs AS p"
        " LEFT JOIN programs AS parent ON parent.program_id = p.parent_id ORDER BY p.name DESC",
    ) == [("点検プログラム", None, "橋梁補修事業"), ("橋梁補修事業", "第Ⅱ期", None)]


def test_facts_refer_to_a_program_that_a_document_names_and_to_no_mere_label(ledger_of: Any) -> None:
    home = ledger_of(
        [
            fact("budget", {"program": "橋梁補修事業(第Ⅱ期)", "fiscal_year": 2009}),
            fact("budget", {"program": "橋梁補修事業", "variant": "第II期", "fiscal_year": 2011}),
            fact("budget", {"program": "旅費"}),
            fact("date", {"subject": "橋梁補修事業 第Ⅱ期"}),
            fact("program", {"name": "橋梁補修事業", "variant": "第Ⅱ期"}),
        ]
    )

    publish(home)

    [(identity,)] = rows(home, "SELECT program_id FROM programs")
    assert rows(home, "SELECT program_id FROM budgets") == [(identity,), (identity,), (None,)]
    assert rows(home, "SELECT program_id FROM dates") == [(identity,)]
    assert rows(home, "SELECT name, variant, first_year, last_year, documents FROM program_names") == [
        ("橋梁補修事業", "第II期", 2011, 2011, 1),
        ("橋梁補修事業", "第Ⅱ期", None, None, 1),
        ("橋梁補修事業(第Ⅱ期)", None, 2009, 2009, 1),
    ]


def test_members_of_a_region_list_keep_their_order_and_are_tied_to_places(ledger_of: Any) -> None:
    members = [
        {
            "name": "札幌地域",
            "relation": "named_after",
            "prefecture_code": "01",
            "municipality_code": "011002",
        },
        {"name": "けやき台地区"},
        {"name": "けやき台地区"},
    ]
    home = ledger_of(
        [
            fact("region_list", {"label": "対象地域", "members": members}),
            fact("region_list", {"label": "15地域"}),
        ]
    )

    publish(home)

    assert rows(home, "SELECT list_id, label, member_count FROM region_lists") == [
        ("f0", "対象地域", 3),
        ("f1", "15地域", 0),
    ]
    assert rows(home, "SELECT list_id, position, name, relation, municipality_code FROM region_members") == [
        ("f0", 1, "札幌地域", "named_after", "011002"),
        ("f0", 2, "けやき台地区", None, None),
        ("f0", 3, "けやき台地区", None, None),
    ]
    assert rows(home, "SELECT count(DISTINCT area_id) FROM region_members") == [(2,)]
    assert rows(home, "SELECT position, relation, prefecture_code FROM region_places") == [
        (1, "named_after", "01")
    ]


def test_evidence_is_published_field_by_field_in_its_order(ledger_of: Any) -> None:
    evidence = [
        {
            "field": "stage",
            "value": "draft",
            "quote": "予算案",
            "page": 1,
            "line": 2,
            "box": None,
            "basis": "heading",
            "rule": "s",
        },
        {
            "field": "amount_min",
            "value": "1",
            "quote": "1円",
            "page": 2,
            "line": None,
            "box": [1, 2, 3, 4.5],
            "basis": "printed",
            "rule": "a",
        },
    ]
    home = ledger_of([fact("budget", {"stage": "draft", "amount_min": 1}, evidence=evidence)])

    publish(home)

    assert rows(
        home, "SELECT fact_id, field, value, quote, document, page, line, box, basis, rule FROM evidence"
    ) == [
        ("f0", "stage", "draft", "予算案", "inbox/a.txt", 1, 2, None, "heading", "s"),
        ("f0", "amount_min", "1", "1円", "inbox/a.txt", 2, None, [1.0, 2.0, 3.0, 4.5], "printed", "a"),
    ]


def test_only_whole_totals_may_be_added_up(ledger_of: Any) -> None:
    home = ledger_of(
        [
            fact("budget", {"scope": "total", "amount_max": 1, "modifier": "exact"}),
            fact("budget", {"scope": "total", "amount_max": 2}),
            fact("budget", {"scope": "total", "amount_max": 3, "modifier": "included_in"}),
            fact("budget", {"scope": "total", "amount_max": 0, "modifier": "none"}),
            fact("budget", {"scope": "per_unit", "amount_max": 4}),
            fact("budget", {"scope": "total", "amount_max": 5, "portion": "新規採択分"}),
        ]
    )

    publish(home)

    assert rows(home, "SELECT amount_max FROM budget_figures") == [(1,), (2,)]


def test_a_package_stays_one_where_a_part_also_belongs_to_a_nearer_whole(ledger_of: Any) -> None:
    """A package of 93億円 is 75億円 and 18億円 of new projects, which are of their program's 46億円, too."""

    def figure(block: int, sections: list[int], program: str, amount: int, **others: Any) -> dict[str, Any]:
        value = {
            "program": program,
            "fiscal_year": 2026,
            "stage": "budget",
            "scope": "total",
            "level": "program",
        }
        money = {"amount_min": amount * 10**8, "amount_max": amount * 10**8, "resolution": 10**8}
        value |= {**money, "modifier": "exact", **others}
        return {"kind": "budget", "block": block, "span_start": 0, "sections": sections, "value": value}

    home = ledger_of(
        [
            figure(2, [1], "湖沼環境総合推進", 93),
            figure(4, [3, 1], "湖沼水質改善事業", 75),
            figure(6, [5, 1], "水草活用支援事業", 18, portion="新規採択分"),
            figure(8, [7], "水草活用支援事業", 46),
        ]
    )

    publish(home)

    with duckdb.connect(home.published, read_only=True) as connection:
        levels = connection.execute(
            "SELECT amount_max // 100000000, level FROM budgets ORDER BY 1"
        ).fetchall()
    assert levels == [(18, "program"), (46, "program"), (75, "program"), (93, "package")]
