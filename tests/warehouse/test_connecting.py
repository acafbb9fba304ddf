"""Connections to DuckDB."""

from __future__ import annotations

import ast
from pathlib import Path

import duckdb
import pytest

import warehouse
from warehouse.connecting import connect

ROOMS = [path for path in Path(warehouse.__file__).parent.rglob("*.py") if path.name != "connecting.py"]


def test_no_bar_is_drawn_between_the_answers() -> None:
    with connect(settings={"memory_limit": "1GB"}) as connection:
        settings = connection.execute(
            "SELECT current_setting('enable_progress_bar'), current_setting('memory_limit')"
        ).fetchall()

    assert settings == [(False, "953.6 MiB")]


def test_a_locked_connection_has_its_settings_and_takes_no_more() -> None:
    with connect(settings={"enable_external_access": False, "lock_configuration": True}) as connection:
        assert connection.execute("SELECT current_setting('enable_external_access')").fetchall() == [(False,)]
        with pytest.raises(duckdb.InvalidInputException, match="locked"):
            connection.execute("SET enable_progress_bar = true")


def test_a_second_connection_to_a_locked_file_is_made_too(tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    duckdb.connect(path).close()
    locked = {"lock_configuration": True}

    with (
        connect(path, read_only=True, settings=locked) as first,
        connect(path, read_only=True, settings=locked) as second,
    ):
        assert first.execute("SELECT 1").fetchall() == second.execute("SELECT 1").fetchall()


def test_all_connections_are_made_here() -> None:
    made = [
        path.name
        for path in ROOMS
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "duckdb.connect"
    ]

    assert made == []
