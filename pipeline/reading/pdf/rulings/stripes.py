"""Tables ruled across only: lines between the rows and none between the columns, which the white parts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.reading.pdf.characters.runs import Run
from pipeline.reading.pdf.rulings.rulings import Ruling, Rulings

MIN_RULES = 3  # two of them enclose but a box
SAME_END = 4.0  # points, by which the ends of rules that belong together may differ
MIN_ROWS = 3  # the header's among them
MIN_FILLED = 0.7  # of the rows hold words in two columns
MAX_CROSSED = 0.15  # of the words stand on a rule, as the numbers of a chart's axis do
MAX_LINES = 6  # of one row: more are columns of prose
GUTTER = 0.9  # of the size: the least white between two columns
HEAD = 3.4  # of the size: words that stand no farther above the first rule are its header
MOST_COLUMNS = 24
MAX_GROUPS = 40


def with_columns(rulings: Rulings, runs: Sequence[Run]) -> Rulings:
    """The rulings with the sides and columns that tables ruled across lack; as they are on other pages."""
    drawn = list(_drawn(rulings, runs))
    if not drawn:
        return rulings
    horizontal = sorted([*rulings.horizontal, *(h for lines, _ in drawn for h in lines)])
    vertical = sorted([*rulings.vertical, *(v for _, lines in drawn for v in lines)])
    return rulings._replace(horizontal=horizontal, vertical=vertical)


def _drawn(rulings: Rulings, runs: Sequence[Run]) -> Iterator[tuple[list[Ruling], list[Ruling]]]:
    """For each table ruled across the lines that it lacks: over its header, and between its columns."""
    groups = list(_groups(rulings))[:MAX_GROUPS]
    if not groups:
        return
    flat = sorted((run for run in runs if not run.vertical), key=lambda run: run.middle)
    middles = [run.middle for run in flat]
    for rules in groups:
        first, last = rules[0], rules[-1]
        reach = HEAD * max(
            (run.size for run in _inside(flat, middles, first.place, last.place, first)), default=0
        )
        head = list(_head(_inside(flat, middles, first.place - reach, first.place, first), first))
        bands = [
            list(_inside(flat, middles, above.place, below.place, first)) for above, below in pairwise(rules)
        ]
        gutters = _gutters(bands)
        if gutters and _are_rows(bands, gutters, rules, bool(head)):
            yield _lines(rules, gutters, head)


def _groups(rulings: Rulings) -> Iterator[list[Ruling]]:
    """Rules of the same ends, one above the other, through which no vertical line runs."""
    groups: defaultdict[tuple[int, int], list[Ruling]] = defaultdict(list)
    for rule in rulings.horizontal:
        groups[round(rule.start / SAME_END), round(rule.end / SAME_END)].append(rule)
    for rules in groups.values():
        rules.sort()
        if len(rules) >= MIN_RULES and not any(_runs_through(v, rules) for v in rulings.vertical):
            yield rules


def _runs_through(vertical: Ruling, rules: Sequence[Ruling]) -> bool:
    """Whether a line stands between the ends of rules, beside their rows: then cells are drawn."""
    within = rules[0].start - SAME_END <= vertical.place <= rules[0].end + SAME_END
    return within and vertical.end > rules[0].place + SAME_END and vertical.start < rules[-1].place - SAME_END


def _inside(
    runs: Sequence[Run], middles: Sequence[float], top: float, bottom: float, rule: Ruling
) -> Iterator[Run]:
    """The runs between two heights, within the ends of the rules."""
    for run in runs[bisect_left(middles, top) : bisect_right(middles, bottom)]:
        if rule.start - SAME_END <= run.x0 and run.x1 <= rule.end + 2 * SAME_END:
            yield run


def _head(runs: Iterator[Run], rule: Ruling) -> Iterator[Run]:
    """The words right above the first rule: its last line and those that stand close above."""
    edge = rule.place
    for run in sorted(runs, key=lambda run: -run.bottom):
        if edge - run.bottom > run.size:
            return
        edge = min(edge, run.top)
        yield run


def _gutters(bands: Sequence[Sequence[Run]]) -> list[tuple[float, float]]:
    """The stretches of white that run down through all rows."""
    segments = sorted((s for band in bands for s in band), key=lambda s: s.x0)
    if not segments:
        return []
    gutters: list[tuple[float, float]] = []
    right = segments[0].x1
    for segment in segments[1:]:
        if segment.x0 - right >= GUTTER * segment.size:
            gutters.append((right, segment.x0))
        right = max(right, segment.x1)
    return gutters if len(gutters) < MOST_COLUMNS else []


def _are_rows(
    bands: Sequence[Sequence[Run]],
    gutters: Sequence[tuple[float, float]],
    rules: Sequence[Ruling],
    has_head: bool,
) -> bool:
    """Whether what stands between the rules are rows of a table; no prose, no chart."""
    words = [segment for band in bands for segment in band]
    places = [rule.place for rule in rules]
    crossed = sum(_is_crossed(segment, places) for segment in words)
    rows = [band for band in bands if len({bisect_left(gutters, (s.x0,)) for s in band}) > 1]
    lines = max((sum(abs(s.x0 - band[0].x0) < s.size for s in band) for band in bands if band), default=0)
    enough = len(rows) + has_head >= MIN_ROWS and len(rows) >= MIN_FILLED * len(bands)
    return enough and crossed <= MAX_CROSSED * len(words) and lines <= MAX_LINES


def _is_crossed(segment: Run, places: Sequence[float]) -> bool:
    """Whether a rule runs through the words."""
    height = segment.bottom - segment.top
    at = bisect_left(places, segment.top + 0.3 * height)
    return at < len(places) and places[at] < segment.bottom - 0.3 * height


def _lines(
    rules: Sequence[Ruling], gutters: Sequence[tuple[float, float]], head: Sequence[Run]
) -> tuple[list[Ruling], list[Ruling]]:
    """The lines that such a table lacks; a header that reaches over columns is cut by none."""
    left = min(rule.start for rule in rules)
    right = max([*(rule.end for rule in rules), *(run.x1 + 1 for run in head)])
    first, last = rules[0].place, rules[-1].place
    top = min((run.top for run in head), default=first) - 1 if head else first
    across = [Ruling(rule.place, left, right) for rule in rules]
    across += [Ruling(top, left, right)] if head else []
    down = [Ruling(x, top, last) for x in (left, right)]
    for gutter in gutters:
        x = _beside_head(gutter, head)
        down.append(Ruling(sum(gutter) / 2, first, last) if x is None else Ruling(x, top, last))
    return across, down


def _beside_head(gutter: tuple[float, float], head: Sequence[Run]) -> float | None:
    """Where in the white between two columns no word of the header stands; None for nowhere."""
    left, right = gutter
    ends = [(left + right) / 2, *(run.x1 + 1 for run in head), *(run.x0 - 1 for run in head)]
    free = (x for x in ends if left <= x <= right and not any(run.x0 < x < run.x1 for run in head))
    return next(free, None)
