"""Which rule saw what, and where each field of a fact came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pipeline.annotation import AnnotatedDocument, Declared, Passage
from pipeline.documents import Document
from pipeline.extraction import annotate, facts_of, public
from pipeline.facts import Fact
from pipeline.kinds import discover


@dataclass(frozen=True, slots=True)
class Explanation:
    """A document as the rules saw it (`passages`) and the facts that they made of it."""

    passages: tuple[dict[str, Any], ...]
    facts: tuple[Fact, ...]


def explain(document: Document, declared: Declared | None = None) -> Explanation:
    """Run all kinds over a document and keep what each rule left behind."""
    kinds = list(discover().values())
    annotated = annotate(document, kinds, declared)
    facts = facts_of(annotated, kinds, "")
    return Explanation(
        tuple(_passage(annotated, passage) for passage in annotated.body()),
        tuple(fact for found in facts.values() for fact in found),
    )


def _passage(annotated: AnnotatedDocument, passage: Passage) -> dict[str, Any]:
    return {
        "block": passage.index,
        "kind": passage.block.kind,
        "page": passage.block.page,
        "line": passage.block.lines[0].number,
        "text": passage.normalized,
        "repaired": passage.normalized != passage.text.original,
        "tokens": [(token.text, token.tag_, token.lemma_) for token in passage.doc],
        "labels": [
            {
                "name": label.name,
                "text": passage.normalized[label.start : label.end],
                "value": label.value,
                "rule": label.rule,
                "span": (label.start, label.end),
            }
            for label in sorted(passage.labels, key=lambda one: (one.start, -one.end))
        ],
        "chain": [
            (link.relation, annotated.passages[link.block].normalized)
            for link in annotated.outline.chain(passage.index)
        ],
    }


def fact_as_json(fact: Fact) -> dict[str, Any]:
    """A fact as `seisaku extract --json` prints it: the public columns, then its evidence.

    Where a kind has a column `kind` of its own, it is printed as `organization_kind` and the like.
    """
    columns = {f"{fact.kind}_kind" if name == "kind" else name: value for name, value in public(fact).items()}
    return {
        "kind": fact.kind,
        "fact_id": fact.fact_id,
        "page": fact.page,
        "line": fact.line,
        "quote": fact.quote,
        "value_quote": fact.value_quote,
        "rule": fact.rule,
        "repaired": fact.repaired,
        **columns,
        "evidence": [
            {
                "field": e.field,
                "value": e.value,
                "quote": e.quote,
                "basis": e.basis,
                "rule": e.rule,
            }
            for e in fact.evidence
        ],
    }
