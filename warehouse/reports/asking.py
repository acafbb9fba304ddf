"""The questions of a report, asked of the published file by their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

from warehouse.query import asking

Row = dict[str, Any]


class Questions:
    """Answers by the name of a question (`program/figures`), its parameters filled in."""

    def __init__(self, ask: Any) -> None:
        self._ask = ask

    def __call__(self, name: str, **parameters: object) -> list[Row]:
        """All rows of an answer."""
        sql = files(__package__).joinpath(f"{name}.sql").read_text("utf-8")
        rows: list[Row] = self._ask(sql, parameters)
        return rows

    def rules(self, tables: Iterable[str], fact_ids: list[str]) -> dict[str, tuple[str, bool]]:
        """The rule that read each fact, and whether it rests on repaired characters."""
        found: dict[str, tuple[str, bool]] = {}
        for table in sorted(set(tables)):
            rows = self._ask(
                f'SELECT fact_id, rule, repaired FROM "{table}" WHERE fact_id IN (SELECT unnest($fact_ids))',
                {"fact_ids": fact_ids},
            )
            found |= {row["fact_id"]: (row["rule"], bool(row["repaired"])) for row in rows}
        return found


@contextmanager
def questions(published: Path) -> Iterator[Questions]:
    """The questions to a published file, over one connection; raises QueryError."""
    with asking(published) as ask:
        yield Questions(ask)
