"""One step of a chain: which block governs, and by which relation."""

from __future__ import annotations

from typing import Literal, NamedTuple

Relation = Literal[
    "row_label",
    "column_header",
    "facing_label",
    "note",
    "caption",
    "unit_note",
    "list_parent",
    "preceding",
    "heading",
    "running_head",
    "document",
]


class Link(NamedTuple):
    """One step of a chain: the block that governs, and how."""

    relation: Relation
    block: int
