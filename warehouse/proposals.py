"""Programs that are likely one, as the published file proposes them to a person."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from warehouse.query import ask
from warehouse.query_errors import QueryError
from warehouse.review.merging import Name, pair_of
from warehouse.review.records import Decision

_PROPOSALS = """
    WITH cited AS (
        SELECT p.one_id, p.other_id, list_sort(list(DISTINCT cite(f.fact_id))) AS citations
        FROM program_proposals AS p JOIN budgets AS f ON list_contains(p.fact_ids, f.fact_id)
        GROUP BY ALL
    )
    SELECT one_id, one_name, one_variant, other_id, other_name, other_variant, reason, likeness, citations
    FROM program_proposals LEFT JOIN cited USING (one_id, other_id)
    ORDER BY citations IS NULL, likeness DESC, one_name, other_name
"""


class Proposal(NamedTuple):
    """Two programs, why they are likely one, how alike their names are (0 to 1), and what says so."""

    one_id: str
    one: Name
    other_id: str
    other: Name
    reason: str
    likeness: float
    citations: tuple[str, ...]


def open_proposals(published: Path, decisions: Iterable[Decision] = ()) -> list[Proposal]:
    """The proposals that nobody has decided since; none where the file can't be asked."""
    decided = {frozenset(pair_of(one)) for one in decisions if one.target.type == "programs"}
    try:
        with ask(published, _PROPOSALS) as answer:
            found = [_proposal(*row) for row in answer]
    except QueryError:
        return []
    return [one for one in found if frozenset((one.one, one.other)) not in decided]


def _proposal(
    one_id: str, one: str, one_variant: str | None, other_id: str, other: str, other_variant: str | None,
    reason: str, likeness: float, citations: list[str] | None,
) -> Proposal:  # fmt: skip
    return Proposal(
        one_id, (one, one_variant), other_id, (other, other_variant), reason, likeness, tuple(citations or ())
    )
