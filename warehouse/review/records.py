"""A decision as it is written down: who, when, on what, and why."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import uuid4

import msgspec

Action = Literal[
    "accept", "reject", "correct", "add", "hold", "settle", "merge", "apart", "close", "undo", "govern"
]
TargetType = Literal["fact", "governor", "number", "audit", "page", "programs", "state"]
VERSION = 1


class Target(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a decision is about, by what is printed: never by a page or an occurrence alone.

    A fact: its `anchor` (value, sentence or cell, headers), the headings above (`subject`), where its value
    begins in the sentence (`offset`), and, for the very same Document, its span. A governor: the label (a
    unit note, a heading) on which a `field` of many facts rests. `name` is an audit's or a number's identity,
    or the pair of programs; of a fact or a governor it tells that its words stood more than once when it was
    decided (`several`), of a fact too that others were like it (`elsewhere`, `otherwise`).
    """

    type: TargetType
    document: str = ""
    kind: str = ""
    fact_id: str = ""
    anchor: str = ""
    subject: str = ""
    offset: int = 0
    quote: str = ""
    value_quote: str = ""
    sha256: str = ""
    reader: str = ""
    span: tuple[int, int, int] | None = None
    page: int | None = None
    line: int | None = None
    box: tuple[float, ...] | None = None
    field: str = ""
    name: str = ""


class Decision(msgspec.Struct, frozen=True, omit_defaults=True, rename={"version": "v"}):
    """One decision of one reviewer.

    `seen` is the value that the reviewer saw; `value` holds the fields that are corrected, or all of an added
    fact. `settles` ends a disagreement. `undoes` names decisions that no longer count.
    """

    id: str
    at: Annotated[datetime, msgspec.Meta(tz=True)]
    reviewer: str
    batch: str
    action: Action
    target: Target
    seen: dict[str, Any] | None = None
    value: dict[str, Any] | None = None
    note: str = ""
    rule: str = ""
    rules: str = ""
    run: int | None = None
    settles: bool = False
    undoes: tuple[str, ...] = ()
    version: int = VERSION


def new_id() -> str:
    """An identity for a decision or a batch of them."""
    return uuid4().hex


def now() -> datetime:
    """The time with its zone, as a decision bears it."""
    return datetime.now().astimezone()
