"""Reading the CSV tables that stand beside the modules."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `pipeline/japanese/<name>.csv` as dicts by column name."""
    text = files("pipeline.japanese").joinpath(f"{name}.csv").read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines()))
