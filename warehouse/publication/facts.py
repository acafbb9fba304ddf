"""From the ledger's facts, their values as JSON, to the typed table of their kind: one statement a kind."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import get_type_hints

import duckdb

from pipeline.kinds import Kind
from warehouse.publication.catalogue import Column, Table
from warehouse.publication.sql_types import identifier, json_structure, literal, sql_type

LEDGER_FACTS = "published_facts"


def insert_facts(connection: duckdb.DuckDBPyConnection, table: Table, kind: Kind) -> None:
    """All facts of a kind into its table, in the order of the documents and of their text."""
    found = {name for name, *_ in connection.sql(f"DESCRIBE {LEDGER_FACTS}").fetchall()}
    connection.execute(_statement(table, kind, found), [kind.name])


def _statement(table: Table, kind: Kind, in_ledger: set[str]) -> str:
    """First the columns as the ledger and the value say them, then those that follow from others (`fill`)."""
    of_value = {f.name for f in fields(kind.value)}
    said = ", ".join(_said(column, of_value, in_ledger) for column in table.columns)
    filled = ", ".join(_filled(column) for column in table.columns)
    return f"""
        INSERT INTO {identifier(table.name)}
        SELECT {filled}
        FROM (
            SELECT {said}, ledger_value AS _value, ordinal AS _ordinal
            FROM (
                SELECT * EXCLUDE (value), value AS ledger_value,
                    from_json(value, {literal(_structure(table, kind))}) AS typed
                FROM {LEDGER_FACTS}
                WHERE kind = ?
            )
        )
        ORDER BY document, _ordinal, fact_id
    """


def _said(column: Column, of_value: set[str], in_ledger: set[str]) -> str:
    name = identifier(column.name)
    if column.name in of_value:
        return f"typed.{name} AS {name}"
    if column.name in in_ledger and column.name not in ("kind", "value"):
        return f"{name}::{column.type} AS {name}"
    return f"NULL::{column.type} AS {name}"


def _filled(column: Column) -> str:
    name = identifier(column.name)
    return f"coalesce({name}, {column.fill}) AS {name}" if column.fill else name


def _structure(table: Table, kind: Kind) -> str:
    """The value as a struct: a public column's own type, else the type of the dataclass's field."""
    hints = get_type_hints(kind.value)
    types = {f.name: sql_type(hints[f.name]) for f in fields(kind.value)}
    types |= {column.name: column.type for column in table.columns if column.name in types}
    return json.dumps({name: json_structure(type_) for name, type_ in types.items()}, ensure_ascii=False)
