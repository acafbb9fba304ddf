"""One question to the published file, in SQL: read-only, and with nothing of the machine within reach."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from warehouse.connecting import Settings, connect
from warehouse.publication.sql_types import literal
from warehouse.query_errors import QueryError, clearly, unopenable

BATCH = 1_000
MEMORY = "2GB"

_SETTINGS: Settings = {
    "memory_limit": MEMORY,
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "lock_configuration": True,
}
# PIVOT is two statements in one; what it makes on the way is temporary.
_ALLOWED = frozenset({duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN, duckdb.StatementType.MULTI})


class ColumnOfAnswer(NamedTuple):
    """A column of an answer with its SQL type: 金額（下限）, BIGINT."""

    name: str
    type: str


class Answer:
    """The columns of an answer, and its rows as they come."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self.columns = tuple(
            ColumnOfAnswer(name, str(type_)) for name, type_, *_ in connection.description or ()
        )

    def batches(self, size: int = BATCH) -> Iterator[list[tuple[Any, ...]]]:
        """The rows, at most so many at a time."""
        with clearly(self._connection):
            while rows := self._connection.fetchmany(size):
                yield rows

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        for rows in self.batches():
            yield from rows


@contextmanager
def ask(published: Path, question: str) -> Iterator[Answer]:
    """The answer to one SELECT, as long as the block lasts; raises QueryError, also while rows are read."""
    with opened(published) as connection, clearly(connection):
        _check(connection, question)
        connection.execute(question)
        yield Answer(connection)


@contextmanager
def asking(published: Path) -> Iterator[Callable[[str, Mapping[str, Any]], list[dict[str, Any]]]]:
    """Answers our own questions with parameters, as named rows, over one connection; raises QueryError."""
    with opened(published) as connection:

        def ask(question: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
            with clearly(connection):
                answer = connection.execute(question, dict(parameters))
                names = [name for name, *_ in answer.description or ()]
                return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]

        yield ask


@contextmanager
def opened(published: Path, settings: Settings = _SETTINGS) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published file, read-only; raises QueryError where there is none."""
    if not published.is_file():
        raise QueryError(
            f"公開ファイルがまだありません: {published}", "先に seisaku ingest を実行してください"
        )
    try:
        connection = connect(published, read_only=True, settings=settings)
    except duckdb.Error as error:
        raise unopenable(published, error) from error
    with connection:
        yield connection


@contextmanager
def opened_to_write(published: Path, question: str, path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that may copy the answer to one SELECT into this file, and reach no other."""
    with opened(published, {}) as connection, clearly(connection):
        _check(connection, question)
        connection.execute(f"SET allowed_paths = [{literal(str(path))}]")
        for name, value in _SETTINGS.items():
            connection.execute(
                f"SET {name} = {str(value).lower() if isinstance(value, bool) else repr(value)}"
            )
        yield connection


def _check(connection: duckdb.DuckDBPyConnection, question: str) -> None:
    """Refuse all but one statement that only asks."""
    statements = connection.extract_statements(question)
    if len(statements) != 1:
        what = "SQL が空です" if not statements else f"SQL の文が{len(statements)}つあります"
        raise QueryError(what, "一度に1つの SELECT を渡してください")
    if statements[0].type not in _ALLOWED:
        raise QueryError(
            f"問い合わせだけができます（{statements[0].type.name} はできません）",
            "SELECT、WITH、FROM、VALUES、SHOW、DESCRIBE、SUMMARIZE、EXPLAIN のいずれかで始めてください",
        )
