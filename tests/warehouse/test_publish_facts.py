from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import duckdb
import pytest

from pipeline.home import Home
from pipeline.kinds import Kind, column, discover
from warehouse.publication.catalogue import Conflict
from warehouse.publish import publish


def fact(kind: str, value: dict[str, Any], **others: Any) -> dict[str, Any]:
    return {"kind": kind, "value": value, **others}


def rows(home: Home, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(home.published, read_only=True) as connection:
        return connection.execute(query).fetchall()


@dataclass(frozen=True)
class Award:
    winner: str = column("受賞者。賞を受けた人", "Who won")
    rank: str | None = column("等級", "Rank", codes={"gold": "金賞"})
    score: float | None = column("得点", "Score")
    secret: str | None = column("内緒", "Not to be shown", public=False)


def kind(name: str, table: str, value: type) -> Kind:
    return Kind(name=name, table=table, value=value, rules=(), complete=lambda _: (), ja="賞", en="Awards")


def test_a_fact_has_the_types_of_its_dataclass_and_what_all_facts_have_in_common(ledger_of: Any) -> None:
    value = {"program": "橋の補修事業", "fiscal_year": 2009, "amount_min": 9_223_372_036_854_775_807}
    home = ledger_of(
        [fact("budget", value, quote="橋の補修事業 922京円", value_quote="922京円", page=3, line=None)]
    )

    publish(home)

    wanted = (
        "fact_id, document, page, line, program, fiscal_year, amount_min, amount_max, quote, value_quote,"
        " status, rule, repaired, first_seen"
    )
    assert rows(home, f"SELECT {wanted} FROM budgets") == [
        (
            *("f0", "inbox/a.txt", 3, None, "橋の補修事業", 2009, 9_223_372_036_854_775_807, None),
            *("橋の補修事業 922京円", "922京円", "proposed", "a rule", False, datetime(2026, 11, 21, 9)),
        )
    ]


def test_an_amount_that_no_integer_of_the_table_holds_is_no_amount_and_stops_nothing(ledger_of: Any) -> None:
    home = ledger_of(
        [
            fact("budget", {"amount_min": 10**30, "fiscal_year": 2009}),
            fact("date", {"start_date": "2009-02-30", "precision": "day"}),
        ]
    )

    publish(home)

    assert rows(home, "SELECT amount_min, fiscal_year FROM budgets") == [(None, 2009)]
    assert rows(home, "SELECT start_date, precision FROM dates") == [(None, "day")]


def test_facts_stand_in_the_order_of_documents_and_of_their_text(ledger_of: Any) -> None:
    home = ledger_of(
        [
            fact("budget", {"amount_min": 3}, document="inbox/b.txt", ordinal=1),
            fact("budget", {"amount_min": 2}, document="inbox/b.txt", ordinal=0),
            fact("budget", {"amount_min": 1}, document="inbox/a.txt", ordinal=7),
        ]
    )

    publish(home)

    assert rows(home, "SELECT amount_min FROM budgets") == [(1,), (2,), (3,)]


def test_a_new_kind_has_its_table_view_and_dictionary_without_an_edit_anywhere(ledger_of: Any) -> None:
    home = ledger_of([fact("award", {"winner": "山田", "rank": "gold", "score": 9.5, "secret": "x"})])

    publish(home, (*discover().values(), kind("award", "awards", Award)))

    assert rows(home, "SELECT winner, rank, score FROM awards") == [("山田", "gold", 9.5)]
    assert rows(home, "SELECT 受賞者, 等級, 得点, 状態 FROM 賞") == [("山田", "金賞", 9.5, "未確認")]
    assert rows(
        home, "SELECT type, codes FROM dictionary WHERE table_name = 'awards' AND column_name = 'rank'"
    ) == [("VARCHAR", {"gold": "金賞"})]
    assert rows(home, "SELECT table_name FROM facts") == [("awards",)]
    assert rows(home, "SELECT count(*) FROM duckdb_columns() WHERE column_name = 'secret'") == [(0,)]


def test_kinds_of_the_same_japanese_name_have_views_of_their_own(ledger_of: Any) -> None:
    home = ledger_of([fact("award", {"winner": "山田"}), fact("prize", {"winner": "鈴木"})])

    publish(home, (kind("award", "awards", Award), kind("prize", "prizes", Award)))

    assert rows(home, "SELECT 受賞者 FROM 賞") == [("山田",)]
    assert rows(home, 'SELECT 受賞者 FROM "賞（prizes）"') == [("鈴木",)]


@dataclass(frozen=True)
class WithQuote:
    quote: str = column("引用", "quote")


@pytest.mark.parametrize(("table", "value"), [("awards", WithQuote), ("documents", Award)])
def test_a_kind_that_contradicts_the_contract_is_refused(ledger_of: Any, table: str, value: type) -> None:
    home = ledger_of()

    with pytest.raises(Conflict, match="award"):
        publish(home, (kind("award", table, value),))


def test_facts_of_a_kind_that_is_gone_are_not_published(ledger_of: Any) -> None:
    evidence = [
        {"field": "winner", "value": "山田", "quote": "山田", "page": 1, "basis": "printed", "rule": "r"}
    ]
    home = ledger_of([fact("award", {"winner": "山田"}, evidence=evidence)])

    publish(home)

    assert rows(home, "SELECT count(*) FROM facts") == [(0,)]
    assert rows(home, "SELECT count(*) FROM evidence") == [(0,)]
