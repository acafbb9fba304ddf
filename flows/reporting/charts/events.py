"""When things happened: each on a line of its own."""

from __future__ import annotations

from datetime import date
from typing import Any

import altair as alt

from flows.language import say
from flows.reporting.charts.drawing import LETTERS, ROW, Chart, charted, framed, words

MOST = 24
MOST_TICKS = 8


def events(rows: list[dict[str, Any]]) -> Chart | None:
    """The first of them, as long as each lasted or as is known; a point where it begins."""
    values = [_event(at, row) for at, row in enumerate(rows[:MOST])]
    if not values:
        return None
    first = min(int(one["start"]) for one in values)
    last = max(int(one["end"]) for one in values) + 1
    base = charted(values).encode(
        y=alt.Y("at:O", axis=None, scale=alt.Scale(paddingInner=0.6, paddingOuter=0.6)),
        tooltip=[
            alt.Tooltip("when:N", title=say("日付", "date")),
            alt.Tooltip("what:N", title=say("内容", "what")),
        ],
    )
    placed = base.encode(x=_days(first, last))
    drawn = alt.layer(
        placed.mark_bar(color="var(--event)", minBandSize=6, cornerRadius=2).encode(x2="end:Q"),
        placed.mark_point(color="var(--event)", filled=True, size=70),
        words(base),
    )
    described = say("できごとの時期", "when things happened")
    return framed("events", described, drawn, ROW * len(values) + 20)


def _days(first: int, last: int) -> alt.X:
    """Whole years from the first to the last, told where there is room."""
    step = max(1, -(-(last - first) // MOST_TICKS))
    ticks = list(range(first, last + 1, step))
    axis = alt.Axis(title=None, format="d", values=ticks, grid=True, labelOverlap=True, **LETTERS)
    return alt.X("start:Q", scale=alt.Scale(domain=[first, last], zero=False, nice=False), axis=axis)


def _position(day: date) -> float:
    """A day as a place within its year: where Vega needs no time zone, none can shift it."""
    return day.year + (day.timetuple().tm_yday - 1) / 366


def _event(at: int, row: dict[str, Any]) -> dict[str, Any]:
    start, end = row["start_date"] or row["end_date"], row["end_date"] or row["start_date"]
    what = row["event"] or row["event_kind"] or ""
    subject = f"{row['subject']}　" if row["subject"] else ""
    when = row["label_ja"] or start.isoformat()
    return {
        "at": at,
        "start": _position(start),
        "end": _position(end),
        "when": when,
        "what": subject + what,
        "line": f"{when}　{subject}{what}",
    }
