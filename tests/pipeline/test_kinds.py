"""Kinds: found by being a folder, ordered by their needs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.kinds import Kind, discover, in_order

NEW_KIND = '''
"""A share in percent, as a test adds it."""

from dataclasses import dataclass

from pipeline.facts import Draft
from pipeline.kinds import Kind, column
from pipeline.rules import Rule


@dataclass(frozen=True)
class Share:
    percent: int = column("割合", "the share in percent")


def complete(annotated):
    for label in annotated.labels("share"):
        yield Draft(Share(label.value), label.block, label.start, label.end, label.rule)


RULES = (Rule("percent", r"(?P<n>[0-9]+)%", lambda match: int(match["n"]), "share"),)
KIND = Kind("share", "shares", Share, RULES, complete)
'''


def kind(name: str, *needs: str) -> Kind:
    return Kind(name, f"{name}s", int, (), lambda annotated: (), needs)


def test_each_kind_comes_after_those_that_it_needs() -> None:
    order = in_order([kind("budget", "program", "date"), kind("program", "date"), kind("date")])

    assert list(order) == ["date", "program", "budget"]


def test_an_unknown_need_is_refused() -> None:
    with pytest.raises(ValueError, match="needs date"):
        in_order([kind("budget", "date")])


def test_a_circle_of_needs_is_refused() -> None:
    with pytest.raises(ValueError, match="circle"):
        in_order([kind("a", "b"), kind("b", "a")])


def test_a_new_kind_needs_nothing_but_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "share"
    folder.mkdir()
    (folder / "__init__.py").write_text(NEW_KIND, "utf-8")

    answer = subprocess.run(
        [sys.executable, "-m", "flows.cli", "extract", "--text", "補助率は５０％とする。", "--json"],
        env={**os.environ, "SEISAKU_EXTRACTORS": str(tmp_path)},
        capture_output=True,
        check=True,
        cwd=Path(__file__).resolve().parents[2],
    )

    facts = json.loads(answer.stdout)["documents"][0]["facts"]
    assert [(f["percent"], f["value_quote"]) for f in facts if f["kind"] == "share"] == [(50, "５０％")]


def test_every_column_is_described_in_two_languages() -> None:
    undescribed = [
        f"{kind.name}.{name}"
        for kind in discover().values()
        for name, field in kind.value.__dataclass_fields__.items()
        if not (field.metadata.get("ja") and field.metadata.get("en"))
    ]

    assert undescribed == []
