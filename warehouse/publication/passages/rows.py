"""A Document's passages as rows: its blocks without running heads and page numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from pipeline.documents import OUTSIDE_THE_TEXT, Block, Document
from pipeline.terms import forms_of, joined

STRUCTURE = {
    "passage": "INTEGER",
    "unit": "INTEGER",
    "document": "VARCHAR",
    "page": "INTEGER",
    "line": "INTEGER",
    "position": "INTEGER",
    "kind": "VARCHAR",
    "text": "VARCHAR",
    "forms": ["VARCHAR"],
}


def rows(name: str, document: Document, after: int) -> Iterator[dict[str, Any]]:
    """One row a passage, numbered from `after` + 1; the terms of a table's row stand at its first cell."""
    blocks = [
        (position, block)
        for position, block in enumerate(document.blocks)
        if block.kind not in OUTSIDE_THE_TEXT and block.text.strip()
    ]
    units = [_unit(position, block) for position, block in blocks]
    first: dict[tuple[int, ...], int] = {}
    forms: defaultdict[tuple[int, ...], list[str]] = defaultdict(list)
    for number, (unit, (_, block)) in enumerate(zip(units, blocks, strict=True), after + 1):
        first.setdefault(unit, number)
        forms[unit].extend(forms_of(block))
    for number, (unit, (position, block)) in enumerate(zip(units, blocks, strict=True), after + 1):
        yield {
            "passage": number,
            "unit": first[unit],
            "document": name,
            "page": block.page,
            "line": block.lines[0].number,
            "position": position,
            "kind": block.kind,
            "text": joined(block.text),
            "forms": forms[unit] if first[unit] == number else (),
        }


def _unit(position: int, block: Block) -> tuple[int, ...]:
    """What belongs together: the cells of a table's row."""
    return (block.cell.table, block.cell.row) if block.cell else (position,)
