"""Document → facts in a worker: each kind by itself, ready to be stored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

import msgspec

from flows.ingesting.assignment import Assignment, Draw
from flows.ingesting.keys import declared_digest
from warehouse.ledger.rows import Extraction, StoredFact

if TYPE_CHECKING:
    from pipeline.annotation import AnnotatedDocument, Declared
    from pipeline.documents import Document
    from pipeline.facts import Fact
    from pipeline.kinds import Kind


def draw_facts(
    assignment: Assignment, document: Document, draw: Draw
) -> Iterator[tuple[Extraction, list[StoredFact]]]:
    """Each kind by itself: one that fails costs no other, unless that needs it."""
    from pipeline.extraction import annotate

    kinds = with_needs(draw.kinds)
    try:
        annotated = annotate(document, list(kinds.values()), _declared(draw.declared))
    except MemoryError:
        raise
    except Exception as error:
        for name, version in draw.kinds.items():
            if len(draw.kinds) > 1:
                yield from draw_facts(assignment, document, replace(draw, kinds={name: version}))
            else:
                yield _extraction(assignment, draw, name, "failed", reason=_named(error)), []
        return
    for name in draw.kinds:
        try:
            facts = _complete(annotated, kinds[name], draw.document)
            yield _extraction(assignment, draw, name, "done", facts=len(facts)), facts
        except MemoryError:
            raise
        except Exception as error:
            yield _extraction(assignment, draw, name, "failed", reason=_named(error)), []


def _extraction(
    assignment: Assignment,
    draw: Draw,
    kind: str,
    status: Literal["done", "failed"],
    *,
    facts: int = 0,
    reason: str | None = None,
) -> Extraction:
    return Extraction(
        draw.document,
        assignment.sha256,
        assignment.reader_version,
        kind,
        draw.kinds[kind],
        declared_digest(draw.declared),
        status,
        facts,
        reason,
    )


def with_needs(names: Mapping[str, str]) -> dict[str, Kind]:
    """Kinds and all that they need, in the order of needs."""
    from pipeline.kinds import discover

    kinds = discover()
    wanted: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in wanted:
            wanted.add(name)
            waiting += kinds[name].needs
    return {name: kind for name, kind in kinds.items() if name in wanted}


def _complete(annotated: AnnotatedDocument, kind: Kind, document: str) -> list[StoredFact]:
    from pipeline.extraction import facts_of

    # Its needs have left their labels already; their facts are not wanted here.
    facts = facts_of(annotated, [replace(kind, needs=())], document)[kind.name]
    return [_stored(fact, document, ordinal) for ordinal, fact in enumerate(facts)]


def _stored(fact: Fact, document: str, ordinal: int) -> StoredFact:
    from pipeline.kinds import plain_value

    return StoredFact(
        document=document,
        kind=fact.kind,
        ordinal=ordinal,
        fact_id=fact.fact_id,
        value=plain_value(fact.value),
        anchor=fact.anchor,
        block=fact.span.block,
        span_start=fact.span.start,
        span_end=fact.span.end,
        page=fact.page,
        line=fact.line,
        box=fact.box,
        quote=fact.quote,
        value_quote=fact.value_quote,
        rule=fact.rule,
        repaired=fact.repaired,
        evidence=fact.evidence,
    )


def _declared(declared: str | None) -> Declared | None:
    from pipeline.annotation import Declared

    return msgspec.json.decode(declared, type=Declared) if declared else None


def _named(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:300]
