"""Programs that people said are one: every figure of the one bears the identity of the other."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeVar

import duckdb

from warehouse.publication.catalogue import Table
from warehouse.publication.sql_types import identifier
from warehouse.review.records import Decision

Name = tuple[str, str | None]
Identity = TypeVar("Identity", bound=Hashable)


def merged(decisions: Sequence[Decision]) -> dict[Name, Name]:
    """Which name is merged into which, the oldest decisions first; `apart` takes a merger back."""
    return mergers(decisions, lambda name: name)


def mergers(decisions: Sequence[Decision], identify: Callable[[Name], Identity]) -> dict[Identity, Identity]:
    """The same for whatever identifies a program: two spellings of one are no two."""
    into: dict[Identity, Identity] = {}
    for one in decisions:
        keep, other = (identify(name) for name in pair_of(one))
        if keep == other:
            continue
        for first, second in ((keep, other), (other, keep)):
            if into.get(first) == second:
                into.pop(first)
        if one.action == "merge":
            if _end(into, keep) == _end(into, other):
                into.pop(keep, None)  # what is kept last is the end of a line that would be a circle
            into[other] = keep
    return {one: end for one in into if (end := _end(into, one)) != one}


def merge_programs(
    connection: duckdb.DuckDBPyConnection, tables: Mapping[str, Table], decisions: Sequence[Decision]
) -> None:
    """Give every row of a merged program the identity of the one that is kept."""
    names = {name for one in decisions for name in pair_of(one)}
    ids = {name: _id(connection, name) for name in names}
    spelled = {identity: name for name, identity in ids.items()}
    pairs = mergers(decisions, ids.__getitem__)
    if not pairs:
        return
    connection.execute("CREATE TEMP TABLE merged_programs (from_id VARCHAR, to_id VARCHAR)")
    connection.executemany(
        "INSERT INTO merged_programs VALUES (?, ?)", [list(pair) for pair in pairs.items()]
    )
    for from_id, to_id in pairs.items():
        _leave_one(connection, from_id, to_id, spelled[to_id])
    for table in tables.values():
        for column in ("program_id", "parent_id"):
            if table.column(column) and not table.view:
                connection.execute(
                    f"UPDATE {identifier(table.name)} SET {column} = to_id FROM merged_programs"
                    f" WHERE {column} = from_id"
                )
    connection.execute("UPDATE programs SET parent_id = NULL WHERE parent_id = program_id")


def pair_of(decision: Decision) -> tuple[Name, Name]:
    """The name that is kept, and the one that is merged into it or told apart from it."""
    value = decision.value or {}
    return _name(value.get("keep")), _name(value.get("merge"))


def _leave_one(connection: duckdb.DuckDBPyConnection, from_id: str, to_id: str, kept: Name) -> None:
    """One row among the programs; what is merged into a name that is printed nowhere takes that name."""
    known = connection.execute("SELECT 1 FROM programs WHERE program_id = ?", [to_id]).fetchone()
    if known:
        connection.execute("DELETE FROM programs WHERE program_id = ?", [from_id])
    else:
        connection.execute(
            "UPDATE programs SET program_id = ?, name = ?, variant = ? WHERE program_id = ?",
            [to_id, *kept, from_id],
        )


def _id(connection: duckdb.DuckDBPyConnection, name: Name) -> str:
    row = connection.execute("SELECT name_id(?::VARCHAR, ?::VARCHAR)", list(name)).fetchone()
    assert row is not None
    return str(row[0])


def _name(pair: object) -> Name:
    if isinstance(pair, list | tuple) and pair:
        return str(pair[0]), str(pair[1]) if len(pair) > 1 and pair[1] is not None else None
    raise ValueError(f"no program: {pair!r}")


def _end(into: Mapping[Identity, Identity], one: Identity) -> Identity:
    """The last of a line of mergers."""
    while one in into:
        one = into[one]
    return one
