"""A kind of fact: what it is, its rules, and how its facts are completed; found by being a folder."""

from __future__ import annotations

import os
import pkgutil
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.facts import Draft
from pipeline.rules import Matcher, Rule

if TYPE_CHECKING:
    from pipeline.annotation import AnnotatedDocument

WORDS = r"[^\W\d_]"
EXTRA_KINDS = "SEISAKU_EXTRACTORS"


@dataclass(frozen=True)
class Kind:
    """A kind of fact, as its folder's `__init__` declares it in `KIND`.

    `value` is the dataclass of its facts, each field with its descriptions (see `column`); `table` is
    the public table; `needs` names the kinds whose labels it reads; `complete` turns the labels
    of a whole document into drafts. `relabel` runs after the rules have seen every block and leaves what
    only the whole document tells: 本事業 is the program that 以下「本事業」という named. `asks` is what
    a block must hold for the rules to be asked of it (a regular expression: WORDS for a letter), since most
    cells hold a figure alone.
    """

    name: str
    table: str
    value: type
    rules: tuple[Rule, ...]
    complete: Callable[[AnnotatedDocument], Iterable[Draft]]
    needs: tuple[str, ...] = ()
    relabel: Callable[[AnnotatedDocument], None] | None = None
    asks: str = ""
    ja: str = ""
    en: str = ""

    @cached_property
    def may_say(self) -> Callable[[str], object]:
        """Whether a text holds what the kind's rules ask for."""
        return re.compile(self.asks).search

    @cached_property
    def matcher(self) -> Matcher:
        """Its rules, compiled once a process."""
        return Matcher(self.rules)

    @property
    def folder(self) -> Path:
        """Where its rules and examples live."""
        module = import_module(self.value.__module__)
        assert module.__file__
        return Path(module.__file__).parent


def column(
    ja: str,
    en: str,
    *,
    default: Any = None,
    public: bool = True,
    codes: dict[str, str] | None = None,
) -> Any:
    """A dataclass field that becomes a public column: described in Japanese and English.

    `codes` says what each stored word means in Japanese ({"draft": "予算案"}); `public=False` keeps a
    field out of the table (it may still feed another one).
    """
    return field(
        default=default,
        metadata={"ja": ja, "en": en, "public": public, "codes": codes or {}},
    )


def plain_value(value: Any) -> dict[str, Any]:
    """A value's fields that say something (neither None nor empty), in order; dataclasses in it likewise."""
    pairs = ((f.name, _plain(getattr(value, f.name))) for f in fields(value))
    return {name: item for name, item in pairs if item is not None and item != ()}


def _plain(item: Any) -> Any:
    if is_dataclass(item):
        return plain_value(item)
    return tuple(map(_plain, item)) if isinstance(item, tuple) else item


@cache
def discover() -> dict[str, Kind]:
    """All kinds by name, each after those that it needs; also from the folders in SEISAKU_EXTRACTORS."""
    package = import_module("extractors")
    for folder in filter(None, os.environ.get(EXTRA_KINDS, "").split(os.pathsep)):
        if folder not in package.__path__:
            package.__path__.append(folder)
    modules = sorted(m.name for m in pkgutil.iter_modules(package.__path__) if m.ispkg)
    found = (import_module(f"extractors.{name}") for name in modules)
    return in_order([module.KIND for module in found if hasattr(module, "KIND")])


def in_order(kinds: Sequence[Kind]) -> dict[str, Kind]:
    """Kinds by name, each after those that it needs; ValueError where a need is unknown or circular."""
    known, ordered = {kind.name: kind for kind in kinds}, dict[str, Kind]()

    def place(kind: Kind, above: tuple[str, ...]) -> None:
        if kind.name in above:
            raise ValueError(f"kinds need each other in a circle: {' → '.join((*above, kind.name))}")
        for need in kind.needs:
            if need not in known:
                raise ValueError(f"kind {kind.name} needs {need}, which no folder declares")
            place(known[need], (*above, kind.name))
        ordered.setdefault(kind.name, kind)

    for kind in kinds:
        place(kind, ())
    return ordered
