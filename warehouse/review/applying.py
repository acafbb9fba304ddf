"""Decisions laid over the ledger's facts, for who publishes them."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC
from functools import cache
from importlib.resources import files
from typing import Any

import duckdb
import msgspec

from pipeline.anchors import places_of
from pipeline.annotation import AnnotatedDocument
from pipeline.documents import from_bytes
from warehouse.review.anchoring import Find, Place
from warehouse.review.facts import CurrentFact, current_facts
from warehouse.review.policy import Policy
from warehouse.review.records import Decision, Target
from warehouse.review.standing import Holding, Kept, Standing, stand

BASIS = "decision"


def lay_over(
    connection: duckdb.DuckDBPyConnection, decisions: Sequence[Decision], policy: Policy
) -> Standing:
    """Make `published_facts` of `today_facts` and decisions; answer what the decisions mean.

    The connection has the ledger attached; what people decided on other documents than those of today's facts
    changes nothing.
    """
    documents = sorted({one.target.document for one in decisions} - {""})
    versions = (
        {
            document: (sha256, reader)
            for document, sha256, reader in connection.execute(
                _statement("versions"), {"documents": documents}
            ).fetchall()
        }
        if documents
        else {}
    )
    facts = current_facts(connection, "today_facts", documents) if documents else iter(())
    standing = stand(decisions, facts, versions, finder(_stored(connection, versions)), policy)
    connection.execute(_statement("decided"), {"rows": _encoded(map(decided_row, standing.facts.values()))})
    connection.execute(_statement("kept"), {"rows": _encoded(map(kept_row, standing.kept))})
    connection.execute(_statement("published_facts"))
    return standing


def finder(document_of: Callable[[str], AnnotatedDocument | None]) -> Find:
    """Looks a quote up in the Document of today, which it asks for by the document's name."""
    remembered = cache(document_of)

    def find(target: Target) -> list[Place] | None:
        annotated = remembered(target.document)
        if annotated is None:
            return None
        return [Place(*spot) for spot in places_of(annotated, target.anchor, target.subject, target.offset)]

    return find


def decided_row(holding: Holding) -> dict[str, Any]:
    """A fact as it is published after decisions; `rejected` is not."""
    fact, value = holding.fact, holding.value
    key = {"document": fact.document, "kind": fact.kind, "fact_id": fact.fact_id}
    if value is None:
        return {**key, "status": "rejected"}
    if value == fact.value:
        return {**key, "status": holding.status}
    return {**key, "value": value, "evidence": _evidence(fact, value), "status": holding.status}


def kept_row(kept: Kept) -> dict[str, Any]:
    """A fact that stands by decision alone."""
    target, place = kept.decision.target, kept.place
    backed = [_by_decision(name, item, target.value_quote, place) for name, item in kept.value.items()]
    return {
        "document": target.document,
        "kind": target.kind,
        "fact_id": kept.identity,
        "value": kept.value,
        "page": place.page,
        "line": place.line,
        "quote": target.quote,
        "value_quote": target.value_quote,
        "evidence": backed,
        "box": place.box,
        "block": place.span[0],
        "span_start": place.span[1],
        "status": kept.status,
        "decided": kept.decision.at.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" "),
    }


def _evidence(fact: CurrentFact, value: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The evidence of what stands as the rules read it; what a person changed rests on the decision."""
    changed = [name for name in [*fact.value, *value] if fact.value.get(name) != value.get(name)]
    kept = [item for item in fact.evidence if item["field"] not in changed]
    place = Place(fact.span, fact.page, fact.line, fact.box)
    return kept + [
        _by_decision(name, value[name], fact.value_quote, place)
        for name in dict.fromkeys(changed)
        if name in value
    ]


def _by_decision(field: str, value: object, quote: str, place: Place) -> dict[str, Any]:
    """The evidence of what a person says: the words of the value, on which they decided."""
    return {
        "field": field,
        "value": str(value),
        "quote": quote,
        "page": place.page,
        "line": place.line,
        "box": place.box,
        "basis": BASIS,
        "rule": BASIS,
    }


def _stored(
    connection: duckdb.DuckDBPyConnection, versions: Mapping[str, tuple[str, str]]
) -> Callable[[str], AnnotatedDocument | None]:
    """Documents as the ledger has stored them."""

    def document_of(name: str) -> AnnotatedDocument | None:
        if name not in versions:
            return None
        row = connection.execute(
            "SELECT body FROM ledger.readings WHERE sha256 = ? AND reader_version = ?", list(versions[name])
        ).fetchone()
        return AnnotatedDocument(from_bytes(zlib.decompress(row[0]))) if row and row[0] else None

    return document_of


def _encoded(rows: Iterator[dict[str, Any]]) -> str:
    return msgspec.json.encode(list(rows)).decode()


def _statement(name: str) -> str:
    return files(__package__).joinpath(f"statements/{name}.sql").read_text("utf-8")
