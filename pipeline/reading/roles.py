"""What the cells of a table are for, told from structure alone: headers, labels, values, totals."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.documents import Block, Cell, CellRole, Line
from pipeline.reading.figures import is_figure, is_total, is_unit
from pipeline.reading.marks import is_caption, is_note

_ORDINAL = re.compile(r"[0-9０-９]{1,3}|[①-⑳]|[（(][0-9０-９]{1,2}[）)]")
MAX_HEADER_ROWS = 4
MAX_HEADING = 14
MAX_BAND = 44
MAX_LABEL_SHARE = 0.34


class GridCell(NamedTuple):
    """A cell as a reader found it: 0-based place, printed lines, spans, type size, a role if it is given."""

    row: int
    column: int
    lines: tuple[Line, ...]
    row_span: int = 1
    column_span: int = 1
    size: float = 0.0
    role: CellRole = ""

    @property
    def text(self) -> str:
        """The printed lines as one string."""
        return "".join(line.text for line in self.lines)


def cell_blocks(cells: Sequence[GridCell], table: int, headers: int | None = None) -> Iterator[Block]:
    """The blocks of a table's cells, row by row, empty ones left out.

    `headers` is the number of header rows where the format says it (Markdown).
    """
    ordered = sorted(_with_reaching_labels(cells), key=lambda cell: (cell.row, cell.column))
    for cell, role in zip(ordered, assign_roles(ordered, headers), strict=True):
        if cell.lines:
            place = Cell(table, cell.row, cell.column, cell.row_span, cell.column_span, role)
            yield Block("cell", cell.lines, cell=place, size=cell.size)


def assign_roles(cells: Sequence[GridCell], headers: int | None = None) -> list[CellRole]:
    """Roles: leading rows without figures are headers, leading columns without them labels."""
    header_rows = _with_units(cells, _header_rows(cells) if headers is None else headers)
    labels = _label_columns(cells, header_rows)
    totals = {c.row for c in cells if c.row >= header_rows and c.column < labels and is_total(c.text)}
    headings = _inner_headings(cells, header_rows, labels)
    bands = _bands(cells, header_rows, labels)
    every = _period(cells, header_rows)
    folded = [cell._replace(column=cell.column % every) if every > labels else cell for cell in cells]
    return [
        "header" if (cell.row, cell.column) in bands else _role(folds, header_rows, labels, totals, headings)
        for cell, folds in zip(cells, folded, strict=True)
    ]


def _period(cells: Sequence[GridCell], header_rows: int) -> int:
    """After how many columns the headers begin again: 2 for 市町村 | 金額 | 市町村 | 金額; else 0."""
    heads = [cell.text for cell in cells if cell.row == 0 and cell.column_span == 1] if header_rows else []
    whole = len(heads) == max((cell.column + 1 for cell in cells), default=0)
    every = heads.index(heads[0], 1) if whole and heads[0] in heads[1:] else 0
    return every if every > 1 and heads == heads[:every] * (len(heads) // every) else 0


def _role(cell: GridCell, header_rows: int, labels: int, totals: set[int], headings: set[int]) -> CellRole:
    if cell.role:
        return cell.role
    if cell.row + cell.row_span <= header_rows or (cell.row in headings and cell.column >= labels):
        return "header"
    if is_note(cell.text) or (cell.column_span > 1 and is_caption(cell.text)):
        return "note"
    if cell.column == 0 or cell.column + cell.column_span <= labels:
        return "total" if cell.row in totals else "label"
    return "value"


def _inner_headings(cells: Sequence[GridCell], header_rows: int, labels: int) -> set[int]:
    """Rows below the head that head the figures right below them: 小規模企業 | 中小企業 | 大企業."""
    rows: defaultdict[int, list[GridCell]] = defaultdict(list)
    below: dict[tuple[int, int], GridCell] = {}
    for cell in cells:
        if cell.lines and cell.row >= header_rows and cell.column >= labels:
            rows[cell.row].append(cell)
            below[cell.row, cell.column] = cell
    found = set()
    for row, here in rows.items():
        under = [below.get((row + cell.row_span, cell.column)) for cell in here]
        figures = sum(other is not None and is_figure(other.text) for other in under)
        if figures > 1 and 2 * figures >= len(here) and not any(_heads_nothing(cell) for cell in here):
            found.add(row)
    return found


def _bands(cells: Sequence[GridCell], header_rows: int, labels: int) -> set[tuple[int, int]]:
    """Cells alone in their rows over all columns of values: each heads the rows below, up to the next."""
    width = max((cell.column + cell.column_span for cell in cells), default=0)
    rows: defaultdict[int, list[GridCell]] = defaultdict(list)
    for cell in cells:
        if cell.lines and cell.row >= header_rows and (cell.row_span == 1 or cell.column >= labels):
            rows[cell.row].append(cell)
    return {
        (row, here[0].column)
        for row, here in rows.items()
        if len(here) == 1 and here[0].column_span > 1 and here[0].column + here[0].column_span == width
        if here[0].column <= labels and not _says_itself(here[0].text)
        if any(_is_value(cell) for cell in rows.get(row + here[0].row_span, []))
    }


def _says_itself(text: str) -> bool:
    """Whether a band is a remark or a value, and no heading."""
    return len(text) > MAX_BAND or "。" in text or is_figure(text) or is_note(text) or is_caption(text)


def _heads_nothing(cell: GridCell) -> bool:
    return is_figure(cell.text) or len(cell.text) > MAX_HEADING


def _header_rows(cells: Sequence[GridCell]) -> int:
    """How many leading rows are headers: those before the first row that holds a figure.

    Where no row holds one, the first row alone, if it is full and there are rows below it.
    """
    rows: defaultdict[int, list[GridCell]] = defaultdict(list)
    for cell in cells:
        rows[cell.row].append(cell)
    first = next(
        (row for row in sorted(rows) if any(_is_value(cell) for cell in rows[row])),
        None,
    )
    if len(rows) < 2 or first == 0 or any("。" in cell.text for cell in rows[0]):
        return 0
    if first is not None and first <= MAX_HEADER_ROWS:
        return _up_to_labels(rows, first)
    spanning = max((cell.row_span for cell in rows[0] if cell.lines), default=1)
    return spanning if spanning < len(rows) and len(rows[0]) > 1 else 0


def _with_units(cells: Sequence[GridCell], header_rows: int) -> int:
    """The header rows with one below them that holds units alone: 千円 | 千円."""
    below = [cell for cell in cells if cell.row == header_rows and cell.lines]
    return (
        header_rows + 1
        if header_rows and below and all(is_unit(cell.text) for cell in below)
        else header_rows
    )


def _is_value(cell: GridCell) -> bool:
    return (
        bool(cell.lines) and is_figure(cell.text) and not (cell.column == 0 and _ORDINAL.fullmatch(cell.text))
    )


def _up_to_labels(rows: dict[int, list[GridCell]], first: int) -> int:
    """The header rows before the first figure: a row with a single cell at the left is a label's."""
    while first > 1 and len(filled := [cell for cell in rows[first - 1] if cell.lines]) == 1:
        if filled[0].column > 0 or filled[0].column_span > 1 or filled[0].row_span > 1:
            break
        first -= 1
    return first


