"""Where a name begins in running text: after the last clause boundary, body of the state or pointing word."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extractors.program.clauses import JOINING, from_boundary, joined
from extractors.program.nouns import ENOUGH, compound, is_loose, points, possessor, weight

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Extent(NamedTuple):
    """The first token of a name, and the first of the compound that its head closes."""

    first: int
    compound: int


def extent(doc: Doc, head: int, floor: int) -> Extent:
    """Where the name begins whose head word is the token `head`; nothing before the character `floor`."""
    first = own = compound(doc, head, floor)
    while (before := possessor(doc, first, floor)) is not None:
        first = before
    if weight(doc, own, head) < ENOUGH:
        while (before := joined(doc, first, floor, JOINING)) is not None:
            first = before
    first = from_boundary(doc, first, floor)
    while first < head and (points(doc[first]) or is_loose(doc[first])):
        first += 1
    return Extent(first, max(first, own))


def is_pointed_at(doc: Doc, first: int) -> bool:
    """Whether the word before only points: 既存の, 各種, 他の."""
    before = first - 1 - (first >= 2 and doc[first - 1].text in ("の", "な"))
    return before >= 0 and points(doc[before])
