"""The ledger's tables, made and changed by numbered SQL files: each in one transaction with its record."""

from __future__ import annotations

from pathlib import Path

import duckdb

MIGRATIONS = Path(__file__).parent.parent / "migrations"


class NewerLedger(Exception):
    """A later release of this program has written the ledger."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(found, known)
        self.found, self.known = found, known

    def __str__(self) -> str:
        return (
            f"この台帳は新しい版で書かれています（{self.found} > {self.known}）。プログラムを更新してください"
        )


def migrate(connection: duckdb.DuckDBPyConnection, folder: Path = MIGRATIONS) -> None:
    """Apply what the ledger has not seen yet, in the order of the numbers."""
    files = _files(folder)
    done = reached(connection)
    if done > max(files, default=0):
        raise NewerLedger(done, max(files, default=0))
    for number, path in files.items():
        if number > done:
            _apply(connection, number, path)


def known(folder: Path = MIGRATIONS) -> int:
    """The number of the last file, up to which this program knows a ledger."""
    return max(_files(folder), default=0)


def reached(connection: duckdb.DuckDBPyConnection) -> int:
    """The number of the last file that a ledger has seen; 0 of one in which nothing is yet."""
    if not connection.execute("FROM duckdb_tables() WHERE table_name = 'migrations'").fetchone():
        return 0
    row = connection.execute("SELECT max(number) FROM migrations").fetchone()
    return int(row[0]) if row and row[0] is not None else 0


def _files(folder: Path) -> dict[int, Path]:
    return {int(path.name[:4]): path for path in sorted(folder.glob("[0-9][0-9][0-9][0-9]_*.sql"))}


def _apply(connection: duckdb.DuckDBPyConnection, number: int, path: Path) -> None:
    connection.begin()
    try:
        connection.execute(path.read_text("utf-8"))
        connection.execute(
            "INSERT INTO migrations VALUES (?, ?, CAST(now() AT TIME ZONE 'UTC' AS TIMESTAMP))",
            [number, path.stem],
        )
        connection.commit()
    except BaseException:
        connection.rollback()
        raise
