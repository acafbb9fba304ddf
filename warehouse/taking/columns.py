"""What the columns of an answer mean, by the dictionary of the published file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from warehouse.query import ColumnOfAnswer, ask

_COLUMNS = "SELECT table_name, column_name, ja, en FROM dictionary WHERE column_name IS NOT NULL"


def meanings(
    published: Path, columns: Sequence[ColumnOfAnswer], table: str | None, *, japanese: bool
) -> list[str]:
    """For each column its description: of this table, else where all tables say the same; else nothing."""
    known: defaultdict[str, dict[str, str]] = defaultdict(dict)
    with ask(published, _COLUMNS) as rows:
        for table_name, name, ja, en in rows:
            for one in (name, ja.partition("。")[0]):
                known[one][table_name] = ja if japanese else en
    return [_meaning(known[column.name], table) for column in columns]


def _meaning(said: dict[str, str], table: str | None) -> str:
    if table in said:
        return said[table]
    return next(iter(said.values())) if len(set(said.values())) == 1 else ""
