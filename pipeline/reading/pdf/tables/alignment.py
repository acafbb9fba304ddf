"""Rows and columns that no ruling draws: labels with figures aligned beside them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.reading.figures import is_number, is_unit
from pipeline.reading.marks import mark_of
from pipeline.reading.pdf.characters.runs import Run, rows_of
from pipeline.reading.wrapping import goes_on

EDGE = 0.9  # of the size, by which right edges of one column of figures may differ
HANG = 0.9  # of the size, by which a continuing line may stand off its item's text
SAME_ROW = 0.5
FULL = 1.2  # of the size, by which a line that goes on may end short of the longest
LINE_PITCH = 2.4  # of the size: lines of one item are no farther apart
MIN_MEMBERS = 2
MAX_FIGURE = 16

_LEAD = re.compile(
    r"(?:[【（(［\[〔][^】）)］\]〕]{1,10}[】）)］\]〕]){1,2}|[0-9０-９]{1,4}(?=[^0-9０-９,，.．年月日])"
)
_GOES_ON = re.compile(r"の内数|程度|以内|以上|以下|うち.{1,12}")


class Entry(NamedTuple):
    """A label or a figure with the rows of its lines and its column: 0 for labels, 1 and on for figures."""

    column: int
    rows: list[list[Run]]

    @property
    def middle(self) -> float:
        """Where its first line stands."""
        return self.rows[0][0].middle

    @property
    def last(self) -> float:
        """Where its last line stands."""
        return self.rows[-1][0].middle


def is_figure(run: Run) -> bool:
    """Whether a segment is a figure by itself: 1,234, 129億円の内数, 16人, 千円."""
    text = run.text
    return len(text) <= MAX_FIGURE and (is_number(text) or is_unit(text))


def is_listed(segments: Sequence[Run]) -> bool:
    """Whether a cell holds a list of figures, one above the other; those in brackets make none."""
    places, opened = set[int](), 0
    for row in rows_of(s for s in segments if not s.vertical):
        for run in row:
            if is_figure(run) and run.text[0] not in "（([【" and opened <= 0:
                places.add(round(run.middle))
            opened += sum(map(run.text.count, "（([【")) - sum(map(run.text.count, "）)]】"))
    return len(places) >= MIN_MEMBERS


def figure_columns(rows: Iterable[Sequence[Run]]) -> list[float]:
    """The right edges at which figures that stand beside a label are aligned, from left to right."""
    figures = [run for row in rows for run in row[1:] if is_figure(run)]
    clusters: list[list[Run]] = []
    for run in sorted(figures, key=lambda r: r.x1):
        if clusters and run.x1 - clusters[-1][-1].x1 <= EDGE * run.size:
            clusters[-1].append(run)
        else:
            clusters.append([run])
    return [max(r.x1 for r in c) for c in clusters if len(c) >= MIN_MEMBERS]


def entries_of(segments: Sequence[Run], edges: Sequence[float], figures: Sequence[float]) -> list[Entry]:
    """Labels and figures of a cell, each with the lines that go on with it.

    `edges` are the right edges of the cell's columns of figures; `figures` the lines of the table on which
    figures stand anywhere.
    """
    entries: list[Entry] = []
    right = max((s.x1 for s in segments if not is_figure(s)), default=0.0)
    open_entries: dict[int, Entry] = {}
    for row in rows_of(s for s in segments if not s.vertical):
        parts: defaultdict[int, list[Run]] = defaultdict(list)
        for run in row:
            parts[_column(run, edges, parts, bool(open_entries))].append(run)
        for column, part in sorted(parts.items()):
            above = open_entries.get(column)
            if above is not None and _continues(above, part, bool(parts.keys() - {column}), figures, right):
                above.rows.append(part)
                continue
            open_entries[column] = Entry(column, [part])
            entries.append(open_entries[column])
    entries.extend(Entry(0, [[run]]) for run in segments if run.vertical)
    return entries


def _column(run: Run, edges: Sequence[float], before: dict[int, list[Run]], below: bool) -> int:
    """The column of figures whose edge a segment shares; 0 for labels."""
    if not before and not (below or is_figure(run)):
        return 0
    for number, edge in enumerate(edges, 1):
        if abs(run.x1 - edge) <= EDGE * run.size and (is_figure(run) or _GOES_ON.fullmatch(run.text)):
            return number
    return 0


def _continues(
    above: Entry, part: Sequence[Run], has_others: bool, figures: Sequence[float], right: float
) -> bool:
    first, last = part[0], above.rows[-1][0]
    if first.middle - last.middle > LINE_PITCH * last.size:
        return False
    if above.column or is_figure(last):
        return _GOES_ON.fullmatch(first.text) is not None
    if is_figure(first) or is_marked(first.text) or abs(first.size - last.size) > 0.15 * last.size:
        return False
    if not has_others and any(abs(first.middle - y) < SAME_ROW * first.size for y in figures):
        return False
    if (
        not is_marked(above.rows[0][0].text)
        and not goes_on(last.text, first.text)
        and last.x1 < right - FULL * last.size
    ):
        return False
    return abs(first.x0 - text_start(above.rows[0][0])) <= HANG * first.size


def is_marked(text: str) -> bool:
    """Whether a label begins with a mark, a code or an office in brackets: 【総】, 001, ①."""
    return _LEAD.match(text) is not None or mark_of(text) is not None or text[0] in "※○・"


def text_start(run: Run) -> float:
    """Where the text behind a label's mark begins; wrapped lines hang below it."""
    text = run.text
    lead = _LEAD.match(text)
    mark = mark_of(text)
    length = lead.end() if lead else mark.length if mark else 0
    at = 0
    for glyph in run.glyphs:
        if at >= length:
            return glyph.x0
        at += len(glyph.text)
    return run.x0
