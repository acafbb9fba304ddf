"""The catalogue of the public tables: `tables.toml` and the kinds' dataclasses, made one."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import Field, dataclass, fields, replace
from importlib.resources import files
from typing import Any, get_type_hints

from pipeline.accounting.account import MARK, OUTSIDE, UNACCOUNTED
from pipeline.accounting.reasons import reasons
from pipeline.kinds import Kind
from warehouse.publication.sql_types import INTEGERS, sql_type


@dataclass(frozen=True, slots=True)
class Column:
    """A public column: `ja` begins with its Japanese name, up to the first 。 (年度。始まる年の西暦)."""

    name: str
    type: str
    ja: str
    en: str
    codes: Mapping[str, str]
    fill: str | None = None

    @property
    def japanese_name(self) -> str:
        """Its name in the Japanese view."""
        return self.ja.partition("。")[0] or self.name


@dataclass(frozen=True, slots=True)
class Table:
    """A public table or view; a table of facts has the columns that all facts have in common.

    `order` is how its Japanese view is sorted, where its rows have an order that people know.
    """

    name: str
    ja: str
    en: str
    columns: tuple[Column, ...]
    facts: bool = False
    view: bool = False
    order: str | None = None

    @property
    def japanese_name(self) -> str:
        """The name of its Japanese view."""
        return self.ja.partition("。")[0] or self.name

    def column(self, name: str) -> Column | None:
        """The column of that name, if there is one."""
        return next((column for column in self.columns if column.name == name), None)


class Conflict(ValueError):
    """A kind declares something that the contract uses otherwise."""


def catalogue(kinds: Iterable[Kind]) -> dict[str, Table]:
    """Every public table by name: those of the contract in its order, then those that only kinds declare."""
    declared = tomllib.loads(files(__package__).joinpath("tables.toml").read_text("utf-8"))
    kinds = tuple(kinds)
    codes = declared.pop("codes") | {"reason": _reasons(kinds)}
    first, last = (_columns(declared.pop(part), codes) for part in ("first", "last"))
    tables = {name: _table(name, entry, codes) for name, entry in declared.items()}
    for kind in kinds:
        tables[kind.table] = _with_kind(kind, tables.get(kind.table), {c.name for c in first + last})
    for name, entry in declared.items():
        if base := tables.get(entry.get("view_of")):
            tables[name] = replace(tables[name], columns=base.columns, facts=base.facts)
    return {
        name: replace(table, columns=(*first, *table.columns, *last)) if table.facts else table
        for name, table in tables.items()
    }


def _reasons(kinds: Iterable[Kind]) -> dict[str, str]:
    """What a number may belong to, in Japanese: facts of a kind, or a reason to be left."""
    named = {OUTSIDE: "柱・頁番号", MARK: "丸数字・肩数字", UNACCOUNTED: "未説明"}
    return (
        {kind.name: kind.ja or kind.name for kind in kinds}
        | {reason.name: reason.ja for reason in reasons()}
        | named
    )


def _table(name: str, entry: Mapping[str, Any], codes: Mapping[str, Mapping[str, str]]) -> Table:
    columns = _columns(entry, codes) if "columns" in entry else ()
    is_view = "view" in entry or "view_of" in entry
    facts, order = entry.get("facts", False), entry.get("order")
    return Table(name, entry["ja"], entry["en"], columns, facts=facts, view=is_view, order=order)


def _columns(entry: Mapping[str, Any], codes: Mapping[str, Mapping[str, str]]) -> tuple[Column, ...]:
    return tuple(
        Column(name, c["type"], c["ja"], c["en"], codes[c["codes"]] if "codes" in c else {}, c.get("fill"))
        for name, c in entry["columns"].items()
    )


def _with_kind(kind: Kind, table: Table | None, common: set[str]) -> Table:
    if table is None:
        table = Table(kind.table, kind.ja or kind.name, kind.en or kind.name, (), facts=True)
    if not table.facts or table.view:
        raise Conflict(f"kind {kind.name}: {kind.table} is a public table, but none of facts")
    hints = get_type_hints(kind.value)
    public = {f.name: f for f in fields(kind.value) if f.metadata.get("public", True)}
    if clash := sorted(common & public.keys()):
        raise Conflict(f"kind {kind.name}: every fact has a column {', '.join(clash)}; rename the field")
    kept = [_described(c, public.get(c.name), hints.get(c.name)) for c in table.columns]
    known = {column.name for column in kept}
    new = [_described(Column(n, "", "", "", {}), f, hints[n]) for n, f in public.items() if n not in known]
    return replace(table, columns=(*kept, *new))


def _described(column: Column, field: Field[Any] | None, annotation: Any) -> Column:
    """The column with what the kind says of it; the contract keeps its words and its width of integers."""
    if field is None:
        return column
    type_ = sql_type(annotation)
    return replace(
        column,
        type=column.type if {type_, column.type} <= INTEGERS else type_,
        ja=column.ja or field.metadata.get("ja", ""),
        en=column.en or field.metadata.get("en", ""),
        codes={**column.codes, **field.metadata.get("codes", {})},
    )
