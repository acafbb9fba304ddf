"""A small ledger file: the views that publishing reads, as tables."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import duckdb
import pytest

from pipeline.home import Home
from warehouse.publication.reuse.signature import NAME
from warehouse.publish import publish
from warehouse.review.journal import Journal
from warehouse.review.records import Decision, Target, new_id

SEEN = "2026-11-21 09:00:00"
DOCUMENT: dict[str, Any] = {
    "source": "inbox",
    "sha256": "00",
    "media_type": "text/plain",
    "pages": 1,
    "encoding": "utf-8",
    "title": None,
    "publisher": None,
    "url": None,
    "status": "read",
    "note": None,
    "first_seen": SEEN,
    "last_seen": SEEN,
}
FACT: dict[str, Any] = {
    "document": "inbox/a.txt",
    "page": 1,
    "line": 1,
    "quote": "",
    "value_quote": "",
    "rule": "a rule",
    "repaired": False,
    "evidence": [],
    "box": None,
    "block": 0,
    "span_start": 0,
    "sections": [],
    "table_number": None,
    "table_row": None,
    "table_column": None,
    "row_label": None,
    "column_header": None,
    "label_column": None,
    "first_seen": SEEN,
    "last_seen": SEEN,
}
TABLES = """
    CREATE TABLE current_documents (document VARCHAR, source VARCHAR, sha256 VARCHAR, media_type VARCHAR,
        pages INTEGER, encoding VARCHAR, title VARCHAR, publisher VARCHAR, url VARCHAR, status VARCHAR,
        note VARCHAR, first_seen TIMESTAMP, last_seen TIMESTAMP);
    CREATE TABLE current_facts (document VARCHAR, kind VARCHAR, fact_id VARCHAR, ordinal INTEGER, value JSON,
        page INTEGER, line INTEGER, quote VARCHAR, value_quote VARCHAR, rule VARCHAR, repaired BOOLEAN,
        evidence JSON, box DOUBLE[], block INTEGER, span_start INTEGER, sections INTEGER[],
        table_number INTEGER, table_row INTEGER, table_column INTEGER, row_label VARCHAR,
        column_header VARCHAR, label_column INTEGER, first_seen TIMESTAMP, last_seen TIMESTAMP);
    CREATE TABLE current_extractions (document VARCHAR, kind VARCHAR, extraction_id BIGINT);
    CREATE TABLE current_accounts (document VARCHAR, reason VARCHAR, numbers INTEGER);
    CREATE TABLE current_unaccounted (document VARCHAR, ordinal INTEGER, page INTEGER, line INTEGER,
        box DOUBLE[], quote VARCHAR, value_quote VARCHAR);
    CREATE TABLE readable_versions (document VARCHAR, sha256 VARCHAR, reader_version VARCHAR);
    CREATE TABLE readings (sha256 VARCHAR, reader_version VARCHAR, body BLOB);
"""

LedgerOf = Callable[..., Home]
Ask = Callable[..., list[tuple[Any, ...]]]
EXAMPLE_DOCUMENT = {"document": "inbox/a.pdf", "title": "来年度の予算", "publisher": "橋梁省"}
EXAMPLE_FACTS = (
    {
        "kind": "budget",
        "fact_id": "one",
        "document": "inbox/a.pdf",
        "value": {"stage": "draft", "amount_min": 100_000_000},
        "page": 3,
        "line": None,
        "quote": "橋のＤＸ事業 1億円",
    },
    {
        "kind": "budget",
        "fact_id": "two",
        "document": "inbox/b.txt",
        "value": {},
        "line": 5,
        "quote": "道の事業 2億円",
    },
)


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with two facts, published by all kinds that there are."""
    home = write_ledger(Home(tmp_path_factory.mktemp("home")), EXAMPLE_FACTS, [EXAMPLE_DOCUMENT])
    publish(home)
    return home


