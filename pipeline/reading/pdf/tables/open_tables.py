"""Lists of labels with figures aligned beside them, found among the rows of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.documents import Block
from pipeline.reading.figures import is_unit
from pipeline.reading.pdf.characters.runs import Run
from pipeline.reading.pdf.tables.alignment import (
    HANG,
    LINE_PITCH,
    figure_columns,
    is_figure,
    is_marked,
    text_start,
)
from pipeline.reading.pdf.tables.cells import Area, blocks_of_areas

MAX_BETWEEN = 9.0  # of the size
MAX_ROWS_BETWEEN = 4
MIN_ROWS = 2


def open_tables(rows: Sequence[Sequence[Run]]) -> Iterator[tuple[int, int]]:
    """The first and last rows (exclusive) of lists of labels with figures aligned beside them."""
    edges = figure_columns(rows)
    numbers = [
        number
        for number, row in enumerate(rows)
        if any(is_figure(r) and any(abs(r.x1 - e) <= r.size for e in edges) for r in row[1:])
    ]
    done = 0
    for group in _near(numbers, rows):
        if len(group) < MIN_ROWS:
            continue
        start, end = group[0], group[-1] + 1
        if start > done and all(is_unit(run.text) for run in rows[start - 1]):
            start -= 1
        while end < len(rows) and _hangs(rows[group[-1] : end], rows[end]):
            end += 1
        yield start, end
        done = end


def _near(numbers: Sequence[int], rows: Sequence[Sequence[Run]]) -> Iterator[list[int]]:
    """Rows with figures that are not far from one another."""
    group: list[int] = []
    for number in numbers:
        run = rows[number][0]
        if group and (
            number - group[-1] > MAX_ROWS_BETWEEN
            or run.middle - rows[group[-1]][0].middle > MAX_BETWEEN * run.size
        ):
            yield group
            group = []
        group.append(number)
    if group:
        yield group


def _hangs(above: Sequence[Sequence[Run]], row: Sequence[Run]) -> bool:
    """Whether a row goes on with the last label of a list."""
    label, last, run = above[0][0], above[-1][0], row[0]
    if run.middle - last.middle > LINE_PITCH * run.size or abs(run.size - label.size) > 0.15 * run.size:
        return False
    return not is_marked(run.text) and abs(run.x0 - text_start(label)) <= HANG * run.size


def open_table_blocks(rows: Sequence[Sequence[Run]], page: int, table: int) -> list[Block]:
    """The blocks of a table that no ruling draws."""
    segments = [run for row in rows for run in row]
    area = Area(0, 0, 1, 1, segments)
    ys = [min(s.top for s in segments), max(s.bottom for s in segments)]
    return blocks_of_areas([area], ys, page, table)
