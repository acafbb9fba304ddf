"""The macros of the published file: made from `sql/macros.sql`, described by the line above each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from string import Template
from typing import NamedTuple

import duckdb

from warehouse.publication.norm import parameters
from warehouse.publication.sql_types import identifier, literal
from warehouse.publication.telling import telling_parameters

_DESCRIBED = re.compile(
    r"^-- (?P<ja>.+) / (?P<en>.+)\nCREATE MACRO (?P<name>\w+)(?P<parameters>\([^)]*\)) AS (?P<table>TABLE)?",
    re.M,
)


class Macro(NamedTuple):
    """A macro of the published file: nendo(year), the fiscal year in the Japanese calendar."""

    name: str
    parameters: str
    ja: str
    en: str
    is_table: bool


def macros() -> Iterator[Macro]:
    """The macros in the order of their file."""
    for found in _DESCRIBED.finditer(_text()):
        yield Macro(found["name"], found["parameters"], found["ja"], found["en"], found["table"] is not None)


def create_macros(connection: duckdb.DuckDBPyConnection) -> None:
    """All macros, with a comment on those that can bear one (a table macro can't)."""
    connection.execute(Template(_text()).substitute(parameters() | telling_parameters()))
    for macro in macros():
        if not macro.is_table:
            described = literal(f"{macro.ja}\n{macro.en}")
            connection.execute(f"COMMENT ON MACRO {identifier(macro.name)} IS {described}")


def _text() -> str:
    return files(__package__).joinpath("sql/macros.sql").read_text("utf-8")
