"""Every example of every kind, whole and exact; counter-examples empty; every rule used by an example."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from pipeline.annotation import AnnotatedDocument, Declared
from pipeline.extraction import annotate, facts_of, public
from pipeline.facts import Fact
from pipeline.kinds import Kind, discover
from pipeline.reading import read


def cases(key: str) -> Iterator[Any]:
    for kind in discover().values():
        for case in examples(kind).get(key, []):
            yield pytest.param(kind, case, id=f"{kind.name}: {case['text'].strip().splitlines()[-1][:60]}")


def examples(kind: Kind) -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((kind.folder / "examples.toml").read_text("utf-8"))


def run(kind: Kind, case: dict[str, Any]) -> tuple[AnnotatedDocument, list[Fact]]:
    document = read(case["text"].encode(), "example.txt")
    kinds = list(discover().values())
    annotated = annotate(document, kinds, Declared(published_on=case.get("published_on")))
    return annotated, facts_of(annotated, kinds, "example.txt")[kind.name]


def plain(fact: Fact) -> dict[str, Any]:
    return {"value_quote": fact.value_quote} | {name: listed(value) for name, value in public(fact).items()}


def listed(value: Any) -> Any:
    """Lists instead of tuples, as TOML has them."""
    if isinstance(value, dict):
        return {name: listed(one) for name, one in value.items()}
    return [listed(one) for one in value] if isinstance(value, tuple | list) else value


@pytest.mark.parametrize(("kind", "case"), list(cases("example")))
def test_an_example_yields_exactly_its_facts(kind: Kind, case: dict[str, Any]) -> None:
    _, facts = run(kind, case)

    assert [plain(fact) for fact in facts] == case["facts"]


@pytest.mark.parametrize(("kind", "case"), list(cases("counter_example")))
def test_a_counter_example_yields_none(kind: Kind, case: dict[str, Any]) -> None:
    _, facts = run(kind, case)

    assert [plain(fact) for fact in facts] == []
    assert case["why"]


@pytest.mark.parametrize("kind", list(discover().values()), ids=lambda kind: kind.name)
def test_every_rule_is_used_by_an_example(kind: Kind) -> None:
    used = set()
    for case in examples(kind)["example"]:
        annotated, facts = run(kind, case)
        used |= {label.rule for passage in annotated.passages for label in passage.labels}
        used |= {fact.rule for fact in facts}

    assert {rule.name for rule in kind.rules} - used == set()


@pytest.mark.parametrize("kind", list(discover().values()), ids=lambda kind: kind.name)
def test_names_of_rules_are_unique(kind: Kind) -> None:
    names = [rule.name for rule in kind.rules]

    assert sorted(set(names)) == sorted(names)
