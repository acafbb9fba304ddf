"""The 47 prefectures (JIS X 0401) by full and by short name."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from pipeline.japanese.tables import table


class Prefecture(NamedTuple):
    """A prefecture: code 20, 長野県, 長野, ナガノケン, in the bloc 中部."""

    code: str
    name: str
    short_name: str
    kana: str
    bloc: str


@cache
def prefectures() -> dict[str, Prefecture]:
    """All prefectures by code."""
    return {row["code"]: Prefecture(**row) for row in table("prefectures")}


@cache
def _by_name() -> dict[str, Prefecture]:
    every = prefectures().values()
    return {one.short_name: one for one in every} | {one.name: one for one in every}


@cache
def _full_names() -> frozenset[str]:
    return frozenset(one.name for one in prefectures().values())


def prefecture_ending_at(text: str, end: int) -> int | None:
    """Where the full name of a prefecture begins that ends at a place of a text; None where there is none."""
    return next((end - n for n in (4, 3) if end >= n and text[end - n : end] in _full_names()), None)


def prefecture_named(name: str) -> Prefecture | None:
    """The prefecture of a full or short name: 長野県 and 長野 are 20; None for anything else."""
    return _by_name().get(name)
