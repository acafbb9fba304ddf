"""Versions: what is installed, against what the project requires."""

from __future__ import annotations

import platform
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from typing import NamedTuple

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from flows.doctor.finding import Finding
from flows.doctor.premises import Premises
from flows.language import say
from pipeline.home import PROJECT

TOLD = ("duckdb", "prefect", "fastapi", "sqlalchemy", "pypdfium2", "pdfplumber")


class Wanted(NamedTuple):
    """What a project requires: its own name, Python, other packages."""

    name: str
    python: str
    packages: tuple[str, ...]


def check_versions(premises: Premises) -> Iterator[Finding]:
    """Whether all that the project requires is there in a version that it can work with."""
    yield from compare(wanted())


def wanted() -> Wanted:
    """What pyproject.toml requires, where the project is run from its folder, else its metadata."""
    file = PROJECT / "pyproject.toml"
    if file.is_file():
        project = tomllib.loads(file.read_text("utf-8"))["project"]
        return Wanted(project["name"], project["requires-python"], tuple(project["dependencies"]))
    return Wanted("seisaku", "", tuple(requires("seisaku") or ()))


def compare(wanted: Wanted) -> Iterator[Finding]:
    """Compare what is required with what is installed."""
    python = platform.python_version()
    own = _installed(wanted.name) or "–"
    if python in SpecifierSet(wanted.python):
        yield Finding("python", "ok", f"Python {python}", f"{wanted.name} {own}  {sys.executable}")
    else:
        what = say(f"Python {python} では動きません", f"Python {python} will not do")
        yield Finding(
            "python", "error", what, wanted.python, say("別の Python で入れ直してください", "use another one")
        )
    requirements = [one for one in map(Requirement, wanted.packages) if _applies(one)]
    wrong = list(_wrong(requirements))
    yield from wrong
    if not wrong:
        number = len(requirements)
        what = say(f"ライブラリ {number}：版はすべて合っています", f"libraries {number}: all versions fit")
        yield Finding("packages", "ok", what, _told(requirements))


def _applies(requirement: Requirement) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": ""})


def _wrong(requirements: Iterable[Requirement]) -> Iterator[Finding]:
    for one in requirements:
        installed = _installed(one.name)
        if installed is not None and one.specifier.contains(installed, prereleases=True):
            continue
        what = (
            say(f"{one.name} がありません", f"{one.name} is missing")
            if installed is None
            else say(f"{one.name} {installed} は合いません", f"{one.name} {installed} does not fit")
        )
        detail = say(f"要るのは {one.specifier}", f"required: {one.specifier}")
        yield Finding("packages", "error", what, detail, f"{sys.executable} -m pip install '{one}'")


def _told(requirements: Iterable[Requirement]) -> str:
    names = {one.name for one in requirements}
    return say("、", ", ").join(f"{name} {_installed(name)}" for name in TOLD if name in names)


def _installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
