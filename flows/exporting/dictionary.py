"""The data dictionary as a page: every public table and column in Japanese and English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from warehouse.publication.catalogue import Column, Table

HEAD = """\
# Data dictionary データ辞書

Every table and view of `warehouse/seisaku.duckdb`; the same words stand in the file itself
(`FROM dictionary`, and as comments that most tools show). Each table has a view with the Japanese names below
and decoded values.
"""


def dictionary_page(tables: Mapping[str, Table]) -> str:
    """The page, table by table in the order of the contract."""
    return "\n".join((HEAD, *(part for table in tables.values() for part in _table(table))))


def _table(table: Table) -> Iterator[str]:
    yield f"## {table.name} {table.japanese_name}\n"
    yield f"{table.ja.partition('。')[2] or table.japanese_name}  \n{table.en}\n"
    yield "| column | 列 | type | 説明 | description |\n|---|---|---|---|---|"
    yield from map(_column, table.columns)
    yield ""


def _column(column: Column) -> str:
    meaning = column.ja.partition("。")[2]
    codes = _codes(column.codes)
    cells = (f"`{column.name}`", column.japanese_name, column.type, f"{meaning}{codes}", column.en)
    return f"| {' | '.join(map(_cell, cells))} |"


def _codes(codes: Mapping[str, str]) -> str:
    told = "、".join(f"`{code}` {word}" for code, word in codes.items())
    return f"（{told}）" if told and len(codes) <= 12 else ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
