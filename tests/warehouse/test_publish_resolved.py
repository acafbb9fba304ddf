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
