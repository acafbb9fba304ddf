"""Which unit governs a bare number: its column's, its table's, or that of a note above the table."""

from __future__ import annotations

import re

from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.facts import Label
from pipeline.japanese.money import UNIT, unit_in_yen

_NOTE = re.compile(rf"単位 ?[::は]? ?(?P<unit>{UNIT})")


def unit_of(annotated: AnnotatedDocument, passage: Passage) -> Label | None:
    """The unit note nearest to a cell or a line: column header, row label, a cell above, a note above."""
    headers = annotated.governors("unit_note", passage.index, ("column_header", "row_label"))
    own = next((one.label for one in headers), None)
    if own is not None:
        return own
    above = None if passage.block.cell is None else _unit_above(annotated, passage)
    if above is not None:
        return above
    notes = annotated.governors("unit_note", passage.index, ("unit_note", "caption"))
    return next((g.label for g in notes), None) or _unit_below(annotated, passage)


def _unit_below(annotated: AnnotatedDocument, passage: Passage) -> Label | None:
    """The unit of a note behind the table, (注)単位は億円, on which no rule has left its labels yet."""
    for link in annotated.outline.chain(passage.index):
        if link.relation == "unit_note" and link.block > passage.index:
            found = _NOTE.search(annotated.passages[link.block].normalized)
            if found is not None:
                return Label("unit_note", unit_in_yen(found["unit"]), link.block, *found.span(), "unit_note")
    return None


def _unit_above(annotated: AnnotatedDocument, passage: Passage) -> Label | None:
    """The unit in the nearest cell above: 千円 in the first row of each column, or 単位:千円 for them all."""
    cell = passage.block.cell
    assert cell is not None
    nearest: tuple[tuple[bool, int], Label] | None = None
    columns = _columns_of_headers(annotated, passage)
    for index in range(passage.index - 1, -1, -1):
        other = annotated.passages[index].block.cell
        if other is None or other.table != cell.table:
            break
        for label in annotated.passages[index].labels:
            if label.name == "unit_note" and other.row < cell.row:
                rank = (other.column == cell.column, other.row)
                if label.rule != "unit_note" and other.column not in columns:
                    continue
                if nearest is None or rank > nearest[0]:
                    nearest = rank, label
    return nearest[1] if nearest else None


def _columns_of_headers(annotated: AnnotatedDocument, passage: Passage) -> set[int]:
    """The columns that share a header with a cell, its own among them."""
    assert passage.block.cell is not None
    columns = {passage.block.cell.column}
    for link in annotated.outline.chain(passage.index):
        header = annotated.passages[link.block].block.cell
        if link.relation == "column_header" and header is not None:
            columns.update(range(header.column, header.column + header.column_span))
    return columns
