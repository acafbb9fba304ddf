"""A program's figures by fiscal year, beside each other by stage."""

from __future__ import annotations

from typing import Any

import altair as alt

from flows.language import say
from flows.reporting.charts.drawing import LETTERS, TEXT, Chart, amounts, charted, framed, told, unit_of
from flows.reporting.words import STAGES, amount_word, stage_word, year_word

MOST_YEARS = 30
MOST_LABELS = 8
WIDEST_BAR = 130
_ORDER = list(STAGES)
Figures = list[dict[str, Any]]


def timeline(figures: Figures) -> Chart | None:
    """A bar where one figure stands for a year, stage and body, strokes where several do; none summed."""
    years = sorted({one["fiscal_year"] for one in figures})
    if not years or years[-1] - years[0] > MOST_YEARS:
        return None
    worth, unit = unit_of([one["amount_max"] for one in figures])
    described = say("年度別・段階別の額", "amounts by fiscal year and stage")
    alone = [_point(one, worth) for one in figures if _is_alone(one)]
    others = [_point(one, worth) for one in figures if not _is_alone(one)]
    shared = _shared(figures, years)
    layers = []
    if alone:
        layers.append(_layer(alone, shared).mark_bar())
    if others:
        layers.append(_layer(others, shared).mark_tick(thickness=3, orient="horizontal", opacity=1))
    if alone and len(figures) <= MOST_LABELS:
        labels = _layer(alone, shared).mark_text(dy=-5, fontSize=12, baseline="bottom")
        layers.append(labels.encode(text="short:N", color=alt.value(TEXT)))
    slots = len({_slot(one) for one in figures})
    widest = 200 + WIDEST_BAR * slots * (years[-1] - years[0] + 1)
    return framed("timeline", described, alt.layer(*layers), 280, unit, widest)


def _is_alone(one: dict[str, Any]) -> bool:
    return bool(one["rivals"] == 1 and one["amount_min"] == one["amount_max"])


def _layer(values: Figures, shared: dict[str, Any]) -> alt.Chart:
    return charted(values).encode(y=alt.Y("amount:Q", **amounts()), **shared)


def _shared(figures: Figures, years: list[int]) -> dict[str, Any]:
    stages = [stage for stage in STAGES if any(one["stage"] == stage for one in figures)]
    named = {one["fiscal_year"]: _short_year(one) for one in figures}
    every = list(range(years[0], years[-1] + 1))
    slots = [slot for _, slot in sorted({(_ORDER.index(one["stage"]), _slot(one)) for one in figures})]
    colours = alt.Scale(domain=[stage_word(one) for one in stages], range=[f"var(--{one})" for one in stages])
    return {
        "x": alt.X(
            "year:O",
            scale=alt.Scale(domain=every, paddingInner=0.25),
            axis=alt.Axis(title=None, labelExpr=_labels(named), labelOverlap=True, **LETTERS),
        ),
        "xOffset": alt.XOffset("slot:N", scale=alt.Scale(domain=slots)),
        "color": alt.Color(
            "stage:N",
            scale=colours,
            legend=alt.Legend(
                title=None, orient="bottom", labelFontSize=12, symbolType="square", symbolOpacity=1
            ),
        ),
        "tooltip": [
            alt.Tooltip("label:N", title=say("年度", "year")),
            alt.Tooltip("stage:N", title=say("段階", "stage")),
            alt.Tooltip("body:N", title=say("組織", "body")),
            alt.Tooltip("told:N", title=say("額", "amount")),
        ],
    }


def _point(one: dict[str, Any], worth: int) -> dict[str, Any]:
    return {
        "year": one["fiscal_year"],
        "label": year_word(one["fiscal_year"], one["nendo"]),
        "stage": stage_word(one["stage"]),
        "slot": _slot(one),
        "body": one["organization"] or "―",
        "amount": one["amount_max"] / worth,
        "told": amount_word(one),
        "short": told(one["amount_max"] / worth),
    }


def _slot(one: dict[str, Any]) -> str:
    return f"{_ORDER.index(one['stage'])}|{one['organization'] or ''}"


def _short_year(one: dict[str, Any]) -> str:
    return say(str(one["nendo"]).removesuffix("年度"), f"FY{one['fiscal_year']}")


def _labels(named: dict[int, str]) -> str:
    """平成21 over 2009, for the years of which there are figures: our own words only, none of a document."""
    if say("ja", "en") == "en":
        return "'FY' + toString(datum.value)"
    known = " : ".join(f"datum.value == {year} ? ['{label}', '{year}']" for year, label in named.items())
    return f"{known} : ['', toString(datum.value)]"
