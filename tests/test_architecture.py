"""Imports point one way, and each third-party room keeps its door."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("pipeline", "extractors", "warehouse", "flows")

MAY_IMPORT = {
    "pipeline": {"pipeline"},
    "extractors": {"pipeline", "extractors"},
    "warehouse": {"pipeline", "warehouse"},
    "flows": {"pipeline", "extractors", "warehouse", "flows"},
}
ONLY_IN = {
    "prefect": ("flows/",),
    "duckdb": ("warehouse/",),
    "pdfplumber": ("pipeline/reading/",),
    "pypdfium2": ("pipeline/reading/",),
    "pypdfium2_raw": ("pipeline/reading/",),
    "selectolax": ("pipeline/reading/", "flows/fetching/"),
    "httpx": ("flows/fetching/web/", "flows/news/", "flows/serving/"),
    "httpcore": ("flows/fetching/web/",),
    "xlsxwriter": ("flows/exporting/",),
    "protego": ("flows/fetching/web/",),
    "fastfeedparser": ("flows/fetching/listing/",),
    "sudachipy": ("pipeline/",),
    "spacy": ("pipeline/", "extractors/"),
    "typer": ("flows/",),
    "starlette": ("flows/review/",),
    "uvicorn": ("flows/commands/",),
    "rich": ("flows/",),
    "altair": ("flows/reporting/",),
    "vl_convert": ("flows/reporting/",),
}


def modules() -> list[Path]:
    return [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]


def imported(path: Path) -> set[str]:
    """Dotted names of all that a module imports, inside functions too."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_point_one_way(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]

    ours = {name.split(".")[0] for name in imported(path)} & set(PACKAGES)

    if package == "pipeline" and path.name == "kinds.py":
        ours -= {"extractors"}
    assert ours - MAY_IMPORT[package] == set()


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_libraries_stay_in_their_rooms(path: Path) -> None:
    here = path.relative_to(ROOT).as_posix()

    libraries = {name.split(".")[0] for name in imported(path)} & ONLY_IN.keys()

    assert {library for library in libraries if not here.startswith(ONLY_IN[library])} == set()


@pytest.mark.parametrize(
    "path", sorted((ROOT / "extractors").rglob("*.py")), ids=lambda path: path.relative_to(ROOT).as_posix()
)
def test_kinds_do_not_import_each_other(path: Path) -> None:
    kind = path.relative_to(ROOT / "extractors").parts[0]

    others = {name for name in imported(path) if name.startswith("extractors.")}

    assert {name for name in others if name.split(".")[1] != kind} == set()


def test_no_tests_folder_is_a_package() -> None:
    packages = sorted((ROOT / "tests").rglob("__init__.py"))

    assert packages == []
