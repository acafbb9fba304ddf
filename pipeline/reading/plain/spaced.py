"""Tables of a text whose columns only spaces part: 港の改修 1,569 1,572 below 区分 決定額 前年度."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.reading.figures import is_bare_figure, is_class_of_size, is_unit
from pipeline.reading.marks import is_caption, is_note
from pipeline.reading.plain.rows import (
    Columns,
    Row,
    Word,
    folded,
    joined,
    parted,
    remarked_row_of,
    row_of,
    words_of,
)
from pipeline.reading.wrapping import SourceLine

_HEAD_ROWS = 3
_HEAD_LENGTH = 120
_LABEL_LENGTH = 24
_ROWS_UNDER_A_HEAD = 2
_ROWS_WITHOUT = 3
_LOOK_AHEAD = 200  # lines from which the width of a table is told
_UNIT_REACH = 3  # lines above the table
_MOSTLY = 0.6  # of the rows: they have as many words in their labels as the head has
_NO_HEAD = re.compile(r"[。|：]")


class SpacedTable(NamedTuple):
    """A table among lines: the line after it, its rows of (line number, text), how many are its head."""

    end: int
    rows: tuple[tuple[tuple[int, str], ...], ...]
    heads: int


class _Body(NamedTuple):
    """The rows of a table: lines first to end, and how many figures a full row has."""

    first: int
    end: int
    width: int
    rows: Sequence[Row | None]


def spaced_tables(lines: Sequence[SourceLine], spaced: bool) -> dict[int, SpacedTable]:
    """The tables by their first lines: rows with as many figures each, under a head or a unit note.

    A row may lack figures where their places tell which; words may follow them below a head that names them.
    """
    rows = [row_of(line) for line in lines]
    tables = _tables(lines, rows, spaced)
    taken = {index for head, table in tables.items() for index in range(head, table.end)}
    others = [
        None if index in taken else row or remarked_row_of(lines[index]) for index, row in enumerate(rows)
    ]
    for head, table in _tables(lines, others, spaced).items():
        if table.heads and taken.isdisjoint(range(head, table.end)):
            tables[head] = table
    return tables


def _tables(lines: Sequence[SourceLine], rows: Sequence[Row | None], spaced: bool) -> dict[int, SpacedTable]:
    tables: dict[int, SpacedTable] = {}
    index = last = 0
    while index < len(lines):
        if rows[index] is None:
            index += 1
            continue
        body = _body(lines, rows, index, spaced)
        head = _first_head(lines, body, last, spaced)
        labels = _labels(lines[head : body.first], body)
        if _is_table(lines, head, body, labels):
            tables[head] = _table(lines, head, body, labels)
            last = body.end
        index = body.end
    return tables


def _body(lines: Sequence[SourceLine], rows: Sequence[Row | None], first: int, spaced: bool) -> _Body:
    """The rows from a line on that have one width; a short line between two of them is a label."""
    known = [row for index in _run(lines, rows, first, spaced, _LOOK_AHEAD) if (row := rows[index])]
    width, columns = _width(known)
    end = first
    for index in _run(lines, rows, first, spaced):
        row = rows[index]
        if row and not _fits(row, columns, width):
            break
        end = index + 1 if row else end
    return _Body(first, end, width, rows[first:end])


def _width(rows: Sequence[Row]) -> tuple[int, Columns | None]:
    """How many figures the full rows have, and where; that of the first row where the others don't fit."""
    widths = Counter(len(row.figures) for row in rows)
    for width in sorted((one for one in widths if widths[one] >= _ROWS_UNDER_A_HEAD), reverse=True):
        columns = Columns([row.figures for row in rows if len(row.figures) == width], by_end=True)
        fitting = sum(_fits(row, columns, width) for row in rows)
        if _fits(rows[0], columns, width) and fitting >= _MOSTLY * len(rows):
            return width, columns
    return len(rows[0].figures), None


def _fits(row: Row, columns: Columns | None, width: int) -> bool:
    """Whether a row has as many figures, or fewer that stand where those of full rows do."""
    if columns is None or len(row.figures) >= width:
        return len(row.figures) == width
    return columns.assign(row.figures) is not None


def _run(
    lines: Sequence[SourceLine], rows: Sequence[Row | None], first: int, spaced: bool, most: int | None = None
) -> Iterator[int]:
    """The lines, `most` of them, that are rows one after the other, and the labels between them."""
    at, stop = first, len(lines) if most is None else min(len(lines), first + most)
    yield at
    while at + 1 < stop and not _parted(lines[at], spaced):
        if not rows[at + 1] and not _is_label_between(lines, rows, at + 1, spaced):
            return
        at += 1
        yield at


def _is_label_between(lines: Sequence[SourceLine], rows: Sequence[Row | None], at: int, spaced: bool) -> bool:
    if at + 1 >= len(lines) or rows[at] or not rows[at + 1] or _parted(lines[at], spaced):
        return False
    text = lines[at].text
    return len(text) <= _LABEL_LENGTH and "。" not in text and not is_caption(text) and not is_note(text)


def _parted(line: SourceLine, spaced: bool) -> bool:
    return line.blanks_after > (1 if spaced else 0)


def _first_head(lines: Sequence[SourceLine], body: _Body, last: int, spaced: bool) -> int:
    """The first line of the head: up to three lines right above the rows, the first with a word a column."""
    first = at = body.first
    while at > max(last, body.first - _HEAD_ROWS) and not _parted(lines[at - 1], spaced):
        at -= 1
        if _may_head(lines[at]) and _is_of_heads(_head_words(lines[at], body)):
            first = at
        elif not (_may_head(lines[at]) and _is_of_heads(_below_head(lines[at], body))):
            break
    return first


