"""Document → facts and account in a worker: each kind by itself, ready to be stored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from flows.ingesting.assignment import Assignment, Draw
from flows.ingesting.keys import declared_digest
from pipeline.accounting import ACCOUNT
from warehouse.ledger.rows import Extraction, StoredAccount, StoredFact, StoredNumber

if TYPE_CHECKING:
    from pipeline.annotation import AnnotatedDocument, Declared
    from pipeline.documents import Document
    from pipeline.facts import Fact
    from pipeline.kinds import Kind


class Drawn(NamedTuple):
    """What came of one kind, or of the account of all numbers."""

    extraction: Extraction
    facts: Sequence[StoredFact] = ()
    account: StoredAccount | None = None


def draw_facts(assignment: Assignment, document: Document, draw: Draw) -> Iterator[Drawn]:
    """Each kind by itself: one that fails costs no other, unless that needs it; at last the account."""
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
                yield Drawn(_extraction(assignment, draw, name, "failed", reason=_named(error)))
        return
    completed: dict[str, list[Fact]] = {}
    for name in draw.kinds:
        try:
            yield _drawn(assignment, draw, name, annotated, kinds, completed)
        except MemoryError:
            raise
        except Exception as error:
            yield Drawn(_extraction(assignment, draw, name, "failed", reason=_named(error)))


def _drawn(
    assignment: Assignment,
    draw: Draw,
    name: str,
    annotated: AnnotatedDocument,
    kinds: Mapping[str, Kind],
    completed: dict[str, list[Fact]],
) -> Drawn:
    """One kind's facts (kept in `completed`, too), or the account, which rests on those of all kinds."""
    if name == ACCOUNT:
        for other in kinds.keys() - completed.keys():
            completed[other] = _complete(annotated, kinds[other], draw.document)
        stored = _accounted(annotated, [fact for kind in kinds for fact in completed[kind]], draw.document)
        extraction = _extraction(assignment, draw, name, "done", facts=len(stored.unaccounted))
        return Drawn(extraction, account=stored)
    facts = completed[name] = _complete(annotated, kinds[name], draw.document)
    extraction = _extraction(assignment, draw, name, "done", facts=len(facts))
    return Drawn(extraction, [_stored(fact, draw.document, ordinal) for ordinal, fact in enumerate(facts)])


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
    if ACCOUNT in names:
        return kinds
    wanted: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in wanted:
            wanted.add(name)
            waiting += kinds[name].needs
    return {name: kind for name, kind in kinds.items() if name in wanted}


def _complete(annotated: AnnotatedDocument, kind: Kind, document: str) -> list[Fact]:
    from pipeline.extraction import facts_of

    # Its needs have left their labels already; their facts are not wanted here.
    return facts_of(annotated, [replace(kind, needs=())], document)[kind.name]


def _accounted(annotated: AnnotatedDocument, facts: list[Fact], document: str) -> StoredAccount:
    from pipeline.accounting.account import account

    found = account(annotated, facts)
    left = (
        StoredNumber(*one.span, one.place.page, one.place.line, one.place.box, one.quote, one.place.quote)
        for one in found.unaccounted
    )
    return StoredAccount(document, dict(found.numbers), tuple(left))


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
        sections=fact.position.sections,
        table_number=fact.position.table,
        table_row=fact.position.row,
        table_column=fact.position.column,
        row_label=fact.position.row_label,
        column_header=fact.position.column_header,
        label_column=fact.position.label_column,
    )


def _declared(declared: str | None) -> Declared | None:
    from pipeline.annotation import Declared

    return msgspec.json.decode(declared, type=Declared) if declared else None


def _named(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:300]
