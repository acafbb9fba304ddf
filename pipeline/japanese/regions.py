"""Names of places in running text: the patterns that find them, and which place an ambiguous name means."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from pipeline.japanese.municipalities import (
    VARIANTS,
    Municipality,
    cities_called,
    every_municipality,
    municipalities_named,
    municipalities_of,
)
from pipeline.japanese.prefectures import prefecture_named, prefectures

_CLASSES = {c: f"[{group}]" for group in VARIANTS for c in group}


class Codes(NamedTuple):
    """A place by its codes: JIS X 0401 (2 digits) and 0402 (6 digits); what is undecided is None."""

    prefecture_code: str | None = None
    municipality_code: str | None = None


@cache
def prefecture_pattern() -> str:
    """RE2: the 47 full names."""
    return _either(one.name for one in prefectures().values())


@cache
def short_name_pattern() -> str:
    """RE2: prefectures and cities without their last character (長野, 札幌); of two characters or more."""
    every = {one.short_name for one in prefectures().values()}
    every |= {one.name[:-1] for one in every_municipality() if one.kind in ("市", "指定都市")}
    return _either(name for name in every if len(name) > 1)


def codes_of(name: str, prefectures_near: Collection[str] = (), on: str | None = None) -> Codes | None:
    """The codes of a full name (長野県, 札幌市中央区, 広島県府中市); None where it is no such name.

    An ambiguous name (府中市) has a code only where one alone lies in a prefecture that stands near it.
    """
    if found := prefecture_named(name):
        return Codes(found.code) if found.name == name else None
    if ones := municipalities_named(name, on, prefectures_near):
        return decide(ones, prefectures_near)
    for code, one in prefectures().items():
        if name.startswith(one.name):
            inside = municipalities_of(code, name[len(one.name) :], on)
            return decide(inside, (code,)) if inside else None
    return None


def decide(ones: Sequence[Municipality], prefectures_near: Collection[str] = ()) -> Codes:
    """The codes of the one that is meant: the only one, or the only one in the prefectures near."""
    inside = [one for one in ones if one.prefecture_code in prefectures_near] or ones
    if len(inside) == 1:
        return Codes(inside[0].prefecture_code, inside[0].code)
    shared = {one.prefecture_code for one in inside}
    return Codes(shared.pop() if len(shared) == 1 else None)


def codes_of_short_name(name: str, kind: str = "", on: str | None = None) -> Codes | None:
    """The codes of a name without its last character; `kind` is the 市 or 県 that it shares with others.

    札幌 is 札幌市; 広島 alone may be the prefecture or the city, so that only its prefecture is sure. A city
    of the past is meant only where 市 is said: 浦和・大宮の各市.
    """
    prefecture = prefecture_named(name)
    cities = tuple(one for one in cities_called(name, on) if kind or one.is_valid(on))
    if kind and kind not in "市区町村":
        return Codes(prefecture.code) if prefecture else None
    if kind == "市" or not prefecture:
        return decide(cities, (prefecture.code,) if prefecture else ()) if cities else None
    return Codes(prefecture.code)


def _either(names: Iterable[str]) -> str:
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return "(?:" + "|".join("".join(_CLASSES.get(c, re.escape(c)) for c in name) for name in ordered) + ")"
