"""The 47 prefectures as tiles on a grid: each as large as the other, whatever its area."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from flows.language import say
from pipeline.japanese.prefectures import prefectures as known_prefectures

SIZE, GAP = 30, 2


@dataclass(frozen=True, slots=True)
class Tile:
    """A prefecture on the map: its name without 県, where it stands, how many areas lie in it."""

    code: str
    name: str
    x: int
    y: int
    areas: int
    shade: int
    title: str


@cache
def _places() -> tuple[tuple[str, int, int], ...]:
    table = files(__package__).joinpath("tiles.csv").read_text("utf-8").splitlines()
    return tuple((row["code"], int(row["column"]), int(row["row"])) for row in csv.DictReader(table))


def tiles(prefectures: list[dict[str, Any]]) -> list[Tile]:
    """All tiles, those shaded (1 to 3) that hold an area of a list."""
    counted = {row["code"]: row["areas"] for row in prefectures}
    most = max(counted.values(), default=1)
    return [_tile(code, column, row, counted.get(code, 0), most) for code, column, row in _places()]


def _tile(code: str, column: int, row: int, areas: int, most: int) -> Tile:
    name = known_prefectures()[code].name
    shade = 0 if not areas else 1 if areas * 3 <= most else 2 if areas * 3 <= most * 2 else 3
    short = known_prefectures()[code].short_name
    title = say(f"{name} {areas}件", f"{name}: {areas}")
    return Tile(code, short, column * SIZE, row * SIZE, areas, shade, title)
