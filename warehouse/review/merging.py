"""Programs that people said are one: every figure of the one bears the identity of the other."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeVar

from warehouse.review.records import Decision

Name = tuple[str, str | None]
Identity = TypeVar("Identity", bound=Hashable)


def merged(decisions: Sequence[Decision]) -> dict[Name, Name]:
    """Which name is merged into which, the oldest decisions first; `apart` takes a merger back."""
    return mergers(decisions, lambda name: name)


def mergers(decisions: Sequence[Decision], identify: Callable[[Name], Identity]) -> dict[Identity, Identity]:
    """The same for whatever identifies a program: two spellings of one are no two."""
    into: dict[Identity, Identity] = {}
    for one in decisions:
        keep, other = (identify(name) for name in pair_of(one))
        if keep == other:
            continue
        for first, second in ((keep, other), (other, keep)):
            if into.get(first) == second:
                into.pop(first)
        if one.action == "merge":
            if _end(into, keep) == _end(into, other):
                into.pop(keep, None)  # what is kept last is the end of a line that would be a circle
            into[other] = keep
    return {one: end for one in into if (end := _end(into, one)) != one}


def kept_apart(decisions: Sequence[Decision]) -> list[tuple[Name, Name]]:
    """The pairs that people said are two programs, as far as nobody merged them later."""
    apart: dict[frozenset[Name], tuple[Name, Name]] = {}
    for one in decisions:
        pair = pair_of(one)
        if one.action == "apart":
            apart[frozenset(pair)] = pair
        else:
            apart.pop(frozenset(pair), None)
    return [pair for pair in apart.values() if pair[0] != pair[1]]


def pair_of(decision: Decision) -> tuple[Name, Name]:
    """The name that is kept, and the one that is merged into it or told apart from it."""
    value = decision.value or {}
    return _name(value.get("keep")), _name(value.get("merge"))


def _name(pair: object) -> Name:
    if isinstance(pair, list | tuple) and pair:
        return str(pair[0]), str(pair[1]) if len(pair) > 1 and pair[1] is not None else None
    raise ValueError(f"no program: {pair!r}")


def _end(into: Mapping[Identity, Identity], one: Identity) -> Identity:
    """The last of a line of mergers."""
    while one in into:
        one = into[one]
    return one
