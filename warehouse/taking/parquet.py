"""An answer as a Parquet file, written by DuckDB itself; a question reaches no other file."""

from __future__ import annotations

from pathlib import Path

from warehouse.publication.sql_types import literal
from warehouse.query import opened_to_write
from warehouse.query_errors import QueryError


def write_parquet(published: Path, question: str, path: Path) -> int:
    """Write the answer to one SELECT; how many rows. Raises QueryError."""
    with opened_to_write(published, question, path) as connection:
        asked, target = question.strip().rstrip(";"), literal(str(path))
        copy = f"COPY ({asked}\n) TO {target} (FORMAT parquet, COMPRESSION zstd)"
        row = connection.execute(copy).fetchone()
    if row is None:
        raise QueryError("答えがありません", "SELECT を確かめてください")
    return int(row[0])
