"""Named reasons for leaving a number, from `reasons.toml`: 第3条 is an article, 5社 a count."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import re2

from pipeline.accounting.numbers import Run
from pipeline.documents import BlockKind, CellRole

BEFORE, AFTER = 60, 24
OPENS, CLOSES, CUT = "\x02", "\x03", "\x04"
_PLACES = {"<N>": f"{OPENS}[^{CLOSES}]*{CLOSES}"} | {
    f"<{most}>": f"{OPENS}[0-9]{{1,{most}}}{CLOSES}" for most in range(1, 10)
}
_MONEY = re2.compile(f"{CLOSES} ?[十百千万億兆]*円|[¥$€]{OPENS}")


@dataclass(frozen=True, slots=True)
class Example:
    """A text, the table header above it if it is a cell's, and its numbers that the reason accounts for."""

    text: str
    numbers: tuple[str, ...]
    header: str = ""
    block: str = "paragraph"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a number is left: `pattern` is RE2 over the words around it, `<N>` the number itself.

    `<2>` is a number of at most two digits and nothing else. Where `unless` matches too, it does not hold.
    `header` must be found in a header of the number's cell (each a line of its own); `blocks` are the kinds
    of block, or roles of cell, to which it is confined. No reason holds for what is printed as yen.
    """

    name: str
    ja: str
    en: str
    pattern: str
    unless: str = ""
    header: str = ""
    blocks: tuple[BlockKind | CellRole, ...] = ()
    examples: tuple[Example, ...] = ()


@cache
def reasons() -> tuple[Reason, ...]:
    """All reasons in the order in which they are tried."""
    declared = tomllib.loads(files(__package__).joinpath("reasons.toml").read_text("utf-8"))
    return tuple(
        Reason(
            name=one["name"],
            ja=names["ja"],
            en=names["en"],
            pattern=one["pattern"],
            unless=one.get("unless", ""),
            header=one.get("header", ""),
            blocks=tuple(one.get("blocks", ())),
            examples=tuple(
                Example(e["text"], tuple(e["numbers"]), e.get("header", ""), e.get("block", "paragraph"))
                for e in one["examples"]
            ),
        )
        for one in declared["reason"]
        for names in (declared["names"][one["name"]],)
    )


class Reasons:
    """All reasons, compiled: one pass over the words around a number tells which of them hold."""

    def __init__(self, known: Sequence[Reason]) -> None:
        self._known = tuple(known)
        self._patterns = _set([_placed(reason.pattern) for reason in known])
        self._unless = [_pattern(reason.unless) for reason in known]
        self._headers = [_pattern(reason.header) for reason in known]

    def of(self, text: str, run: Run, kinds: frozenset[str], header: str) -> Reason | None:
        """The first reason that holds for a number of a block of these kinds under a header."""
        window = _window(text, run)
        if _MONEY.search(window):
            return None
        for number in sorted(self._patterns.Match(window) or ()):
            reason: Reason = self._known[number]
            unless, wanted = self._unless[number], self._headers[number]
            if reason.blocks and kinds.isdisjoint(reason.blocks):
                continue
            if (wanted is None or wanted.search(header)) and not (unless and unless.search(window)):
                return reason
        return None


@cache
def compiled() -> Reasons:
    """The reasons of this project."""
    return Reasons(reasons())


def _pattern(pattern: str) -> Any:
    return re2.compile(_placed(pattern)) if pattern else None


def _placed(pattern: str) -> str:
    for place, meaning in _PLACES.items():
        pattern = pattern.replace(place, meaning)
    return pattern


def _window(text: str, run: Run) -> str:
    """The words around a number, the number marked; where they are cut, no text begins or ends."""
    first, last = max(0, run.start - BEFORE), min(len(text), run.end + AFTER)
    before = (CUT if first else "") + text[first : run.start]
    after = text[run.end : last] + (CUT if last < len(text) else "")
    return f"{before}{OPENS}{text[run.start : run.end]}{CLOSES}{after}"


def _set(patterns: Sequence[str]) -> re2.Set:
    options = re2.Options()
    options.max_mem = 1 << 28
    found = re2.Set.SearchSet(options)
    for pattern in patterns:
        found.Add(pattern)
    found.Compile()
    return found
