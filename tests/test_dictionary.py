"""`docs/data-dictionary.md` says what the published file says of its tables (--accept rewrites it)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from flows.exporting.dictionary import dictionary_page
from pipeline.kinds import discover
from warehouse.publication.catalogue import catalogue

PAGE = Path(__file__).resolve().parent.parent / "docs" / "data-dictionary.md"


def test_the_page_is_of_today(golden: Callable[[Path, str], None]) -> None:
    golden(PAGE, dictionary_page(catalogue(discover().values())))


def test_every_public_column_is_described_in_both_languages() -> None:
    tables = catalogue(discover().values())

    missing = [
        f"{table.name}.{column.name}"
        for table in tables.values()
        for column in table.columns
        if not (column.ja and column.en)
    ]

    assert missing == []
    assert [table.name for table in tables.values() if not (table.ja and table.en)] == []
