"""The charts of a page as Vega-Lite specifications; colours are the style sheet's, so that they follow the theme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt

from flows.language import say
from flows.reporting.words import STAGES, amount_word, stage_word, year_word

UNITS = ((10**12, "兆円", "¥ trillion"), (10**8, "億円", "¥100 million"), (10**6, "百万円", "¥ million"))
MOST_BARS = 15
MOST_DATES = 24
MOST_YEARS = 30
_LETTERS = {"labelFontSize": 12, "titleFontSize": 12, "labelAngle": 0}


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart for the page: its name in the page, what it shows in words, its specification."""

    name: str
    description: str
    spec: dict[str, Any]


def unit_of(amounts: list[int]) -> tuple[int, str]:
    """The unit of an axis, so that its largest number has at most four digits or so: 億円."""
    most = max(map(abs, amounts), default=0)
    for worth, ja, en in UNITS[1:]:
        if most >= worth:
            return worth, say(ja, en)
    return 1_000, say("千円", "¥ thousand")


def timeline(figures: list[dict[str, Any]]) -> Chart | None:
    """Figures by fiscal year, beside each other by stage; where several stand for one, marks instead of a bar."""
    years = sorted({one["fiscal_year"] for one in figures})
    if not years or years[-1] - years[0] > MOST_YEARS:
        return None
    worth, unit = unit_of([one["amount_max"] for one in figures])
    values = [_point(one, worth) for one in figures]
    stages = [stage for stage in STAGES if any(one["stage"] == stage for one in figures)]
    named = {one["fiscal_year"]: _short_year(one) for one in figures}
    slots = sorted({(list(STAGES).index(one["stage"]), one["organization"] or "") for one in figures})
    base = alt.Chart(alt.Data(values=values)).encode(
        x=alt.X(
            "year:O",
            scale=alt.Scale(domain=list(range(years[0], years[-1] + 1)), paddingInner=0.25),
            axis=alt.Axis(title=None, labelExpr=_labels(named), **_LETTERS),
        ),
        xOffset=alt.XOffset("slot:N", scale=alt.Scale(domain=["|".join(map(str, one)) for one in slots])),
        color=alt.Color(
            "stage:N",
            scale=alt.Scale(
                domain=[stage_word(one) for one in stages], range=[f"var(--{one})" for one in stages]
            ),
            legend=alt.Legend(title=None, orient="top", labelFontSize=12, columns=5),
        ),
        tooltip=[
            alt.Tooltip("label:N", title=say("年度", "year")),
            alt.Tooltip("stage:N", title=say("段階", "stage")),
            alt.Tooltip("told:N", title=say("額", "amount")),
        ],
    )
    y = alt.Y("amount:Q", axis=_amount_axis(unit), scale=alt.Scale(zero=True))
    layers = [
        base.transform_filter("datum.alone").mark_bar().encode(y=y),
        base.transform_filter("!datum.alone").mark_tick(thickness=3, orient="horizontal").encode(y=y),
    ]
    if len(values) <= 8:
        text = base.transform_filter("datum.alone").mark_text(dy=-7, fontSize=12, baseline="bottom")
        layers.append(text.encode(y=y, text="short:N", color=alt.value("var(--text)")))
    described = say("年度別・段階別の額", "amounts by fiscal year and stage")
    return _chart("timeline", described, alt.layer(*layers), 280)


def _point(one: dict[str, Any], worth: int) -> dict[str, Any]:
    amount = one["amount_max"] / worth
    return {
        "year": one["fiscal_year"],
        "label": year_word(one["fiscal_year"], one["nendo"]),
        "stage": stage_word(one["stage"]),
        "slot": f"{list(STAGES).index(one['stage'])}|{one['organization'] or ''}",
        "amount": amount,
        "alone": one["rivals"] == 1 and one["amount_min"] == one["amount_max"],
        "told": amount_word(one),
        "short": f"{amount:,.1f}".removesuffix(".0"),
    }


def _short_year(one: dict[str, Any]) -> str:
    return say(str(one["nendo"]).removesuffix("年度"), f"FY{one['fiscal_year']}")


def _labels(named: dict[int, str]) -> str:
    """平成21 over 2009, for the years of which there are figures; our own words only, none of a document."""
    told = " : ".join(f"datum.value == {year} ? ['{label}', '{year}']" for year, label in named.items())
    return f"{told} : ['', toString(datum.value)]"


