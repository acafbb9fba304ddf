"""The tables of the published file, their Japanese views, and the dictionary that describes them all."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import duckdb

from warehouse.publication.catalogue import Column, Table
from warehouse.publication.macros import Macro, macros
from warehouse.publication.sql_types import identifier, literal


def create_tables(connection: duckdb.DuckDBPyConnection, tables: Mapping[str, Table]) -> None:
    """Every table with its columns, still empty."""
    for table in tables.values():
        if not table.view:
            columns = ", ".join(f"{identifier(c.name)} {c.type}" for c in table.columns)
            connection.execute(f"CREATE TABLE {identifier(table.name)} ({columns})")


def create_facts_view(connection: duckdb.DuckDBPyConnection, tables: Mapping[str, Table]) -> None:
    """The view `facts`: where every fact of every kind stands, all tables of facts in one."""
    own = ", ".join(c.name for c in tables["facts"].columns if c.name != "table_name")
    parts = (
        f"SELECT {literal(table.name)} AS table_name, {own} FROM {identifier(table.name)}"
        for table in tables.values()
        if table.facts and not table.view
    )
    wanted = ", ".join(column.name for column in tables["facts"].columns)
    connection.execute(f"CREATE VIEW facts AS SELECT {wanted} FROM ({' UNION ALL '.join(parts)})")


def create_japanese_views(connection: duckdb.DuckDBPyConnection, tables: Mapping[str, Table]) -> None:
    """A view for each table, with Japanese names and decoded values: stage 'draft' is 段階 '予算案'.

    Names are sorted by their readings, places by their codes.
    """
    views = japanese_views(tables)
    for table in tables.values():
        names = japanese_names(table)
        columns = ", ".join(f"{_decoded(c)} AS {identifier(names[c.name])}" for c in table.columns)
        view = identifier(views[table.name])
        order = f" ORDER BY {table.order}" if table.order else ""
        connection.execute(f"CREATE VIEW {view} AS SELECT {columns} FROM {identifier(table.name)}{order}")


def japanese_views(tables: Mapping[str, Table]) -> dict[str, str]:
    """The name of each table's Japanese view."""
    return _told_apart({table.name: table.japanese_name for table in tables.values()}, {*tables})


def japanese_names(table: Table) -> dict[str, str]:
    """The Japanese name of each of a table's columns."""
    return _told_apart({column.name: column.japanese_name for column in table.columns}, set())


def _told_apart(japanese: Mapping[str, str], taken: set[str]) -> dict[str, str]:
    """Of two that share a Japanese name, the later bears its own beside it: 予算（awards）."""
    names: dict[str, str] = {}
    for own, name in japanese.items():
        names[own] = f"{name}（{own}）" if name in taken else name
        taken.add(names[own])
    return names


def describe(connection: duckdb.DuckDBPyConnection, tables: Mapping[str, Table]) -> None:
    """COMMENT ON every table, view and column, in Japanese and English; and the table `dictionary`."""
    comments: list[str] = []
    views = japanese_views(tables)
    for table in tables.values():
        names = japanese_names(table)
        comments += _comments("VIEW" if table.view else "TABLE", table, table.name, {})
        comments += _comments("VIEW", table, views[table.name], names)
    connection.execute(";".join(("BEGIN", *comments, "COMMIT")))  # each by itself would wait for the disk
    rows = json.dumps(list(_dictionary(tables)), ensure_ascii=False)
    structure = json.dumps([{column.name: column.type for column in tables["dictionary"].columns}])
    connection.execute(
        "INSERT INTO dictionary SELECT unnest(from_json(?, ?), recursive := true)", [rows, structure]
    )


def _decoded(column: Column) -> str:
    name = identifier(column.name)
    if not column.codes or column.type != "VARCHAR":
        return name
    cases = " ".join(f"WHEN {literal(code)} THEN {literal(ja)}" for code, ja in column.codes.items())
    return f"CASE {name} {cases} ELSE {name} END"


def _comments(what: str, table: Table, name: str, names: Mapping[str, str]) -> list[str]:
    on_columns = (
        f"COMMENT ON COLUMN {identifier(name)}.{identifier(names.get(c.name, c.name))} IS {_both(c)}"
        for c in table.columns
    )
    return [f"COMMENT ON {what} {identifier(name)} IS {_both(table)}", *on_columns]


def _both(described: Table | Column) -> str:
    return literal(f"{described.ja}\n{described.en}")


def _dictionary(tables: Mapping[str, Table]) -> Iterator[dict[str, object]]:
    """Its rows: every table, behind it its columns; at the end the macros."""

    def row(table: str, column: str | None, type_: str, of: Table | Column | Macro) -> dict[str, object]:
        names = [column.name for column in tables["dictionary"].columns]
        codes = dict(of.codes) if isinstance(of, Column) else {}
        return dict(zip(names, (table, column, type_, of.ja, of.en, codes), strict=True))

    for table in tables.values():
        yield row(table.name, None, "VIEW" if table.view else "TABLE", table)
        for column in table.columns:
            yield row(table.name, column.name, column.type, column)
    for macro in macros():
        yield row(f"{macro.name}{macro.parameters}", None, "MACRO", macro)
