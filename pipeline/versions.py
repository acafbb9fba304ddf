"""Versions that nobody has to remember to raise: a digest of the code and tables on which a result rests."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

from pipeline.accounting import ACCOUNT
from pipeline.kinds import Kind
from pipeline.readers import DEFAULT_READER, Reader

_HERE = Path(__file__).parent
_CODE = frozenset({".py", ".csv"})
_DECLARED = frozenset({".toml"})
_READING_RESTS_ON = (
    "displaced.py",
    "documents.py",
    "japanese/radicals.csv",
    "japanese/radicals.py",
    "reading",
    "spacing.py",
    "text.py",
)
_EXTRACTION_RESTS_ON = (
    "annotation.py",
    "displaced.py",
    "documents.py",
    "extraction.py",
    "facts.py",
    "japanese",
    "kinds.py",
    "labels.py",
    "outline",
    "pieces.py",
    "round_trip.py",
    "rules.py",
    "spacing.py",
    "text.py",
    "tokens.py",
)


def reader_version(reader: Reader = DEFAULT_READER) -> str:
    """The digest of all that turns bytes into a Document, with the PDF reader where it is not the first."""
    return _reading_version() if reader == DEFAULT_READER else f"{_reading_version()}+{reader}"


@cache
def _reading_version() -> str:
    libraries = (f"{name} {version(name)}" for name in ("pypdfium2", "pdfplumber", "selectolax"))
    return _digest((*libraries, dictionary_version(), *_contents(_HERE, _READING_RESTS_ON)))


def dictionary_version() -> str:
    """What the tokens depend on: Sudachi's version and its dictionary's."""
    return f"sudachipy {version('sudachipy')}, core {version('sudachidict-core')}"


@cache
def shared_version() -> str:
    """The digest of all that every kind's extraction rests on, the dictionary included."""
    return _digest((dictionary_version(), *_contents(_HERE, _EXTRACTION_RESTS_ON)))


def kind_versions(kinds: Mapping[str, Kind]) -> dict[str, str]:
    """For each kind, in the order of needs, the digest of its rules, its needs' rules and what is shared."""
    versions: dict[str, str] = {}
    for name, kind in kinds.items():
        own = _contents(kind.folder, sorted(p.name for p in kind.folder.iterdir()))
        versions[name] = _digest((shared_version(), *(versions[need] for need in kind.needs), *own))
    return versions


def extraction_versions(kinds: Mapping[str, Kind]) -> dict[str, str]:
    """What is drawn from a document: each kind, and at last the account of its numbers."""
    versions = kind_versions(kinds)
    own = _contents(_HERE, ("accounting",), _CODE | _DECLARED)
    return {**versions, ACCOUNT: _digest((*versions.values(), *own))}


def _contents(folder: Path, names: Iterable[str], suffixes: frozenset[str] = _CODE) -> list[str]:
    paths = [p for name in names for p in _files(folder / name) if p.suffix in suffixes]
    return [f"{p.relative_to(folder).as_posix()}\n{p.read_text('utf-8')}" for p in paths]


def _files(path: Path) -> list[Path]:
    return sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\x1e".join(parts).encode()).hexdigest()[:16]
