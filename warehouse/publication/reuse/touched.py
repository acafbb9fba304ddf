"""Which documents a publication has to write, and which it keeps from the one before."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable

import duckdb
import msgspec

from pipeline.versions import dictionary_version
from warehouse.publication.catalogue import Table
from warehouse.publication.sql_types import identifier
from warehouse.review.policy import Policy
from warehouse.review.records import Decision
from warehouse.version import warehouse_version

INCREMENTS = 100
"""Publications after which all is written anew: what was deleted leaves its space in the file."""
SHARE = 3
"""Where one in so many documents has changed, all of them are written anew."""
_CODE = ("warehouse", "pipeline.japanese")
_WORDS = ("displaced.py", "documents.py", "kana.py", "pieces.py", "spacing.py", "terms.py", "text.py")
_OF_A_DOCUMENT = ("local_figures", "differences", "passages", "fact_passages")


class Outdated(Exception):
    """The file of the last publication can't be built upon."""


class Widened(Exception):
    """Documents that are as they were are affected: a program that they name is known by another name."""

    def __init__(self, documents: frozenset[str]) -> None:
        super().__init__(documents)
        self.documents = documents


def basis_of(tables: Mapping[str, Table], policy: Policy, decisions: Iterable[Decision]) -> str:
    """What all of a file rests on besides its documents: code, tables, policy, decisions on programs."""
    digest = hashlib.sha256(
        f"{duckdb.__version__} {tables!r} {policy.second!r}".encode("utf-8", "surrogatepass")
    )
    digest.update(dictionary_version().encode())
    for package in _CODE:
        _add_files(digest, files(package))
    for name in _WORDS:
        digest.update(files("pipeline").joinpath(name).read_bytes())
    for one in decisions:
        if one.target.type == "programs":
            digest.update(msgspec.json.encode(one))
    return digest.hexdigest()


def note_fingerprints(connection: duckdb.DuckDBPyConnection, decisions: Iterable[Decision]) -> None:
    """Make the table `fingerprints` of the documents as the ledger and people have them now."""
    digests: defaultdict[str, hashlib._Hash] = defaultdict(hashlib.sha256)
    for one in decisions:
        if one.target.document:
            digests[one.target.document].update(msgspec.json.encode(one))
    rows = [{"document": name, "digest": digest.hexdigest()} for name, digest in digests.items()]
    connection.execute(_statement("fingerprints"), {"decisions": msgspec.json.encode(rows).decode()})


def touch_all(connection: duckdb.DuckDBPyConnection) -> None:
    """Every document is written; nothing is remembered yet."""
    connection.execute(_statement("remembered"))
    connection.execute("CREATE TEMP TABLE touched_documents AS SELECT document FROM fingerprints")
    connection.execute("CREATE TEMP TABLE touched_programs (program_id VARCHAR)")


def touch_changed(
    connection: duckdb.DuckDBPyConnection, tables: Mapping[str, Table], basis: str, also: Iterable[str]
) -> int:
    """Documents that are not as they were are written, with `also`; their rows go. Raises Outdated.

    Answers how many they are.
    """
    if _basis(connection) != basis:
        raise Outdated
    connection.execute(_statement("touched"), {"also": sorted(also)})
    connection.execute(_statement("touched_programs"))
    row = connection.execute(_statement("shares")).fetchone()
    assert row is not None
    touched, known, increments = row
    if touched * SHARE > max(known, SHARE * SHARE) or increments >= INCREMENTS:
        raise Outdated
    for name in _of_documents(tables):
        connection.execute(f"DELETE FROM {name} WHERE document IN (FROM touched_documents)")
    return int(touched)


def on_touched(connection: duckdb.DuckDBPyConnection, decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that bear on what is written: on facts, only those of touched documents."""
    touched = {name for (name,) in connection.execute("FROM touched_documents").fetchall()}
    return [
        one
        for one in decisions
        if one.target.type not in ("fact", "governor") or one.target.document in touched
    ]


def read_touched(connection: duckdb.DuckDBPyConnection, touched: int) -> None:
    """Make `today_facts` of the touched documents alone."""
    nothing = "CREATE TEMP VIEW today_facts AS FROM ledger.current_facts WHERE FALSE"
    connection.execute(_statement("today_facts") if touched else nothing)


def remember(connection: duckdb.DuckDBPyConnection, basis: str) -> None:
    """Note what this publication was made from, for the next."""
    connection.execute(_statement("remember"), {"basis": basis, "version": warehouse_version()})


def _basis(connection: duckdb.DuckDBPyConnection) -> str | None:
    """What the file at hand was made upon; None where an older version made it."""
    if not connection.execute(_statement("has_basis")).fetchone():
        return None
    row = connection.execute("SELECT basis FROM internal.publication").fetchone()
    return str(row[0]) if row else None


def _of_documents(tables: Mapping[str, Table]) -> Sequence[str]:
    """The tables whose rows belong to a document each."""
    public = [
        identifier(name) for name, table in tables.items() if table.column("document") and not table.view
    ]
    return [*public, *(f"internal.{name}" for name in _OF_A_DOCUMENT)]


def _add_files(digest: hashlib._Hash, folder: Traversable) -> None:
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        if one.is_dir() and one.name != "__pycache__":
            _add_files(digest, one)
        elif one.name.endswith((".py", ".sql", ".toml", ".csv")):
            digest.update(f"{one.name}\0".encode() + one.read_bytes())


def _statement(name: str) -> str:
    return files(__package__).joinpath(f"{name}.sql").read_text("utf-8")
