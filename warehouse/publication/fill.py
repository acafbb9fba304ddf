"""How the published file comes to be: schema, facts of each kind, then what is derived from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.resources import as_file, files
from pathlib import Path

import duckdb

from pipeline.kinds import Kind
from warehouse.audits.auditing import run_audits
from warehouse.publication.catalogue import Table, catalogue
from warehouse.publication.facts import insert_facts
from warehouse.publication.macros import create_macros
from warehouse.publication.passages.writing import create_passages, write_passages
from warehouse.publication.readings import write_readings
from warehouse.publication.reuse.touched import (
    basis_of,
    note_fingerprints,
    on_touched,
    read_touched,
    remember,
    touch_all,
    touch_changed,
)
from warehouse.publication.schema import (
    create_facts_view,
    create_japanese_views,
    create_tables,
    describe,
)
from warehouse.publication.sql_types import identifier, literal
from warehouse.resolve.identity.identifying import identify
from warehouse.resolve.resolving import resolve
from warehouse.review.applying import lay_over
from warehouse.review.policy import Policy
from warehouse.review.records import Decision
from warehouse.review.settling import settle
from warehouse.review.standing import Standing

DERIVED = (
    "programs",
    "document_programs",
    "program_names",
    "region_members",
    "region_places",
    "evidence",
    "unaccounted",
    "accounted",
)
REFERENCE_TABLES = ("prefectures", "municipalities")


def fill(
    connection: duckdb.DuckDBPyConnection,
    kinds: Iterable[Kind],
    decisions: Sequence[Decision] = (),
    policy: Policy | None = None,
    *,
    upon: Iterable[str] | None = None,
) -> Standing:
    """Everything that the published file holds; the ledger is attached as `ledger`, the new file in use.

    `upon`: the new file is a copy of the last one, of which documents that have not changed keep their rows,
    except those named here. Raises Outdated where it can't be built upon, Widened where more are affected.
    Answers what the decisions of people mean for what was written.
    """
    kinds, policy = list(kinds), policy or Policy()
    tables = catalogue(kinds)
    basis = basis_of(tables, policy, decisions)
    note_fingerprints(connection, decisions)
    if upon is None:
        touch_all(connection)
        _create(connection, tables)
        connection.execute("CREATE TEMP VIEW today_facts AS FROM ledger.current_facts")
    else:
        read_touched(connection, touch_changed(connection, tables, basis, upon))
    standing = _write_documents(connection, kinds, tables, on_touched(connection, decisions), policy)
    identify(connection, standing.programs)
    write_readings(connection)
    for name in DERIVED:
        _run(connection, name)
    resolve(connection)
    run_audits(connection)
    settle(connection, standing.settled)
    remember(connection, basis)
    return standing


def _write_documents(
    connection: duckdb.DuckDBPyConnection,
    kinds: Sequence[Kind],
    tables: dict[str, Table],
    decisions: Sequence[Decision],
    policy: Policy,
) -> Standing:
    """The touched documents and their facts, as they are before one document is held against another."""
    standing = lay_over(connection, decisions, policy)
    _name_kinds(connection, kinds)
    _insert_by_name(
        connection, tables["documents"],
        "(FROM ledger.current_documents WHERE document IN (FROM touched_documents))",
    )  # fmt: skip
    for kind in kinds:
        insert_facts(connection, tables[kind.table], kind)
    _run(connection, "documents")
    write_passages(connection)
    return standing


def _create(connection: duckdb.DuckDBPyConnection, tables: dict[str, Table]) -> None:
    create_tables(connection, tables)
    create_facts_view(connection, tables)
    create_passages(connection)
    _run(connection, "budget_figures")
    create_japanese_views(connection, tables)
    create_macros(connection)
    describe(connection, tables)
    for name in REFERENCE_TABLES:
        _insert_reference(connection, tables[name])


def _name_kinds(connection: duckdb.DuckDBPyConnection, kinds: Iterable[Kind]) -> None:
    """Which kinds are published and where, for the queries that read the ledger themselves.

    They are asked by constants: DuckDB then reads the rows of those kinds alone.
    """
    published = ", ".join(
        f"{{kind: {literal(kind.name)}, table_name: {literal(kind.table)}}}" for kind in kinds
    )
    connection.execute(f"SET VARIABLE published_kinds = [{published}]")
    connection.execute(
        "CREATE TEMP MACRO kinds_of(tables) AS list_transform(list_filter(getvariable('published_kinds'),"
        " lambda one: list_contains(tables, one.table_name)), lambda one: one.kind)"
    )


def _run(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    connection.execute(files(__package__).joinpath(f"sql/{name}.sql").read_text("utf-8"))


def _insert_by_name(connection: duckdb.DuckDBPyConnection, table: Table, source: str) -> None:
    """The columns that a source and a table have in common; the others stay NULL."""
    given = {name for name, *_ in connection.sql(f"DESCRIBE FROM {source}").fetchall()}
    shared = [column for column in table.columns if column.name in given]
    names = ", ".join(identifier(c.name) for c in shared)
    values = ", ".join(f"{identifier(c.name)}::{c.type}" for c in shared)
    connection.execute(
        f"INSERT INTO {identifier(table.name)} ({names}) SELECT {values} FROM {source} ORDER BY ALL"
    )


def _insert_reference(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """A reference table from the CSV file of its name, where the machine has one."""
    with as_file(files("pipeline.japanese").joinpath(f"{table.name}.csv")) as path:
        if Path(path).is_file():
            source = f"read_csv({literal(str(path))}, all_varchar = true, header = true, nullstr = '')"
            _insert_by_name(connection, table, source)
