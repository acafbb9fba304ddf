"""What is settled of numbers and findings, in a published file of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import duckdb
import pytest

from warehouse.review.records import Decision, Target
from warehouse.review.settling import number_id, settle

Say = Callable[..., Decision]
NUMBERS = (
    ("inbox/a.txt", "座席は47ある。", "47"),
    ("inbox/a.txt", "座席は47、扉は47ある。", "47"),
    ("inbox/a.txt", "座席は47ある。", "48"),
    ("inbox/b.txt", "座席は47ある。", "47"),
)


@pytest.fixture
def file() -> Iterator[duckdb.DuckDBPyConnection]:
    connection = duckdb.connect()
    connection.execute("CREATE TABLE unaccounted (document VARCHAR, quote VARCHAR, digits VARCHAR)")
    connection.executemany("INSERT INTO unaccounted VALUES (?, ?, ?)", NUMBERS)
    connection.execute("CREATE TABLE audits (audit_id VARCHAR, status VARCHAR DEFAULT 'proposed')")
    connection.execute("INSERT INTO audits (audit_id) VALUES ('a1'), ('a2')")
    yield connection
    connection.close()


def left(file: duckdb.DuckDBPyConnection) -> list[tuple[Any, ...]]:
    return file.execute("SELECT document, quote, digits FROM unaccounted").fetchall()


def of_number(number: tuple[str, str, str]) -> Target:
    return Target(type="number", document=number[0], name=number_id(*number))


def test_the_identities_of_numbers_differ_by_document_words_and_digits() -> None:
    assert len({number_id(*number) for number in NUMBERS}) == len(NUMBERS)
    assert number_id("a", "bc", "d") != number_id("a", "b", "cd")


@pytest.mark.parametrize("number", NUMBERS)
def test_a_settled_number_goes_and_no_other(
    file: duckdb.DuckDBPyConnection, say: Say, number: tuple[str, str, str]
) -> None:
    target = of_number(number)

    settle(file, {f"number|{target.name}": say("settle", target)})

    assert left(file) == [one for one in NUMBERS if one != number]


def test_a_number_that_is_no_longer_there_does_no_harm(file: duckdb.DuckDBPyConnection, say: Say) -> None:
    target = of_number(("inbox/a.txt", "扉は3ある。", "3"))

    settle(file, {f"number|{target.name}": say("settle", target)})

    assert left(file) == list(NUMBERS)


def test_a_settled_finding_is_accepted_and_no_other(file: duckdb.DuckDBPyConnection, say: Say) -> None:
    settle(file, {"audit|a2": say("settle", Target(type="audit", document="inbox/a.txt", name="a2"))})

    assert file.execute("SELECT audit_id, status FROM audits").fetchall() == [
        ("a1", "proposed"),
        ("a2", "accepted"),
    ]


def test_a_settled_page_is_neither(file: duckdb.DuckDBPyConnection, say: Say) -> None:
    page = Target(type="page", document="inbox/a.txt", page=3, sha256="ab")

    settle(file, {"page|inbox/a.txt|3|ab": say("settle", page)})

    assert left(file) == list(NUMBERS)
    assert file.execute("SELECT DISTINCT status FROM audits").fetchall() == [("proposed",)]
