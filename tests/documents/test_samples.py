"""The facts of the samples, a line each: read the diff, then `pytest tests/documents --accept`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from pipeline.documents import Document
from pipeline.extraction import extract, public
from pipeline.facts import Fact
from pipeline.kinds import discover
from pipeline.reading import read

HERE = Path(__file__).parent
SAMPLES = sorted(
    path
    for path in (HERE.parents[1] / "raw" / "samples").iterdir()
    if path.suffix in {".pdf", ".txt", ".html"}
)


def document_of(path: Path) -> Document:
    return read(path.read_bytes(), path.name)


def lines(path: Path) -> Iterator[str]:
    found = extract(document_of(path), list(discover().values()), name=f"samples/{path.name}")
    facts = (fact for of_kind in found.values() for fact in of_kind)
    return (line(fact) for fact in sorted(facts, key=lambda fact: (fact.kind, fact.span)))


def line(fact: Fact) -> str:
    place = {"page": fact.page} if fact.line is None else {"line": fact.line}
    columns = {f"{fact.kind}_kind" if name == "kind" else name: value for name, value in public(fact).items()}
    shown = {"kind": fact.kind, **place, "value_quote": fact.value_quote, **columns, "rule": fact.rule}
    return json.dumps(msgspec.to_builtins(shown), ensure_ascii=False)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_sample_yields_the_accepted_facts(path: Path, golden: Callable[[Path, str], None]) -> None:
    golden(HERE / path.name / "facts.jsonl", "".join(f"{text}\n" for text in lines(path)))


def test_no_golden_file_is_left_without_its_sample() -> None:
    golden = {path.parent.name for path in HERE.glob("*/facts.jsonl")}

    assert golden == {path.name for path in SAMPLES}