@pytest.fixture
def file(example: Home) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published file of the example, open for reading."""
    with duckdb.connect(example.published, read_only=True) as connection:
        yield connection


@pytest.fixture
def ledger_of(home: Home) -> LedgerOf:
    """Writes a ledger of the given facts and documents; what a row leaves out has a default."""
    return lambda facts=(), documents=(): write_ledger(home, facts, documents)


def write_ledger(home: Home, facts: Sequence[dict[str, Any]], documents: Sequence[dict[str, Any]]) -> Home:
    home.warehouse.mkdir(parents=True, exist_ok=True)
    # Facts are written as one likes: what was published before is nothing to build upon.
    for path in (home.ledger, home.warehouse / NAME):
        path.unlink(missing_ok=True)
    numbered = [
        {**FACT, "fact_id": f"f{number}", "ordinal": number, **fact} for number, fact in enumerate(facts)
    ]
    with duckdb.connect(home.ledger) as ledger:
        ledger.execute(TABLES)
        insert(ledger, "current_facts", numbered)
        ledger.execute(
            "INSERT INTO current_extractions"
            " SELECT document, kind, max(ordinal) FROM current_facts GROUP BY ALL"
        )
        insert(ledger, "current_documents", [{**DOCUMENT, **document} for document in documents])
    return home


def insert(ledger: duckdb.DuckDBPyConnection, table: str, rows: Sequence[dict[str, Any]]) -> None:
    if not rows:
        return
    columns = dict(ledger.execute(f"SELECT column_name, column_type FROM (DESCRIBE {table})").fetchall())
    types = {name: [type_[:-2]] if type_.endswith("[]") else type_ for name, type_ in columns.items()}
    ledger.execute(
        f"INSERT INTO {table} BY NAME SELECT unnest(from_json(?, ?), recursive := true)",
        [json.dumps(rows, ensure_ascii=False), json.dumps([types])],
    )


@pytest.fixture
def resolved(ledger_of: Any) -> Callable[..., Ask]:
    """Publishes facts, documents and decisions on programs, and answers a function that asks the file."""

    def resolve(facts: Any, documents: Any = (), decisions: Any = ()) -> Ask:
        home: Home = ledger_of(facts, documents)
        if decisions:
            Journal(home.decisions).append(list(decisions))
        publish(home)

        def ask(query: str, *parameters: Any) -> list[tuple[Any, ...]]:
            with duckdb.connect(home.published, read_only=True) as connection:
                return connection.execute(query, list(parameters)).fetchall()

        return ask

    return resolve


@pytest.fixture
def mention() -> Callable[..., dict[str, Any]]:
    """A program that is named: mention("里山事業", "環境省", document="a")."""

    def make(
        name: str, organization: str | None = None, variant: str | None = None, *,
        aliases: tuple[str, ...] = (), parent: str | None = None, **others: Any,
    ) -> dict[str, Any]:  # fmt: skip
        value: dict[str, Any] = {"name": name, "aliases": list(aliases)}
        value |= {"organization": organization, "variant": variant, "parent": parent}
        return {
            "kind": "program",
            "value": {key: one for key, one in value.items() if one is not None},
            "value_quote": name,
            **others,
        }

    return make


@pytest.fixture
def amount() -> Callable[..., dict[str, Any]]:
    """A budget in millions of yen: amount("里山事業", 1200, 2009, "draft", document="a")."""

    def make(
        program: str, millions: float, fiscal_year: int = 2009, stage: str | None = "draft", *,
        resolution: int = 1, value: dict[str, Any] | None = None, **others: Any,
    ) -> dict[str, Any]:  # fmt: skip
        yen = int(millions * 1_000_000)
        return {
            "kind": "budget",
            "value": {
                "program": program, "fiscal_year": fiscal_year, "stage": stage, "scope": "total",
                "amount_min": yen, "amount_max": yen, "modifier": "exact", "level": "program",
                "resolution": resolution * 1_000_000, "is_new": False, **(value or {}),
            },
            **others,
        }  # fmt: skip

    return make


@pytest.fixture
def said() -> Callable[..., Decision]:
    """A decision on two programs: said("merge", "里山事業", "里地事業")."""

    def make(action: Any, keep: str, other: str) -> Decision:
        return Decision(
            id=new_id(), at=datetime(2026, 11, 21, tzinfo=UTC), reviewer="山田", batch=new_id(),
            action=action,
            target=Target(type="programs"), value={"keep": [keep, None], "merge": [other, None]},
        )  # fmt: skip

    return make
