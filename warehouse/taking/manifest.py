"""The manifest of a publication: what the file held, from which rules, under which digest; kept for ever."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import msgspec

from pipeline.home import Home
from warehouse.query import ask
from warehouse.review.journal import Journal
from warehouse.version import warehouse_version

SCHEMA = 1
_TABLES = """
    SELECT table_name, estimated_size FROM duckdb_tables()
    WHERE NOT internal AND schema_name = 'main' ORDER BY table_name
"""
_DOCUMENTS = "SELECT status, count(*) FROM documents GROUP BY status ORDER BY status"


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """A publication: its name, its day (UTC), its bytes, how many rows each table had, what it rests on."""

    schema: int = SCHEMA
    publication: str
    published: datetime
    sha256: str
    size: int
    documents: Mapping[str, int]
    rows: Mapping[str, int]
    program: str
    warehouse_version: str
    decisions: str

    @property
    def citation(self) -> str:
        """How a publication is cited: seisaku 2026-11-27 1a2b3c4d5e6f."""
        return f"seisaku {self.published:%Y-%m-%d} {self.publication}"


def manifest_of(home: Home) -> Manifest:
    """The manifest of what is published now; raises QueryError where nothing is."""
    path = home.published
    with ask(path, _TABLES) as answer:
        rows: dict[str, int] = dict(answer)
    with ask(path, _DOCUMENTS) as answer:
        documents: dict[str, int] = dict(answer)
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return Manifest(
        publication=sha256[:12],
        published=datetime.fromtimestamp(int(path.stat().st_mtime), UTC),
        sha256=sha256,
        size=path.stat().st_size,
        documents=documents,
        rows=rows,
        program=version("seisaku"),
        warehouse_version=warehouse_version(),
        decisions=Journal(home.decisions).digest(),
    )


def keep_manifest(home: Home) -> Path:
    """Write the manifest of what is published now beside those of all publications before it."""
    manifest = manifest_of(home)
    path = home.publications / f"{manifest.published:%Y%m%dT%H%M%SZ}-{manifest.publication}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(encoded(manifest))
    return path


def encoded(manifest: Manifest) -> bytes:
    """A manifest as JSON for people and programs."""
    return msgspec.json.format(msgspec.json.encode(manifest)) + b"\n"