def _may_head(line: SourceLine) -> bool:
    text = line.text
    return len(text) <= _HEAD_LENGTH and "\t" not in text and not _NO_HEAD.search(text) and not is_note(text)


def _is_of_heads(words: Sequence[Word]) -> bool:
    figures = (word for word in words if is_bare_figure(word.text) and not is_class_of_size(word.text))
    return any(len(word.text) > 1 for word in words) and next(figures, None) is None


def _below_head(line: SourceLine, body: _Body) -> list[Word]:
    """The words of a second line of heads, over some of the figures only: 概算額　予算額 below the years."""
    words = folded(list(words_of(line)))
    columns = Columns(
        [row.figures for row in body.rows if row and len(row.figures) == body.width], by_end=True
    )
    return words if len(words) < body.width and columns.assign(words) is not None else []


def _head_words(line: SourceLine, body: _Body) -> list[Word]:
    """The words of a head: one a figure and one for the label, for several labels, or for none.

    事　項 is one word where that makes them as many as there are columns.
    """
    words = list(words_of(line))
    for readings in ((folded(words), parted(words)), (words,)):
        for admits in (_names_all, _names_labels, _names_figures):
            found = next((one for one in readings if admits(len(one), body)), None)
            if found is not None:
                return found
    return []


def _names_all(words: int, body: _Body) -> bool:
    return words == body.width + 1


def _names_labels(words: int, body: _Body) -> bool:
    """Whether most rows have as many words before their figures as a head has more than figures."""
    labels = words - body.width
    rows = sum(row is not None for row in body.rows)
    return labels > 1 and len(_with_labels(body, labels)) >= max(_ROWS_UNDER_A_HEAD, _MOSTLY * rows)


def _names_figures(words: int, body: _Body) -> bool:
    return words == body.width > 1


def _labels(head: Sequence[SourceLine], body: _Body) -> int:
    """How many columns of labels there are: as many as the head names, and one that it leaves unnamed."""
    named = [words for line in head if len(words := _head_words(line, body)) > body.width]
    if not named:
        return 1
    labels = max(map(len, named)) - body.width
    several = _with_labels(body, labels + 1)
    if len(several) < max(_ROWS_UNDER_A_HEAD, _MOSTLY * sum(row is not None for row in body.rows)):
        return labels
    return labels + 1 if Columns(several, by_end=False).nearest(named[-1][0]) == 1 else labels


def _with_labels(body: _Body, labels: int) -> list[list[Word]]:
    """The labels of the rows that have so many."""
    return [words for row in body.rows if row and len(words := parted(row.label)) == labels]


def _is_table(lines: Sequence[SourceLine], head: int, body: _Body, labels: int) -> bool:
    """Whether there is enough that speaks for a table: a head and two rows, or a unit note and three."""
    above = lines[max(0, head - _UNIT_REACH) : body.first]
    unit = any(is_caption(line.text) and "単位" in line.text for line in above)
    rows = sum(row is not None for row in body.rows)
    headed = head < body.first
    if body.width > 1 or labels > 1:
        return rows >= (_ROWS_UNDER_A_HEAD if headed else _ROWS_WITHOUT) and (headed or unit)
    named = any("円" in line.text or is_unit(line.text.split()[-1]) for line in lines[head : body.first])
    return headed and rows >= _ROWS_WITHOUT and (unit or named)


def _table(lines: Sequence[SourceLine], head: int, body: _Body, labels: int) -> SpacedTable:
    full = [row.figures for row in body.rows if row and len(row.figures) == body.width]
    figures = Columns(full, by_end=True)
    starts = Columns(_with_labels(body, labels), by_end=False) if labels > 1 else None
    found = list(_heads(lines[head : body.first], body, labels))
    cells: list[str]
    for line, row in zip(lines[body.first : body.end], body.rows, strict=True):
        words = tuple(words_of(line)) if row is None else row.label
        cells = _label_cells(words, starts) + _figure_cells(row, figures, body.width)
        found.append(tuple((line.number, cell) for cell in cells))
    return SpacedTable(body.end, tuple(found), body.first - head)


def _label_cells(words: Sequence[Word], starts: Columns | None) -> list[str]:
    if starts is None:
        return [joined(words)]
    return [joined(cell) for cell in starts.gather(words)]


def _figure_cells(row: Row | None, columns: Columns, width: int) -> list[str]:
    """The figures of a row, each in its column, the others empty."""
    if row is None:
        return []
    places = range(width) if len(row.figures) == width else columns.assign(row.figures) or ()
    texts = dict(zip(places, (word.text for word in row.figures), strict=True))
    return [texts.get(column, "") for column in range(width)]


def _heads(head: Sequence[SourceLine], body: _Body, labels: int) -> Iterator[tuple[tuple[int, str], ...]]:
    """The rows of the head; the columns of labels have none where it has words for the figures only."""
    figures = Columns(
        [row.figures for row in body.rows if row and len(row.figures) == body.width], by_end=True
    )
    for line in head:
        words = _head_words(line, body)
        texts = [word.text for word in words]
        if not words:
            words = _below_head(line, body)
            places = dict(zip(figures.assign(words) or (), (word.text for word in words), strict=True))
            texts = [places.get(column, "") for column in range(body.width)]
        blank = [""] * (labels + body.width - len(texts))
        yield tuple((line.number, text) for text in blank + texts)