def bars(name: str, described: str, rows: list[tuple[str, int]], unit: str | None = None) -> Chart | None:
    """Horizontal bars, the largest first, each with its name above it."""
    first = sorted((row for row in rows if row[1]), key=lambda row: -row[1])[:MOST_BARS]
    if not first:
        return None
    worth, measure = unit_of([amount for _, amount in first]) if unit is None else (1, unit)
    values = [
        {"at": at, "name": label, "amount": amount / worth, "told": _told(amount / worth)}
        for at, (label, amount) in enumerate(first)
    ]
    base = alt.Chart(alt.Data(values=values)).encode(
        y=alt.Y("at:O", axis=None, scale=alt.Scale(paddingInner=0.62, paddingOuter=0.5)),
        tooltip=[
            alt.Tooltip("name:N", title=say("名称", "name")),
            alt.Tooltip("told:N", title=measure),
        ],
    )
    x = alt.X("amount:Q", axis=_amount_axis(measure, orient="top"), scale=alt.Scale(zero=True))
    text = base.mark_text(align="left", baseline="bottom", dy=-8, fontSize=12, limit=360)
    layered = alt.layer(
        base.mark_bar(color="var(--bar)").encode(x=x),
        text.encode(x=alt.value(2), text="line:N", color=alt.value("var(--text)")).transform_calculate(
            line="datum.name + '　' + datum.told"
        ),
    )
    return _chart(name, described, layered, 44 * len(values))


def _told(amount: float) -> str:
    return f"{amount:,.2f}".rstrip("0").removesuffix(".")


def events(rows: list[dict[str, Any]]) -> Chart | None:
    """When things happened: each on a line of its own, as long as it lasted or as is known."""
    values = [_event(at, row) for at, row in enumerate(rows[:MOST_DATES])]
    if not values:
        return None
    base = alt.Chart(alt.Data(values=values)).encode(
        y=alt.Y("at:O", axis=None, scale=alt.Scale(paddingInner=0.6, paddingOuter=0.6)),
        x=alt.X(
            "start:T",
            scale=alt.Scale(type="utc", nice=True, padding=12),
            axis=alt.Axis(
                title=None, format="%Y", tickCount={"interval": "year", "step": _step(values)},
                labelOverlap=True, **_LETTERS,
            ),
        ),
        tooltip=[alt.Tooltip("when:N", title=say("日付", "date")), alt.Tooltip("what:N", title=say("内容", "what"))],
    )  # fmt: skip
    text = base.mark_text(align="left", baseline="bottom", dy=-7, fontSize=12, limit=360)
    layered = alt.layer(
        base.mark_bar(color="var(--event)", minBandSize=6, cornerRadius=2).encode(x2="end:T"),
        base.mark_point(color="var(--event)", filled=True, size=70).encode(),
        text.encode(x=alt.value(2), text="line:N", color=alt.value("var(--text)")).transform_calculate(
            line="datum.when + '　' + datum.what"
        ),
    )
    return _chart("events", say("できごとの時期", "when things happened"), layered, 44 * len(values) + 20)


def _step(values: list[dict[str, Any]]) -> int:
    years = [int(str(one[side])[:4]) for one in values for side in ("start", "end")]
    return max(1, (max(years) - min(years)) // 8)


def _event(at: int, row: dict[str, Any]) -> dict[str, Any]:
    start, end = row["start_date"] or row["end_date"], row["end_date"] or row["start_date"]
    what = row["event"] or row["event_kind"] or ""
    return {
        "at": at,
        "start": start.isoformat(),
        "end": end.isoformat(),
        "when": row["label_ja"] or start.isoformat(),
        "what": f"{row['subject']}　{what}" if row["subject"] else what,
    }


def _amount_axis(title: str, orient: str = "left") -> alt.Axis:
    beside = {"titleAlign": "left", "titleAnchor": "start", "titleAngle": 0, "titleY": -12, "titleX": 0}
    return alt.Axis(
        title=title, format=",~f", tickCount=5, orient=orient, grid=True, **_LETTERS,
        **(beside if orient == "left" else {"titleAnchor": "end"}),
    )  # fmt: skip


def _chart(name: str, described: str, chart: Any, height: int) -> Chart:
    whole = chart.properties(
        width="container", height=height, description=described,
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"), background="transparent",
    ).configure_view(stroke=None)  # fmt: skip
    return Chart(name, described, whole.to_dict())
