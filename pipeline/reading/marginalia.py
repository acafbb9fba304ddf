"""Small type set to its neighbours: raised footnote marks and ruby, taken out of the words they belong to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.reading.runs import Run

SMALL = 0.72  # of the neighbour's size
RAISED = 0.12  # of the neighbour's size, between the two baselines
NEAR = 0.6

_MARK = re.compile(r"[（(]?(?:注|\*|＊)?[0-9０-９]{1,3}[）)]?(?:[,，、][0-9０-９]{1,3})*")
_RUBY = re.compile(r"[ぁ-ゖァ-ヺー]+")


def set_apart(runs: Sequence[Run]) -> tuple[list[Run], list[Run]]:
    """The runs of the text, and those that are footnote marks (しました¹) or ruby (黎れい明めい期)."""
    largest = max((run.size for run in runs), default=0.0)
    candidates = [
        run for run in runs if run.size < SMALL * largest and (_MARK.fullmatch(run.text) or _is_ruby(run))
    ]
    if not candidates:
        return list(runs), []
    hosts = sorted((run for run in runs if not run.vertical), key=lambda run: run.top)
    apart = {id(run) for run in candidates if any(_belongs(run, host) for host in hosts)}
    return [run for run in runs if id(run) not in apart], [run for run in runs if id(run) in apart]


def _is_ruby(run: Run) -> bool:
    return len(run.glyphs) <= 12 and _RUBY.fullmatch(run.text) is not None


def _belongs(run: Run, host: Run) -> bool:
    """Whether a small run stands right behind (a mark) or right above (ruby) a larger one."""
    if run.size >= SMALL * host.size:
        return False
    if _RUBY.fullmatch(run.text):
        over = host.x0 - NEAR * host.size <= run.x0 and run.x1 <= host.x1 + NEAR * host.size
        return over and -0.35 * host.size <= host.top - run.bottom <= 0.35 * host.size
    raised = host.bottom - run.bottom > RAISED * host.size and run.bottom > host.top
    within = host.x0 < run.x0 and run.x0 - host.x1 < NEAR * host.size
    return raised and within
