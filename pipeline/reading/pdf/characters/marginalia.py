"""Small type set to its neighbours: raised footnote marks and ruby, taken out of the words they belong to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from statistics import median

from pipeline.reading.pdf.characters.runs import Run, make_run

SMALL = 0.72  # of the neighbour's size
RAISED = 0.12  # of the neighbour's size, between the two baselines
HIGH = 0.3  # of the neighbour's size; a number that stands so high and touches its neighbour is a mark
LESS = 0.92
LARGEST = 1.05  # of the neighbour's size
TOUCHING = 0.15
NEAR = 0.6
ABOVE = 0.35
HUGE = 5.0  # times the usual size

_MARK = re.compile(r"[（(]?(?:注|\*|＊)?[0-9０-９]{1,3}[）)]?(?:[,，、][0-9０-９]{1,3})*")
_POWER = re.compile(r"(?:^|[^0-9０-９.,，年月日和成第])(?:10|１０)$")
_LENGTH = re.compile(r"(?:^|[^A-Za-z])(?:[kcm]?m|㎞|㎝|㎜)$")
_SUPERSCRIPTS = str.maketrans("0123456789０１２３４５６７８９", "⁰¹²³⁴⁵⁶⁷⁸⁹" * 2)
_RUBY = re.compile(r"[ぁ-ゖァ-ヺー]+")


def set_apart(runs: Sequence[Run]) -> tuple[list[Run], list[Run]]:
    """The runs of the text, and those that are footnote marks (しました¹) or ruby (黎れい明めい期).

    An exponent (10²⁵, m²) is no mark: it stays behind its base, in the characters that are raised.
    """
    largest = max((run.size for run in runs), default=0.0)
    hosts = sorted((run for run in runs if not run.vertical), key=_top)
    apart = set[int]()
    exponents: dict[int, Run] = {}
    for run in runs:
        belongs = _belongs_above if _is_ruby(run) else _belongs_behind if _MARK.fullmatch(run.text) else None
        if belongs is None:
            continue
        first = bisect_left(hosts, run.top - largest, key=_top)
        last = bisect_right(hosts, run.bottom + ABOVE * largest, key=_top)
        found = [host for host in hosts[first:last] if belongs(run, host)]
        if any(_is_base(host, run) for host in found):
            exponents[id(run)] = _raised(run, next(host for host in found if _is_base(host, run)))
        elif found:
            apart.add(id(run))
    text = [exponents.get(id(run), run) for run in runs if id(run) not in apart]
    return text, [run for run in runs if id(run) in apart]


def _is_base(host: Run, run: Run) -> bool:
    """Whether a raised number is an exponent: of a power of ten, of a unit of length."""
    power = _POWER.search(host.text) is not None and len(run.text) < 3
    unit = _LENGTH.search(host.text) is not None and run.text in ("2", "3", "２", "３")
    near = abs(run.x0 - host.x1) < TOUCHING * host.size
    return near and run.text.isdecimal() and (power or unit)


def _raised(run: Run, base: Run) -> Run:
    """An exponent as characters of its base's line: ²⁵."""
    glyphs = [
        glyph._replace(
            text=glyph.text.translate(_SUPERSCRIPTS), top=base.top, bottom=base.bottom, size=base.size
        )
        for glyph in run.glyphs
    ]
    return make_run(glyphs, run.order)


def without_backdrop(runs: Sequence[Run]) -> tuple[list[Run], list[Run]]:
    """The runs, and those huge ones that are drawn behind others: the ① behind a slide's box."""
    least = HUGE * median(run.size for run in runs) if runs else 0.0
    usual = [run for run in runs if run.size <= least]
    behind = {id(run) for run in runs if run.size > least and any(_covers(run, other) for other in usual)}
    return [run for run in runs if id(run) not in behind], [run for run in runs if id(run) in behind]


def _covers(run: Run, other: Run) -> bool:
    x, y = (other.x0 + other.x1) / 2, (other.top + other.bottom) / 2
    return run.x0 < x < run.x1 and run.top < y < run.bottom


def _top(run: Run) -> float:
    return run.top


def _is_ruby(run: Run) -> bool:
    return len(run.glyphs) <= 12 and _RUBY.fullmatch(run.text) is not None


def _belongs_above(run: Run, host: Run) -> bool:
    """Whether a small run of kana stands right above a larger one: ruby."""
    if run.size >= SMALL * host.size or abs(host.top - run.bottom) > ABOVE * host.size:
        return False
    return host.x0 - NEAR * host.size <= run.x0 and run.x1 <= host.x1 + NEAR * host.size


def _belongs_behind(run: Run, host: Run) -> bool:
    """Whether a raised number stands right behind a run: a mark; the larger, the higher and nearer."""
    raised, gap = host.bottom - run.bottom, run.x0 - host.x1
    if run.bottom <= host.top or run.x0 <= host.x0 or raised <= RAISED * host.size:
        return False
    if run.size < (LESS if raised > HIGH * host.size else SMALL) * host.size:
        return gap < NEAR * host.size
    high = raised > HIGH * host.size and abs(gap) < TOUCHING * host.size
    return high and run.size <= LARGEST * host.size and not host.text[-1].isdigit()
