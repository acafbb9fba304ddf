"""Answers as a table, as CSV, as JSON."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from rich.console import Console

from flows.show.table import print_table, write_csv, write_json

COLUMNS = ["program", "amount", "day", "pages"]
ROWS = [("甲事業, 乙", 1_234_000_000, date(2025, 4, 1), [1, 2]), (None, Decimal("0.5"), None, [])]


def table(rows: Iterator[tuple[object, ...]]) -> str:
    console = Console(file=StringIO(), width=100, markup=False)
    print_table(COLUMNS, rows, console)
    return console.file.getvalue()  # type: ignore[attr-defined]


def test_a_table_groups_digits_and_marks_nulls() -> None:
    lines = table(iter(ROWS)).splitlines()

    assert lines[1].split() == ["甲事業,", "乙", "1,234,000,000", "2025-04-01", "[1,", "2]"]
    assert lines[2].split() == ["–", "0.5", "–", "[]"]


def test_a_long_answer_is_cut_and_says_so() -> None:
    text = table((f"事業{n}", n, None, None) for n in range(101))

    assert "事業99" in text
    assert "事業100" not in text
    assert "--csv" in text


def test_csv_holds_every_row_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    write_csv(COLUMNS, iter(ROWS))

    first, second = csv.DictReader(capsys.readouterr().out.splitlines())
    assert first == {"program": "甲事業, 乙", "amount": "1234000000", "day": "2025-04-01", "pages": "[1, 2]"}
    assert second == {"program": "", "amount": "0.5", "day": "", "pages": "[]"}


def test_json_carries_its_schema_and_keeps_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    write_json(COLUMNS, iter(ROWS))

    data = json.loads(capsys.readouterr().out)
    assert data["schema"] == 1
    assert data["rows"][0] == {
        "program": "甲事業, 乙",
        "amount": 1_234_000_000,
        "day": "2025-04-01",
        "pages": [1, 2],
    }


def test_no_markup_of_a_document_is_interpreted() -> None:
    assert "[red]予算[/red]" in table(iter([("[red]予算[/red]", 1, None, None)]))
