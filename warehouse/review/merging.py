"""Programs that people said are one: every figure of the one bears the identity of the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb

from warehouse.publication.catalogue import Table
from warehouse.publication.sql_types import identifier
from warehouse.review.records import Decision

Name = tuple[str, str | None]


def merged(decisions: Sequence[Decision]) -> dict[Name, Name]:
    """Which name is merged into which, the oldest decisions first; `apart` takes a merger back."""
    into: dict[Name, Name] = {}
    for one in decisions:
        value = one.value or {}
        keep, other = _name(value.get("keep")), _name(value.get("merge"))
        into.pop(other, None)
        if into.get(keep) == other:
            into.pop(keep)
        if one.action == "merge":
            into[other] = keep
    return {name: end for name in into if (end := _end(into, name)) != name}


def merge_programs(
    connection: duckdb.DuckDBPyConnection, tables: Mapping[str, Table], decisions: Sequence[Decision]
) -> None:
    """Give every row of a merged program the identity of the one that is kept."""
    pairs = merged(decisions)
    if not pairs:
        return
    connection.execute("CREATE TEMP TABLE merged_programs (from_id VARCHAR, to_id VARCHAR)")
    for (name, variant), (kept, kept_variant) in pairs.items():
        connection.execute(
            "INSERT INTO merged_programs"
            " SELECT name_id(?::VARCHAR, ?::VARCHAR), name_id(?::VARCHAR, ?::VARCHAR)",
            [name, variant, kept, kept_variant],
        )
    connection.execute("DELETE FROM programs WHERE program_id IN (SELECT from_id FROM merged_programs)")
    for table in tables.values():
        for column in ("program_id", "parent_id"):
            if table.column(column) and not table.view:
                connection.execute(
                    f"UPDATE {identifier(table.name)} SET {column} = to_id FROM merged_programs"
                    f" WHERE {column} = from_id"
                )


def _name(pair: object) -> Name:
    if isinstance(pair, list | tuple) and pair:
        return str(pair[0]), str(pair[1]) if len(pair) > 1 and pair[1] is not None else None
    raise ValueError(f"no program: {pair!r}")


def _end(into: Mapping[Name, Name], name: Name) -> Name:
    """The last of a line of mergers; a circle ends where it began."""
    seen = {name}
    while (name := into.get(name, name)) not in seen:
        seen.add(name)
    return name
