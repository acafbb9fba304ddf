"""The catalogue: reading `raw/sources.toml`, with one clear line for what is wrong in it."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec
from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from flows.fetching.catalogue.source import Notify, Operator, Source
from flows.fetching.web.addresses import normal
from pipeline.home import PROJECT, Home

CONTACT_VARIABLE = "SEISAKU_CONTACT"
PROXY_VARIABLE = "SEISAKU_PROXY"
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")
RESERVED = frozenset({"samples", "inbox", "objects"})
CONTACT = re.compile(r"(?:mailto:|https?://)[!-~]+")
SELECTORS = ("item", "link", "date", "date_before", "attach")
PATTERNS = ("item_include", "item_exclude", "follow_text")


class BadSources(Exception):
    """A catalogue that can't be used: which file, what is wrong, what helps."""

    def __init__(self, path: Path, reason: str, remedy: str) -> None:
        super().__init__(path, reason, remedy)
        self.message, self.remedy = f"{path}: {reason}", remedy

    def __str__(self) -> str:
        return self.message


class UnknownSource(Exception):
    """A source that the caller named and the catalogue does not have."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(name)
        self.message = f"{name}: その情報源はありません"
        self.remedy = f"seisaku sources list（{'、'.join(known[:5])}…）" if known else "seisaku sources add"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All sources of a HOME, and who answers for their requests."""

    path: Path
    operator: Operator
    notify: Notify
    sources: tuple[Source, ...]

    @property
    def contact(self) -> str:
        """How an administrator of a fetched server reaches the operator; empty where nobody filled it in."""
        return os.environ.get(CONTACT_VARIABLE, "") or self.operator.contact

    @property
    def proxy(self) -> str | None:
        """The proxy through which requests go, if any."""
        return os.environ.get(PROXY_VARIABLE) or self.operator.proxy

    @property
    def user_agent(self) -> str:
        """The name under which requests are made: the program, its version, the operator's contact."""
        return f"seisaku/{version('seisaku')} (+{self.contact})"

    def chosen(self, names: Sequence[str] = (), ministry: str | None = None) -> tuple[Source, ...]:
        """The enabled sources of a ministry, or all, or those that are named; raises UnknownSource."""
        known = {source.id: source for source in self.sources}
        for name in names:
            if name not in known:
                raise UnknownSource(name, tuple(known))
        some = [known[name] for name in names] if names else [s for s in self.sources if s.enabled]
        return tuple(source for source in some if ministry is None or source.ministry == ministry)


def catalogue_path(home: Home) -> Path:
    """The catalogue of a HOME: its own, else the one that comes with the project."""
    own = home.raw / "sources.toml"
    return own if own.exists() else PROJECT / "raw" / "sources.toml"


def read_catalogue(home: Home) -> Catalogue:
    """The catalogue of a HOME, without sources where there is none; raises BadSources."""
    path = catalogue_path(home)
    try:
        content = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadSources(path, f"TOML として読めません（{error}）", "その行を直してください") from error
    return _Reader(path).catalogue(content)


class _Reader:
    def __init__(self, path: Path) -> None:
        self._path = path

    def catalogue(self, content: Mapping[str, Any]) -> Catalogue:
        unknown = content.keys() - {"operator", "notify", "defaults", "source"}
        if unknown:
            raise self._bad(f"知らない表 [{min(unknown)}]", "operator、notify、defaults、source のどれかです")
        rows = self._part(content.get("source", []), list[dict[str, Any]], "[[source]]")
        defaults = self._part(content.get("defaults", {}), dict[str, Any], "[defaults]")
        catalogue = Catalogue(
            self._path,
            self._part(content.get("operator", {}), Operator, "[operator]"),
            self._part(content.get("notify", {}), Notify, "[notify]"),
            tuple(self._sources(rows, defaults)),
        )
        if catalogue.contact and not CONTACT.fullmatch(catalogue.contact):
            raise self._bad(
                f"contact が連絡先ではありません（{catalogue.contact!r}）",
                "mailto:… か https://… にしてください",
            )
        if catalogue.proxy and normal(catalogue.proxy) is None:
            raise self._bad(f"proxy が URL ではありません（{catalogue.proxy!r}）", "http://… にしてください")
        return catalogue

    def _sources(self, rows: Sequence[Mapping[str, Any]], defaults: Mapping[str, Any]) -> Iterator[Source]:
        taken: set[str] = set()
        for number, row in enumerate(rows, 1):
            name = str(row.get("id", f"{number} 番目の source"))
            source: Source = self._part({**defaults, **row}, Source, name)
            problem = _problem(source) or ("id が重なっています" if source.id in taken else None)
            if problem:
                raise self._bad(f"{name}: {problem}", "raw/README.md の例に倣って直してください")
            taken.add(source.id)
            yield source

    def _part(self, content: object, type: Any, name: str) -> Any:
        try:
            return msgspec.convert(content, type)
        except msgspec.ValidationError as error:
            remedy = "項目の名前と型を raw/README.md で確かめてください"
            raise self._bad(f"{name}: {error}", remedy) from error

    def _bad(self, reason: str, remedy: str) -> BadSources:
        return BadSources(self._path, reason, remedy)


def _problem(source: Source) -> str | None:
    """What is wrong with a source beyond names and types."""
    if not NAME.fullmatch(source.id) or source.id in RESERVED:
        return "id は英小文字・数字・ハイフンで、samples、inbox、objects 以外にしてください"
    if source.kind != "inbox" and not source.addresses:
        return "url がありません"
    for address in source.addresses:
        if normal(address) is None:
            return f"http か https の URL ではありません（{address}）"
    for name in PATTERNS:
        for pattern in getattr(source, name):
            try:
                re.compile(pattern)
            except re.error as error:
                return f"{name} が正規表現ではありません（{pattern}: {error}）"
    return _problem_of_selectors(source)


def _problem_of_selectors(source: Source) -> str | None:
    page = LexborHTMLParser("<p></p>")
    for name in SELECTORS:
        selector = getattr(source, name)
        try:
            if selector is not None:
                page.css(selector)
        except (SelectolaxError, ValueError):
            return f"{name} が CSS のセレクターではありません（{selector}）"
    return None
