"""What all charts share: their frame, their axis of amounts, the unit that suits them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt

from flows.language import say

LETTERS: dict[str, Any] = {"labelFontSize": 12, "titleFontSize": 12, "labelAngle": 0}
TEXT = "var(--text)"
ROW = 44  # pixels for a bar with its name above it
_UNITS = ((10**8, "億円", "¥100 million"), (10**6, "百万円", "¥ million"), (10**3, "千円", "¥ thousand"))


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart for the page: its name in the page, what it shows in words, its specification."""

    name: str
    description: str
    spec: dict[str, Any]
    widest: int | None = None  # pixels, where more would only make bars fat


def charted(values: list[dict[str, Any]]) -> alt.Chart:
    """A chart of rows that stand in the page itself."""
    return alt.Chart(alt.Data(values=values))  # type: ignore[no-untyped-call]


def unit_of(amounts: list[int]) -> tuple[int, str]:
    """The largest unit that the largest amount fills: 億円, 百万円 or 千円."""
    most = max(map(abs, amounts), default=0)
    worth, ja, en = next((unit for unit in _UNITS if most >= unit[0]), _UNITS[-1])
    return worth, say(ja, en)


def told(amount: float) -> str:
    """A number for a label: 1,234.5."""
    return f"{amount:,.2f}".rstrip("0").removesuffix(".")


def amounts(**more: Any) -> dict[str, Any]:
    """The axis and scale of amounts: from zero, with thousands set apart."""
    axis = alt.Axis(title=None, format=",~f", tickCount=5, grid=True, **LETTERS, **more)
    return {"axis": axis, "scale": alt.Scale(zero=True)}


def words(base: alt.Chart) -> alt.Chart:
    """What is written above each row: when or how much, then what."""
    text = base.mark_text(align="left", baseline="bottom", dy=-9, fontSize=12, limit=alt.ExprRef("width - 4"))
    written: alt.Chart = text.encode(x=alt.value(2), text="line:N", color=alt.value(TEXT))
    return written


def framed(
    name: str, description: str, chart: Any, height: int, unit: str = "", widest: int | None = None
) -> Chart:
    """A chart as wide as its place on the page, its unit above it."""
    shown: dict[str, Any] = {"width": "container", "height": height, "description": description}
    if unit:
        title = say(f"（{unit}）", f"({unit})")
        shown["title"] = alt.TitleParams(
            title, anchor="start", fontSize=12, fontWeight="normal", frame="bounds"
        )
    fitting = alt.AutoSizeParams(type="fit-x", contains="padding")
    whole = chart.properties(autosize=fitting, background="transparent", **shown).configure_view(stroke=None)
    return Chart(name, description, whole.to_dict(), widest)
