"""Horizontal bars, each with its name above it."""

from __future__ import annotations

import altair as alt

from flows.language import say
from flows.reporting.charts.drawing import ROW, Chart, amounts, charted, framed, told, unit_of, words

MOST = 15


def bars(name: str, described: str, rows: list[tuple[str, int]], unit: str | None = None) -> Chart | None:
    """The largest of them; amounts of money where no unit is given."""
    first = sorted((row for row in rows if row[1]), key=lambda row: -row[1])[:MOST]
    if not first:
        return None
    worth, measure = (1, unit) if unit else unit_of([amount for _, amount in first])
    values = [
        {"at": at, "amount": amount / worth, "line": f"{told(amount / worth)}　{label}", "name": label}
        for at, (label, amount) in enumerate(first)
    ]
    base = charted(values).encode(
        y=alt.Y("at:O", axis=None, scale=alt.Scale(paddingInner=0.62, paddingOuter=0.5)),
        tooltip=[
            alt.Tooltip("name:N", title=say("名称", "name")),
            alt.Tooltip("amount:Q", title=measure, format=",.2~f"),
        ],
    )
    drawn = base.mark_bar(color="var(--bar)").encode(x=alt.X("amount:Q", **amounts(orient="top")))
    return framed(name, described, alt.layer(drawn, words(base)), ROW * len(values), measure)
