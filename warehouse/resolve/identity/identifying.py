"""Give every mention of a program, and every fact that refers to one, the identity of that program."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import as_file, files

import duckdb

from warehouse.publication.reuse.touched import Widened
from warehouse.publication.sql_types import literal
from warehouse.resolve.identity.components import Components, Tie
from warehouse.review.merging import Name, kept_apart, mergers, pair_of
from warehouse.review.records import Decision

SHORT = 12
"""Letters up to which a name alone does not tell whose program it is: 国際交流事業 has six."""
_COLUMNS = {
    "roots": ("key", "root"),
    "kept_apart": ("one", "other"),
    "kept_names": ("key", "name", "variant"),
}


def identify(connection: duckdb.DuckDBPyConnection, decisions: Sequence[Decision] = ()) -> None:
    """Set `program_id` wherever a program is named or referred to.

    Names are one program by their normal form (name and variant), by the ties that documents print (an alias,
    the number of a phase), and by what people decided; what a local government runs is its own. Only touched
    documents are written; raises Widened where others are affected too.
    """
    _run(connection, "homes")
    _run(connection, "names")
    _run(connection, "ties")
    apart = [tie for keys in _owners(connection) for tie in keys.pairs(kept_apart(decisions))]
    _write(connection, "kept_apart", [{"one": one, "other": other} for one, other in apart])
    _write(connection, "roots", _roots(connection, decisions, apart))
    _write(connection, "kept_names", _kept_names(connection, decisions))
    _run(connection, "assigned")
    _run(connection, "affected")
    if affected := _all(connection, "FROM affected_documents"):
        raise Widened(frozenset(name for (name,) in affected))
    _run(connection, "referred")


def _roots(
    connection: duckdb.DuckDBPyConnection, decisions: Sequence[Decision], apart: Sequence[Tie]
) -> list[dict[str, str | None]]:
    """Of names that are tied, the one that stands for all: what people keep, else the first seen."""
    into: dict[str, str] = {}
    for keys in _owners(connection):
        into |= mergers(decisions, keys.key)
    components = Components(apart)
    for one, other in into.items():
        components.tie(one, other)
    _tie_printed(components, _all(connection, "SELECT DISTINCT basis, one, other FROM ties ORDER BY ALL"))
    ranks: dict[str, tuple[object, ...]] = {
        key: (1, seen)
        for key, seen in _all(connection, "SELECT key, min(first_seen) FROM mentions GROUP BY key")
    }
    chosen = components.representatives(ranks | dict.fromkeys(into.values(), (0,)))
    return [{"key": key, "root": root} for key, root in sorted(chosen.items())]


def _tie_printed(components: Components, ties: Iterable[tuple[str, ...]]) -> None:
    """First what is certain by itself; then the aliases that only one program has."""
    aliases: defaultdict[str, set[str]] = defaultdict(set)
    for basis, one, other in ties:
        if basis == "alias":
            aliases[other].add(one)
        else:
            components.tie(one, other)
    for alias, names in aliases.items():
        if len({components.root(name) for name in names}) == 1:
            components.tie(min(names), alias)


class _Keys:
    """The keys of names as one owner's programs bear them."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, owner: str | None) -> None:
        self._connection = connection
        self._owner = owner
        self._known: dict[Name, str] = {}

    def key(self, name: Name) -> str:
        """The key of a name with its variant."""
        if name not in self._known:
            parameters = [*name, self._owner]
            query = "SELECT owned(name_id(?::VARCHAR, ?::VARCHAR), ?::VARCHAR)"
            self._known[name] = str(_all(self._connection, query, parameters)[0][0])
        return self._known[name]

    def pairs(self, names: Iterable[tuple[Name, Name]]) -> list[Tie]:
        """The keys of pairs of names."""
        return [(self.key(one), self.key(other)) for one, other in names]


def _owners(connection: duckdb.DuckDBPyConnection) -> list[_Keys]:
    """How the state's programs are keyed, and those of each local government."""
    local = _all(connection, "SELECT DISTINCT owner FROM local_documents ORDER BY owner")
    return [_Keys(connection, owner) for owner in (None, *(owner for (owner,) in local))]


def _kept_names(
    connection: duckdb.DuckDBPyConnection, decisions: Sequence[Decision]
) -> list[dict[str, str | None]]:
    """The names into which people merged others: they may be printed nowhere."""
    kept = [pair_of(one)[0] for one in decisions if one.action == "merge"]
    return [
        {"key": keys.key((name, variant)), "name": name, "variant": variant}
        for keys in _owners(connection)
        for name, variant in kept
    ]


def _write(
    connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Mapping[str, str | None]]
) -> None:
    connection.execute(
        f"INSERT INTO {table} SELECT unnest(from_json(?, ?), recursive := true)",
        [json.dumps(rows, ensure_ascii=False), json.dumps([dict.fromkeys(_COLUMNS[table], "VARCHAR")])],
    )


def _run(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    statements = files(__package__).joinpath(f"{name}.sql").read_text("utf-8")
    with as_file(files("pipeline.japanese").joinpath("ministries.csv")) as ministries:
        values = {"ministries": literal(str(ministries)), "short": str(SHORT)}
        for parameter, value in values.items():
            statements = statements.replace(f"${parameter}", value)
        connection.execute(statements)


def _all(
    connection: duckdb.DuckDBPyConnection, query: str, parameters: Sequence[object] = ()
) -> list[tuple[str, ...]]:
    return connection.execute(query, list(parameters)).fetchall()
