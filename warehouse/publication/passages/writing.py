"""From the ledger's Documents to passages and postings, document by document.

The terms are made here, not by the ingest's workers and not for the first who searches: a thousand pages take
less than a second, only documents that changed are looked at, and one file answers all that is asked of it.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import duckdb
import msgspec

from pipeline.documents import Document, from_bytes
from warehouse.publication.passages.rows import STRUCTURE, rows

DOCUMENTS, PASSAGES = 32, 20_000
"""How many documents are asked for, and how many passages are written, at a time."""
_STRUCTURE = msgspec.json.encode([STRUCTURE]).decode()


def create_passages(connection: duckdb.DuckDBPyConnection) -> None:
    """The tables of passages, still empty, and the view on them."""
    connection.execute(_statement("tables"))


def write_passages(connection: duckdb.DuckDBPyConnection) -> None:
    """The passages of the touched documents, their postings, and which facts stand in them."""
    row = connection.execute("SELECT last FROM internal.passage_numbers").fetchone()
    assert row is not None
    last = int(row[0])
    connection.execute(_statement("begin"))
    waiting: list[dict[str, Any]] = []
    for name, document in _documents(connection):
        for passage in rows(name, document, last):
            last += 1
            waiting.append(passage)
            if len(waiting) >= PASSAGES:
                _add(connection, waiting)
    _add(connection, waiting)
    connection.execute(_statement("index"), {"last": last})


def _add(connection: duckdb.DuckDBPyConnection, waiting: list[dict[str, Any]]) -> None:
    if waiting:
        encoded = msgspec.json.encode(waiting).decode()
        connection.execute(_statement("batch"), {"rows": encoded, "structure": _STRUCTURE})
        connection.execute(_statement("add"))
        waiting.clear()


def _documents(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, Document]]:
    """The touched documents by name; what an older reader stored in another form has no passages."""
    readable = connection.execute(_statement("readable")).fetchall()
    for start in range(0, len(readable), DOCUMENTS):
        some = readable[start : start + DOCUMENTS]
        contents = sorted({sha256 for _, sha256, _ in some})
        found = connection.execute(_statement("bodies"), {"contents": contents}).fetchall()
        bodies = {(sha256, reader): body for sha256, reader, body in found}
        for name, *key in some:
            try:
                yield name, from_bytes(zlib.decompress(bodies[tuple(key)]))
            except (KeyError, zlib.error, msgspec.ValidationError, msgspec.DecodeError):
                continue


def _statement(name: str) -> str:
    return files(__package__).joinpath(f"{name}.sql").read_text("utf-8")
