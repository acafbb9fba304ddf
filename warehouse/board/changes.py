"""What the board shows: a group of identical changes, a change, and both of its sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from warehouse.diff.fields import FieldChange, field_changes
from warehouse.review.facts import CurrentFact


@dataclass(frozen=True, slots=True)
class Group:
    """Identical changes: of a kind, by a rule, in the same fields, amounting to the same (`unit ×1000`).

    `awaiting` are those that want a decision still, `yen` what is at stake in them.
    """

    group_id: str
    change: str
    kind: str
    fields: list[str]
    signature: str
    causes: list[str]
    rule: str
    old_version: str | None
    new_version: str | None
    size: int
    awaiting: int
    yen: float
    decided: int
    all_yen: float
    doubts: dict[str, int]
    documents: int
    position: int


@dataclass(frozen=True, slots=True)
class Change:
    """One change: gained, lost, changed or moved; `yen` is what is at stake."""

    change_id: str
    change: str
    document: str
    kind: str
    old_id: str | None
    new_id: str | None
    tie: str | None
    old_value: dict[str, Any] | None
    new_value: dict[str, Any] | None
    old_quote: str | None
    new_quote: str | None
    old_rule: str | None
    new_rule: str | None
    old_version: str | None
    new_version: str | None
    old_page: int | None
    page: int
    line: int | None
    causes: list[str]
    yen: float
    doubts: list[str]
    signature: str
    group_id: str
    position: int
    state: str
    new_run: int

    @property
    def fields(self) -> list[FieldChange]:
        """Field by field, what it said and what it says now."""
        return field_changes(self.old_value or {}, self.new_value or {})

    @property
    def fact_id(self) -> str:
        """The fact that is decided on: the new one where there is one."""
        return self.new_id or self.old_id or ""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document on the morning's sheet: what became of it, how it was read, and what awaits in it."""

    document: str
    became: str
    status: str
    note: str | None
    changes: int
    awaiting: int
    yen: float


@dataclass(frozen=True, slots=True)
class Sides:
    """A change with both of its sides as they stand in their Documents."""

    change: Change
    old: CurrentFact | None
    new: CurrentFact | None

    @property
    def fact(self) -> CurrentFact:
        """The side that is decided on."""
        fact = self.new or self.old
        assert fact is not None
        return fact
