"""Facts and accounts as the ledger keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warehouse.ledger.rows import StoredAccount, StoredFact, StoredNumber

if TYPE_CHECKING:
    from pipeline.accounting.account import Account
    from pipeline.facts import Fact


def stored_account(found: Account, document: str) -> StoredAccount:
    """The account of a document's numbers."""
    left = (
        StoredNumber(*one.span, one.place.page, one.place.line, one.place.box, one.quote, one.place.quote)
        for one in found.unaccounted
    )
    return StoredAccount(document, dict(found.numbers), tuple(left))


def stored_fact(fact: Fact, document: str, ordinal: int) -> StoredFact:
    """A fact with its place among the others of its kind."""
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
        is_spelled=fact.is_spelled,
        subject=fact.position.subject,
        value_offset=fact.position.offset,
    )
