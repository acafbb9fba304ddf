"""What a search answers: passages with the words marked, and the facts that stand in them."""

from __future__ import annotations

from typing import NamedTuple


class Found(NamedTuple):
    """A fact that stands in a passage; amounts only where it is money, in yen unless it is other money."""

    fact_id: str
    kind: str
    table_name: str
    value_quote: str
    status: str
    program: str | None
    variant: str | None
    fiscal_year: int | None
    stage: str | None
    amount_min: int | None
    amount_max: int | None


class Hit(NamedTuple):
    """A paragraph, a heading, or a row of a table: `marks` are the places of the words in the sentence."""

    document: str
    title: str | None
    page: int
    line: int | None
    position: int
    kind: str
    score: float
    sentence: str
    marks: tuple[tuple[int, int], ...]
    text: str
    facts: tuple[Found, ...]


class Hits(NamedTuple):
    """The best hits of so many, the words that stand nowhere, and names of programs that are like them.

    `partial`: no passage holds all that was asked.
    """

    question: str
    found: int
    partial: bool
    unknown: tuple[str, ...]
    near: tuple[str, ...]
    hits: tuple[Hit, ...]
