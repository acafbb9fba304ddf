"""The facts on which decisions may rest, as the review reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import duckdb
import msgspec

Span = tuple[int, int, int]
MARK = "\x1e"


class CurrentFact(NamedTuple):
    """A fact that an extraction found, with what decisions are tied to."""

    document: str
    kind: str
    fact_id: str
    sha256: str
    reader: str
    anchor: str
    subject: str
    offset: int
    span: Span
    page: int
    line: int | None
    box: tuple[float, ...] | None
    quote: str
    value_quote: str
    rule: str
    value: dict[str, Any]
    evidence: tuple[dict[str, Any], ...]

    @property
    def yen(self) -> int:
        """The amount that it speaks of, 0 for none."""
        return abs(int(self.value.get("amount_max") or 0))

    @property
    def slot(self) -> str:
        """The words around its value, without it."""
        return slot_of(self.anchor, self.offset)


def slot_of(anchor: str, offset: int) -> str:
    """What stays the same where a figure is printed anew: its sentence or headers, without the value."""
    value, _, rest = anchor.partition(MARK)
    words, _, headers = rest.partition(MARK)
    return MARK.join((f"{words[:offset]}▢{words[offset + len(value) :]}", headers))


COLUMNS = (
    "document, kind, fact_id, sha256, reader_version, anchor, subject, value_offset, block, span_start, "
    "span_end, page, line, box, quote, value_quote, rule, CAST(value AS VARCHAR), CAST(evidence AS VARCHAR)"
)
_value = msgspec.json.Decoder(dict[str, Any]).decode
_evidence = msgspec.json.Decoder(tuple[dict[str, Any], ...]).decode


def current_facts(
    connection: duckdb.DuckDBPyConnection, source: str, documents: Sequence[str]
) -> Iterator[CurrentFact]:
    """The facts of some documents from a relation with the ledger's columns."""
    cursor = connection.execute(
        f"SELECT {COLUMNS} FROM {source}"
        " WHERE document IN (SELECT unnest($documents)) AND anchor IS NOT NULL",
        {"documents": list(documents)},
    )
    while rows := cursor.fetchmany(10_000):
        yield from map(fact_of_row, rows)


def fact_of_row(row: Sequence[Any]) -> CurrentFact:
    """A row of COLUMNS as a fact."""
    document, kind, fact_id, sha256, reader, anchor, subject, offset, block, start, end, *place = row
    page, line, box, quote, value_quote, rule, value, evidence = place
    return CurrentFact(
        document, kind, fact_id, sha256, reader, anchor, subject or "", offset or 0, (block, start, end),
        page, line, None if box is None else tuple(box), quote, value_quote, rule,
        _value(value), _evidence(evidence),
    )  # fmt: skip


def whole(seen: Mapping[str, Any], corrected: Mapping[str, Any]) -> dict[str, Any]:
    """A value with corrections laid over it; None takes a field away."""
    return {name: item for name, item in {**seen, **corrected}.items() if item is not None}
