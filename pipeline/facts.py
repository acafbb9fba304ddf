"""What rules leave behind: labels on the text, and facts with the evidence of each of their fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from pipeline.documents import Box, Span

Basis = Literal["printed", "header", "caption", "heading", "document", "declared"]


class Label(NamedTuple):
    """A stretch of repaired text that a rule has understood: 平成21年度 as the fiscal year 2009.

    `block` is the index of the block; `start` and `end` are offsets in its repaired text.
    """

    name: str
    value: Any
    block: int
    start: int
    end: int
    rule: str


class Because(NamedTuple):
    """Why a draft's field has its value: the label that says so, and how it reaches the fact."""

    field: str
    label: Label
    basis: Basis


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact as its kind completes it, before the machine gives it an identity and a place.

    `value` is an instance of the kind's dataclass; `block`, `start`, `end` are the value's own
    characters in the repaired text; `quote` names further stretches (block, start, end) that a reader
    needs in order to understand it, in printed order; without them the sentence, or the row's label
    and the cell, stand for it.
    """

    value: Any
    block: int
    start: int
    end: int
    rule: str
    because: tuple[Because, ...] = ()
    quote: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The printed words on which one field of a fact rests, and the rule that read them.

    `span` is where they stand in the raw text of their block.
    """

    field: str
    value: str
    quote: str
    page: int
    line: int | None
    box: Box | None
    basis: Basis
    rule: str
    span: Span


class Position(NamedTuple):
    """Where a fact stands among the others: in a table's row and column, and under which headings.

    `sections` are the headings above, the innermost first, as indices of blocks; a heading's own block is its
    first. `row_label` and `column_header` are the nearest ones of its cell, as repaired text; `label_column`
    is where the former stands: labels farther to the right name parts of those to the left. `subject` are the
    words of the headings above, the outermost first; `offset` is where the value begins in its sentence or
    cell: 【11億円(11億円)】 holds two.
    """

    sections: tuple[int, ...] = ()
    table: int | None = None
    row: int | None = None
    column: int | None = None
    row_label: str | None = None
    column_header: str | None = None
    label_column: int | None = None
    subject: str = ""
    offset: int = 0


NOWHERE = Position()


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a document: its value, its identity, its place and its evidence.

    `span` is the value's own characters in the raw text of its block; `anchor` is what is printed
    (the value's characters with the headers of its cell, or with its sentence), on which `fact_id` rests.
    `is_spelled` is False where an amount can't be spelled back from these characters: it is not published.
    """

    fact_id: str
    kind: str
    value: Any
    anchor: str
    span: Span
    page: int
    line: int | None
    box: Box | None
    quote: str
    value_quote: str
    rule: str
    repaired: bool
    evidence: tuple[Evidence, ...] = ()
    position: Position = NOWHERE
    is_spelled: bool = True
