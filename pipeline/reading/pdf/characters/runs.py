"""Characters that follow one another on a page: horizontal and vertical runs, and segments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.reading.pdf.characters.glyphs import Glyph

SAME_LINE = 0.3  # of the size, by which baselines of one line may differ
TOUCHING = 0.45  # of the size: no more between two characters of one word
FLOWING = 2.2  # of the size: no more between two characters that the file writes one after the other
OVERPRINT = 0.35  # of the size, by which a shadow may be displaced


class Run(NamedTuple):
    """Glyphs in reading order with their common box; `order` is the place in the file's content."""

    glyphs: list[Glyph]
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    order: int
    vertical: bool = False

    @property
    def middle(self) -> float:
        """Half the height."""
        return (self.top + self.bottom) / 2

    @property
    def text(self) -> str:
        """Its characters without the gaps between them."""
        return "".join(glyph.text for glyph in self.glyphs)


def make_run(glyphs: list[Glyph], order: int, *, vertical: bool = False) -> Run:
    """A run around glyphs."""
    return Run(
        glyphs,
        min(g.x0 for g in glyphs),
        min(g.top for g in glyphs),
        max(g.x1 for g in glyphs),
        max(g.bottom for g in glyphs),
        max(g.size for g in glyphs),
        order,
        vertical,
    )


def content_runs(glyphs: Sequence[Glyph]) -> list[Run]:
    """Runs as the file writes them: a run ends where the next character stands elsewhere."""
    runs: list[Run] = []
    current: list[Glyph] = []
    way = ""
    for glyph in glyphs:
        step = _step(current[-1], glyph) if current else ""
        if current and (not step or (way and step != way)):
            runs.append(make_run(current, len(runs), vertical=way in ("down", "up")))
            current, way = [], ""
            step = ""
        current.append(glyph)
        way = step or way
    if current:
        runs.append(make_run(current, len(runs), vertical=way in ("down", "up")))
    return without_shadows(runs)


def _step(last: Glyph, glyph: Glyph) -> str:
    """The way from a character to the next of its run; empty where it belongs to another."""
    em = max(last.size, glyph.size)
    if last.turn != glyph.turn or min(last.size, glyph.size) < 0.55 * em:
        return ""
    if glyph.turn == 1 or glyph.turn == 3:
        gap = glyph.top - last.bottom if glyph.turn == 1 else last.top - glyph.bottom
        near = abs(glyph.x0 - last.x0) < SAME_LINE * em and -0.5 * em < gap < TOUCHING * em
        return ("down" if glyph.turn == 1 else "up") if near else ""
    gap = glyph.x0 - last.x1
    if abs(glyph.bottom - last.bottom) < 0.1 * em and -0.6 * em < gap < TOUCHING * em:
        return "right"
    aligned = abs((glyph.x0 + glyph.x1) - (last.x0 + last.x1)) < 0.4 * em
    if aligned and 0.7 * em < glyph.top - last.top < 1.45 * em and is_japanese(last) and is_japanese(glyph):
        return "down"
    return ""


def is_japanese(glyph: Glyph) -> bool:
    """Whether a character may stand in vertical writing or be spaced letter by letter."""
    return glyph.text >= "\u2e80" or glyph.text in "・ー→↓（）"


def without_shadows(runs: Sequence[Run]) -> list[Run]:
    """Runs without those that print the same text over itself."""
    kept: list[Run] = []
    seen: dict[str, list[Run]] = {}
    for run in runs:
        others = seen.setdefault(run.text, [])
        tolerance = OVERPRINT * run.size
        if any(abs(o.x0 - run.x0) < tolerance and abs(o.top - run.top) < tolerance for o in others[-8:]):
            continue
        others.append(run)
        kept.append(run)
    return kept


def rows_of(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Runs that share a baseline, from the top down, each row from left to right."""
    row: list[Run] = []
    for run in sorted(runs, key=lambda r: r.middle):
        if row and not _same_line(row[0], run):
            yield sorted(row, key=lambda r: r.x0)
            row = []
        row.append(run)
    if row:
        yield sorted(row, key=lambda r: r.x0)


def _same_line(one: Run, other: Run) -> bool:
    tolerance = SAME_LINE * max(min(one.size, other.size), 0.5 * max(one.size, other.size))
    return abs(one.middle - other.middle) < tolerance or abs(one.bottom - other.bottom) < 0.6 * tolerance


def segments_of(runs: Sequence[Run]) -> list[Run]:
    """Runs joined into segments: what stands on one line without a gap that parts columns."""
    segments: list[Run] = []
    flat = [run for run in runs if not run.vertical]
    for row in rows_of(flat):
        current = row[0]
        for run in row[1:]:
            if _joins(current, run):
                current = _joined(current, run)
            else:
                segments.append(current)
                current = run
        segments.append(current)
    return segments + [run for run in runs if run.vertical]


def _joins(one: Run, other: Run) -> bool:
    em = min(max(one.size, other.size), 1.5 * min(one.size, other.size))
    gap = other.x0 - one.x1
    if gap < TOUCHING * em:
        return True
    return 0 < other.order - one.order <= 2 and gap < FLOWING * em


def _joined(one: Run, other: Run) -> Run:
    return make_run(one.glyphs + other.glyphs, other.order)
