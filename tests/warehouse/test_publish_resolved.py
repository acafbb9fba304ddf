from __future__ import annotations

from typing import Any

import duckdb
import pytest

from pipeline.home import Home
from warehouse.publish import publish


def rows(home: Home, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(home.published, read_only=True) as connection:
        return connection.execute(query).fetchall()


def mention(name: str, organization: str | None, **others: Any) -> dict[str, Any]:
    value = {"name": name, **({"organization": organization} if organization else {})}
    return {"kind": "program", "value": value, **others}


def front(document: str, **value: Any) -> dict[str, Any]:
    return {"kind": "document", "document": document, "value": value}


def areas(document: str, *names: str, **value: Any) -> dict[str, Any]:
    members = [{"name": name} for name in names]
    return {"kind": "region_list", "document": document, "value": {"members": members, **value}}


def test_a_body_that_is_no_more_has_a_successor(ledger_of: Any) -> None:
    home = ledger_of(
        [
            {"kind": "organization", "value": {"name": "通産省", "canonical_name": "通商産業省"}},
            {"kind": "organization", "value": {"name": "経済産業省", "canonical_name": "経済産業省"}},
        ]
    )

    publish(home)

    assert rows(
        home,
        "SELECT old.name, new.name FROM organizations AS old JOIN organizations AS new"
        " ON new.organization_id = old.successor_id",
    ) == [("通産省", "経済産業省")]


@pytest.mark.parametrize("printed", ["文部科学省・経済産業省", "文部科学省、経済産業省"])
def test_two_ministries_in_one_name_are_two_in_charge(ledger_of: Any, printed: str) -> None:
    home = ledger_of([mention("里山事業", printed, document="a"), mention("里山事業", None, document="b")])

    publish(home)

    assert rows(home, "SELECT organization, role FROM program_organizations ORDER BY ALL") == [
        ("文部科学省", "所管"),
        ("経済産業省", "所管"),
    ]


def test_who_is_no_body_of_the_state_has_no_role_that_nobody_says(ledger_of: Any) -> None:
    home = ledger_of([mention("里山事業", "里山振興協議会")])

    publish(home)

    assert rows(home, "FROM program_organizations") == []


def test_a_list_of_the_same_areas_is_the_same_in_another_order_and_document(ledger_of: Any) -> None:
    home = ledger_of(
        [
            areas("a", "東山地域", "西山地域", "北山地域", program="里山事業"),
            areas("b", "北山地域", "東山地域", "西山地域"),
        ]
    )

    publish(home)

    assert rows(home, "SELECT document, same_as FROM region_lists ORDER BY document") == [
        ("a", None),
        ("b", "f0"),
    ]


@pytest.mark.parametrize(
    "other",
    [
        areas("b", "東山地域", "西山地域"),
        areas("b", "東山地域", "西山地域", "北山地域", program="里海事業"),
        areas("b", "東山地域", "西山地域", "北山地域", "南山地域", program="里山事業"),
        areas("b", "東山地域", "西山地域", "北山地域", program="里山事業", fiscal_year=2010),
    ],
    ids=["fewer", "another program", "more", "another year"],
)
def test_other_lists_are_not_the_same(ledger_of: Any, other: dict[str, Any]) -> None:
    first = areas("a", "東山地域", "西山地域", "北山地域", program="里山事業", fiscal_year=2009)

    publish(home := ledger_of([first, other]))

    assert rows(home, "SELECT same_as FROM region_lists WHERE same_as IS NOT NULL") == []


def test_an_agency_belongs_to_its_ministry_in_a_document_of_its_time(ledger_of: Any) -> None:
    agency = {"kind": "organization", "value": {"name": "特許庁", "canonical_name": "特許庁"}}
    home = ledger_of(
        [
            {**agency, "document": "of 2009"},
            {**agency, "document": "of 1999"},
            {**agency, "document": "of no day"},
            front("of 2009", published_start="2009-05-01"),
            front("of 1999", published_start="1999-05-01"),
        ],
        [{"document": name} for name in ("of 2009", "of 1999", "of no day")],
    )

    publish(home)

    assert rows(
        home,
        "SELECT document, s.name FROM organizations AS o LEFT JOIN state_bodies AS s"
        " ON s.organization_id = o.parent_id ORDER BY document",
    ) == [("of 1999", None), ("of 2009", "経済産業省"), ("of no day", None)]


def test_divisions_of_one_name_are_told_apart_by_their_ministry(ledger_of: Any) -> None:
    def division(parent: str | None, document: str, **value: Any) -> dict[str, Any]:
        value |= {"name": "総務課", "canonical_name": "総務課", **({"parent": parent} if parent else {})}
        return {"kind": "organization", "document": document, "value": value}

    home = ledger_of(
        [
            division("環境省", "a"),
            division("環境省", "b"),
            division("総務省", "a"),
            division(None, "a", local=True),
            division(None, "b", local=True),
        ]
    )

    publish(home)

    assert rows(
        home, "SELECT count(*), count(DISTINCT organization_id), count(parent_id) FROM organizations"
    ) == [(5, 4, 3)]
    assert rows(
        home,
        "SELECT o.document, s.name FROM organizations AS o"
        " JOIN state_bodies AS s ON s.organization_id = o.parent_id ORDER BY ALL",
    ) == [("a", "環境省"), ("a", "総務省"), ("b", "環境省")]


def test_the_line_of_a_body_is_told_from_both_ends(ledger_of: Any) -> None:
    publish(home := ledger_of())

    assert rows(
        home,
        "SELECT former_names, short_names FROM state_bodies WHERE name = '科学技術振興機構'",
    ) == [(["新技術事業団", "新技術開発事業団", "日本科学技術情報センター", "科学技術振興事業団"], ["JST"])]
    assert rows(
        home,
        "SELECT new.name FROM state_bodies AS old JOIN state_bodies AS new"
        " ON new.organization_id = old.successor_id WHERE old.name = '防衛庁'",
    ) == [("防衛省",)]


def test_who_selects_and_who_is_paid_stand_beside_who_is_in_charge(ledger_of: Any) -> None:
    def part(organization: str, role: str, fact_id: str, program: str = "里山事業") -> dict[str, Any]:
        value = {"program": program, "organization": organization, "role": role}
        return {"kind": "involvement", "fact_id": fact_id, "value": value}

    home = ledger_of(
        [
            mention("里山事業", "環境省", fact_id="named"),
            part("環境省", "選定", "selects"),
            part("環境省", "所管", "says it again"),
            part("里山基金", "補助先", "is paid"),
            part("里山基金", "補助先", "of an unknown program", program="里海事業"),
        ]
    )

    publish(home)

    assert rows(home, "SELECT organization, role, fact_id FROM program_organizations ORDER BY ALL") == [
        ("環境省", "所管", "named"),
        ("環境省", "選定", "selects"),
        ("里山基金", "補助先", "is paid"),
    ]


@pytest.mark.parametrize(
    ("publisher", "document_class", "organization", "expected"),
    [
        ("富士市", "予算書", None, [("富士市", "所管", 2024)]),
        ("富士市", "報告書", None, []),
        ("富士市", "予算書", "総務省", [("総務省", "所管", 2024)]),
        ("里山振興協議会", "予算書", None, []),
    ],
)
def test_a_city_is_in_charge_of_what_its_own_budget_pays(
    ledger_of: Any,
    publisher: str,
    document_class: str,
    organization: str | None,
    expected: list[tuple[str, str, int]],
) -> None:
    figure = {"program": "里山事業", "fiscal_year": 2024, "organization": organization}
    home = ledger_of(
        [
            mention("里山事業", None, document="book"),
            {"kind": "budget", "document": "book", "value": figure},
            front("book", publisher=publisher, document_class=document_class),
        ],
        [{"document": "book"}],
    )

    publish(home)

    assert rows(home, "SELECT organization, role, fiscal_year FROM program_organizations") == expected


def test_a_name_with_a_dot_in_it_is_one_body(ledger_of: Any) -> None:
    publish(home := ledger_of([mention("里山事業", "物質・材料研究機構")]))

    assert rows(home, "SELECT organization FROM program_organizations") == [("物質・材料研究機構",)]


def test_what_adds_up_to_a_ministry_s_total_is_the_ministry_s(
    resolved: Any, mention: Any, amount: Any
) -> None:
    total = {"sections": [1], "block": 1}
    ask = resolved(
        [
            mention("里の支援"),
            mention("里山事業"),
            mention("里海事業"),
            amount("里の支援", 1000, fact_id="total", value={"organization": "環境省"}, **total),
            amount("里山事業", 700, fact_id="one", block=3, sections=[2, 1]),
            amount("里海事業", 300, fact_id="two", block=4, sections=[3, 1]),
        ]
    )

    assert ask(
        "SELECT p.name, o.organization, o.fact_id FROM program_organizations AS o"
        " JOIN programs AS p USING (program_id) ORDER BY o.fact_id"
    ) == [("里山事業", "環境省", "one"), ("里の支援", "環境省", "total"), ("里海事業", "環境省", "two")]