def _label_columns(cells: Sequence[GridCell], header_rows: int) -> int:
    """How many leading columns hold labels: those before the first column of which a third are figures."""
    columns: defaultdict[int, list[GridCell]] = defaultdict(list)
    for cell in cells:
        if cell.row >= header_rows and cell.lines:
            columns[cell.column].append(cell)
    width = max((cell.column + cell.column_span for cell in cells), default=0)
    first = min(
        (c for c, here in columns.items() if any(cell.column_span < width for cell in here)), default=0
    )
    for column in range(width):
        here = [cell for cell in columns.get(column, []) if not _ORDINAL.fullmatch(cell.text) or column]
        figures = [cell for cell in here if is_figure(cell.text)]
        if column == first:  # 新規 in the first column is a label's word, and no figure's
            figures = [cell for cell in figures if any(map(str.isdigit, cell.text))]
        if here and len(figures) > MAX_LABEL_SHARE * len(here):
            return max(column, first + 1)
    return first + 1


def _with_reaching_labels(cells: Sequence[GridCell]) -> Iterator[GridCell]:
    """The cells, a label's span drawn out over the empty ones below it where the next column goes on."""
    empty = {(cell.row, cell.column) for cell in cells if not cell.lines}
    filled = {(cell.row, cell.column) for cell in cells if cell.lines}
    for cell in cells:
        below = cell.row + cell.row_span
        while cell.lines and cell.column == 0 and (below, 0) in empty and (below, 1) in filled:
            below += 1
        yield (cell if below == cell.row + cell.row_span else cell._replace(row_span=below - cell.row))
