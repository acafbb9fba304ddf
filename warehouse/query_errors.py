"""What goes wrong with a question, in one line, with what helps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path

import duckdb

from warehouse.version import warehouse_version

_UNKNOWN = re.compile(r'with name "?(?P<name>[^"\n]+?)"? does not exist')
_COLUMNS = re.compile(r"Candidate bindings: (?P<names>[^\n]+)")
_FORMAT = re.compile(r"version number|storage version", re.I)
_MENDING = "台帳のあるところで seisaku publish を実行すると、今の版で作り直せます"
_OVERVIEW = "表の一覧は SHOW TABLES、説明は FROM dictionary で見られます"


class QueryError(Exception):
    """A question that has no answer; `message` says why in one line, `remedy` what helps."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


def unopenable(published: Path, error: duckdb.Error) -> QueryError:
    """Why a published file can't be opened."""
    reason = first_line(error)
    return QueryError(
        f"公開ファイルを開けません: {published}（{reason}）",
        f"別の版の DuckDB の形式です。{_MENDING}"
        if _FORMAT.search(reason)
        else "書き込み中の接続があれば閉じ、壊れていれば消してから seisaku ingest で作り直してください",
    )


@contextmanager
def clearly(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """DuckDB's errors as one line each, with the nearest names where one is unknown."""
    try:
        yield
    except duckdb.ParserException as error:
        raise QueryError(
            f"SQL の文法の誤り: {first_line(error)}", "文の綴りと括弧を確かめてください"
        ) from error
    except duckdb.PermissionException as error:
        raise QueryError(
            f"公開ファイルの外には触れられません: {first_line(error)}", "公開された表だけを使ってください"
        ) from error
    except duckdb.ConversionException as error:
        raise QueryError(first_line(error), "TRY_CAST ならば、変換できない値は NULL になります") from error
    except duckdb.Error as error:
        raise QueryError(first_line(error), _remedy(connection, str(error))) from error


def _remedy(connection: duckdb.DuckDBPyConnection, error: str) -> str:
    """What helps against an error; names that are missing may be those of another version."""
    remedy = _nearest(connection, error)
    if (_UNKNOWN.search(error) or _COLUMNS.search(error)) and not _is_of_this_version(connection):
        return f"{remedy}。このファイルは別の版の seisaku が作りました。{_MENDING}"
    return remedy


def _is_of_this_version(connection: duckdb.DuckDBPyConnection) -> bool:
    try:
        found = connection.cursor().execute("SELECT version FROM internal.publication").fetchall()
    except duckdb.Error:
        return False
    return found == [(warehouse_version(),)]


def _nearest(connection: duckdb.DuckDBPyConnection, error: str) -> str:
    if unknown := _UNKNOWN.search(error):
        near = get_close_matches(unknown["name"].casefold(), _names(connection), n=3, cutoff=0.5)
        return f"もしかして: {'、'.join(near)}" if near else _OVERVIEW
    if columns := _COLUMNS.search(error):
        return f"もしかして: {columns['names']}"
    return _OVERVIEW


def _names(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Tables, views and macros, in both languages."""
    found = connection.cursor().execute(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'main'"
        " UNION SELECT DISTINCT function_name FROM duckdb_functions()"
        " WHERE function_type IN ('macro', 'table_macro') AND NOT internal AND schema_name = 'main'"
    )
    return sorted(str(name) for (name,) in found.fetchall())


def first_line(error: Exception) -> str:
    """DuckDB's own words without the kind of error before them and the text of the question behind."""
    return (
        str(error).strip().partition("\n")[0].partition("Error: ")[2] or str(error).strip().partition("\n")[0]
    )
