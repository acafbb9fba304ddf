"""What an amount is for: the whole program, one unit of it (1地域当たり), or a volume (事業規模)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from extractors.budget.figure import Figure
from extractors.budget.value import Scope
from pipeline.facts import Because, Label
from pipeline.outline import Relation

_TOUCHES = re.compile(r"[\s::()約のはで額]*(?:総額)?[\s::()約]*")
_NEAR = 24


@dataclass(frozen=True, slots=True)
class Extent:
    """The scope of a figure with its unit, the number of units, the years and the period."""

    scope: Scope = "total"
    unit: str | None = None
    unit_count: int | None = None
    years: int | None = None
    per: Literal["year"] | None = None
    over_years: bool = False
    is_capped: bool = False
    evidence: tuple[tuple[str, Label], ...] = ()

    def because(self) -> Iterator[Because]:
        """The words that say so."""
        return (Because(field, label, "printed") for field, label in self.evidence)


def extent(figure: Figure) -> Extent:
    """The scope of a figure by the words around it, and those of its row, column and captions."""
    scale = next((one for one in figure.before("scale") if _TOUCHES.fullmatch(figure.gap(one))), None)
    if scale is not None:
        return Extent("scale", evidence=(("scope", scale),))
    unit, count, years = _unit(figure), _count(figure), _years(figure)
    per, cap = next(figure.around("per"), None), _cap(figure)
    evidence = (
        *((("unit", unit),) if unit else ()),
        *((("unit_count", count),) if count else ()),
        *((("years", years),) if years else ()),
        *((("per", per),) if per else ()),
        *((("modifier", cap),) if cap else ()),
    )
    single = years is not None and len(years.value) == 1
    return Extent(
        "per_unit" if unit or count or years or cap else "total",
        unit.value if unit else f"1{count.value.unit}当たり" if count else None,
        count.value.number if count else None,
        years.value[0] if years and single else None,
        "year" if per else None,
        over_years=bool(years or per),
        is_capped=cap is not None,
        evidence=evidence,
    )


def _unit(figure: Figure) -> Label | None:
    """1地域当たり before or behind the amount, in its row or column, or in a caption."""
    own = next((one for one in figure.around("per_unit") if len(figure.gap(one)) <= _NEAR), None)
    if own is not None:
        return own
    links: tuple[Relation, ...] = ("row_label", "column_header", "caption") if figure.in_cell else ()
    return next((one.label for one in figure.annotated.governors("per_unit", figure.block, links)), None)


def _count(figure: Figure) -> Label | None:
    times = next((one for one in figure.after("count") if len(figure.gap(one)) <= _NEAR), None)
    if times is not None or _years(figure) is None:
        return times
    beside = [one for one in figure.passage.labels if one.name == "count_beside"]
    return beside[0] if len(beside) == 1 else None


def _years(figure: Figure) -> Label | None:
    """×5年間 behind the amount, or (5年間支援) at the end of its line or as the line behind."""
    own = next(figure.after("years"), None)
    if own is not None or next(figure.around("per_unit"), None) is None:
        return own
    following = figure.block + 1
    if following < len(figure.annotated.passages):
        labels = list(figure.annotated.labels("years", following))
        if labels and labels[0].start == 0:
            return labels[0]
    return None


def _cap(figure: Figure) -> Label | None:
    """補助上限額 before the amount, above its column, or before its row."""
    own = next((one for one in figure.before("cap") if len(figure.gap(one)) <= _NEAR), None)
    if own is not None or not figure.in_cell:
        return own
    links: tuple[Relation, ...] = ("row_label", "column_header")
    return next((one.label for one in figure.annotated.governors("cap", figure.block, links)), None)
