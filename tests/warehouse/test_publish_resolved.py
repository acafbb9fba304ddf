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


def test_who_runs_or_chooses_has_that_role_with_its_fact(ledger_of: Any) -> None:
    def said(role: str, organization: str, **others: Any) -> dict[str, Any]:
        value = {
            "role": role,
            "organization": organization,
            "canonical_name": organization,
            "program": "里山事業",
        }
        return {"kind": "involvement", "value": value, **others}

    home = ledger_of(
        [
            mention("里山事業", None, document="a"),
            mention("里山事業", None, document="b"),
            said("選定", "文部科学省", document="a", fact_id="one"),
            said("選定", "文部科学省", document="b", fact_id="again"),
            said("実施", "里山機構", document="b", fact_id="other"),
        ]
    )

    publish(home)

    assert rows(home, "SELECT role, organization, fact_id FROM program_organizations ORDER BY ALL") == [
        ("実施", "里山機構", "other"),
        ("選定", "文部科学省", "one"),
    ]


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
