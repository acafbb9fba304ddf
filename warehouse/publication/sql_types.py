"""Which SQL type holds a Python type, and how SQL names things and quotes words."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

SQL_TYPES: dict[Any, str] = {
    bool: "BOOLEAN",
    int: "BIGINT",
    float: "DOUBLE",
    Decimal: "DECIMAL(38, 6)",
    str: "VARCHAR",
    date: "DATE",
    datetime: "TIMESTAMP",
}
INTEGERS = frozenset({"SMALLINT", "INTEGER", "BIGINT", "HUGEINT"})


def sql_type(annotation: Any) -> str:
    """The SQL type of a field's annotation: int | None is BIGINT, tuple[str, ...] VARCHAR[], a dict JSON."""
    if annotation in SQL_TYPES:
        return SQL_TYPES[annotation]
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return sql_type(type(parts[0]))
    if origin in (Union, UnionType):
        known = {sql_type(part) for part in parts if part is not NoneType}
        return known.pop() if len(known) == 1 else "JSON"
    if origin in (tuple, list, frozenset) and parts and len(set(parts) - {Ellipsis}) == 1:
        return f"{sql_type(parts[0])}[]"
    return "JSON"


def json_structure(type_: str) -> str | list[str]:
    """The type as DuckDB's `from_json` wants it: VARCHAR[] is ["VARCHAR"]."""
    return [type_[:-2]] if type_.endswith("[]") else type_


def identifier(name: str) -> str:
    """A name as SQL writes it, whatever characters it holds."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Words of this project as SQL writes them; values from documents are parameters instead."""
    return "'" + text.replace("'", "''") + "'"
