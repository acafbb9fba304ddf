"""An explanation on a terminal: each passage with tokens, labels and chain, each fact with its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.tree import Tree

from flows.language import say
from flows.show.console import clean, styled
from pipeline.explain import Explanation
from pipeline.extraction import public
from pipeline.facts import Fact


def print_explanation(explanation: Explanation, console: Console) -> None:
    """The passages, then the facts."""
    for passage in explanation.passages:
        console.print(_passage(passage))
    if not explanation.facts:
        console.print(styled(_nothing_found(), "dim"))
    for fact in explanation.facts:
        console.print(_fact(fact))


def print_facts(facts: Sequence[Fact], console: Console) -> None:
    """One line a fact: its kind, its own characters, its fields."""
    if not facts:
        console.print(styled(_nothing_found(), "dim"))
        return
    table = Table(box=None, pad_edge=False, show_header=False)
    for fact in facts:
        said = ", ".join(f"{name}={value}" for name, value in public(fact).items())
        place = f"{fact.page}:{fact.line}" if fact.line else f"p{fact.page}"
        table.add_row(
            styled(place, "dim"),
            styled(fact.kind, "green"),
            styled(fact.value_quote, "bold"),
            styled(said),
        )
    console.print(table)


def _nothing_found() -> str:
    return say("事実は見つかりませんでした。", "No fact was found.")


def _passage(passage: dict[str, Any]) -> Tree:
    tree = Tree(styled(f"{passage['kind']}  {passage['text']}", "bold"), guide_style="dim")
    words = "｜".join(word for word, _, _ in passage["tokens"])
    tree.add(styled(f"{say('語', 'tokens')}  {words}", "dim"))
    for label in passage["labels"]:
        line = styled(label["text"], "cyan")
        line.append(f"  {label['name']} = {clean(_value(label['value']))}")
        line.append(f"  ← {label['rule']}", style="dim")
        tree.add(line)
    for relation, text in passage["chain"][:6]:
        tree.add(styled(f"{relation} ↑ {text[:60]}", "dim"))
    return tree


def _fact(fact: Fact) -> Tree:
    head = styled(fact.kind, "bold green")
    head.append("  " + clean(fact.value_quote), style="bold")
    head.append(f"  ← {fact.rule}", style="dim")
    tree = Tree(head, guide_style="dim")
    evidence = {item.field: item for item in fact.evidence}
    for name, value in public(fact).items():
        line = styled(f"{name} = {value}")
        if because := evidence.get(name):
            line.append(
                f"  ← 「{clean(because.quote)}」 {because.basis}, {because.rule}",
                style="dim",
            )
        tree.add(line)
    return tree


def _value(value: Any) -> str:
    """A label's value in short: the fields that say something."""
    if not is_dataclass(value):
        return str(value)
    said = ((f.name, getattr(value, f.name)) for f in fields(value))
    return ", ".join(f"{name}={item}" for name, item in said if item not in (None, False, ()))
