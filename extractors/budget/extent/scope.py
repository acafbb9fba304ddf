"""What an amount is for: the whole program, one unit of it (1地域当たり), or a volume (事業規模)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from extractors.budget.extent.sizes import size_of_one
from extractors.budget.extent.spans import commitment, is_over_years
from extractors.budget.extent.volumes import volume
from extractors.budget.figures.figure import Figure
from extractors.budget.figures.titled import title_of
from extractors.budget.value import Scope
from pipeline.facts import Because, Label
from pipeline.outline import Relation

_TOUCHES = re.compile(r"[\s::()約のはで額]*(?:総額|年間|(?:補助|支援)?(?:上限|限度)額?|最大)?[\s::()約]*")
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
    is_floored: bool = False
    evidence: tuple[tuple[str, Label], ...] = ()

    @property
    def is_of_no_year(self) -> bool:
        """Whether it belongs to no one year that is said elsewhere: an amount over years, or a limit."""
        return self.over_years or self.is_capped or self.is_floored

    def because(self, block: int) -> Iterator[Because]:
        """The words that say so: in the figure's own block, or above its column or before its row."""
        for field, label in self.evidence:
            yield Because(field, label, "printed" if label.block == block else "header")


def extent(figure: Figure) -> Extent:
    """The scope of a figure by the words around it, and those of its row, column and captions."""
    special = _volume_or_commitment(figure)
    if special is not None:
        return special
    unit, count, years = _unit(figure), _count(figure), _years(figure)
    per, cap, floor = next(figure.around("per"), None), _limit(figure, "cap"), _limit(figure, "floor")
    award = _award(figure)
    said = {
        "scope": award,
        "unit": unit,
        "unit_count": count,
        "years": years,
        "per": per,
        "modifier": cap or floor,
    }
    single = years is not None and len(years.value) == 1
    return Extent(
        "per_unit" if unit or count or years or cap or floor or award else "total",
        unit.value if unit else f"1{count.value.unit}当たり" if count else None,
        count.value.number if count else None,
        years.value[0] if years and single else None,
        "year" if per else None,
        over_years=bool(per or (years and years.name == "years")) or is_over_years(figure),
        is_capped=cap is not None,
        is_floored=cap is None and floor is not None,
        evidence=tuple((field, label) for field, label in said.items() if label),
    )


def _volume_or_commitment(figure: Figure) -> Extent | None:
    """A volume (事業規模, 総事業費), or leave to bind later years (債務負担行為): no year's budget."""
    scale = next((one for one in figure.before("scale") if _TOUCHES.fullmatch(figure.gap(one))), None)
    if scale is not None:
        return Extent("scale", evidence=(("scope", scale),))
    if (cost := volume(figure)) is not None:
        whole = figure.annotated.passages[cost.block].normalized[cost.start] == "総"
        return Extent("scale", over_years=whole or is_over_years(figure), evidence=(("scope", cost),))
    if commitment(figure) is not None:
        cap = _limit(figure, "cap")
        evidence = (("modifier", cap),) if cap else ()
        return Extent(over_years=True, is_capped=cap is not None, evidence=evidence)
    return None


def _unit(figure: Figure) -> Label | None:
    """1地域当たり before or behind the amount, in its row or column, or in a caption."""
    near = (one for one in figure.around("per_unit") if len(figure.gap(one)) <= _NEAR)
    own = (one for one in near if not _is_of_amount_between(figure, one))
    said = next((one for one in own if not _is_of_amount_behind(figure, one)), None)
    if said is not None:
        return said
    if (ahead := _unit_ahead(figure)) is not None:
        return ahead
    links: tuple[Relation, ...] = ("row_label", "column_header", "caption") if figure.in_cell else ()
    return next((one.label for one in figure.annotated.governors("per_unit", figure.block, links)), None)


def _unit_ahead(figure: Figure) -> Label | None:
    """1件当たり at the end of the line before an amount that begins its own line."""
    if figure.in_cell or figure.block == 0 or figure.text[: figure.amount.start].strip():
        return None
    before = figure.annotated.passages[figure.block - 1]
    units = (one for one in before.named("per_unit") if not before.normalized[one.end :].strip(" :"))
    return None if before.block.cell is not None else next(units, None)


def _is_of_amount_between(figure: Figure, label: Label) -> bool:
    """1者当たり750万円(総額3,000万円): words before an amount that stands between belong to that one."""
    amounts = (one for one in figure.passage.labels if one.name == "amount" and label.end <= one.start)
    between = (one for one in amounts if one.end <= figure.amount.start)
    return any(figure.text[one.end : figure.amount.start].strip() not in ("(", "[") for one in between)


def _is_of_amount_behind(figure: Figure, label: Label) -> bool:
    """8,500万円(10アール当たり2万円以内): words behind an amount that touch the next one belong to that."""
    if label.start < figure.amount.end:
        return False
    following = next((one for one in figure.passage.named("amount") if one.start >= label.end), None)
    return following is not None and bool(_TOUCHES.fullmatch(figure.text[label.end : following.start]))


def _count(figure: Figure) -> Label | None:
    times = next((one for one in figure.after("count") if len(figure.gap(one)) <= _NEAR), None)
    if times is not None or _years(figure) is None:
        return times
    beside = [one for one in figure.passage.labels if one.name == "count_beside"]
    return beside[0] if len(beside) == 1 else None


def _years(figure: Figure) -> Label | None:
    """×5年間 behind the amount, or (5年間支援) at the end of its line or as the line behind."""
    own = next(figure.after("years"), None) or _years_of_support(figure)
    if own is not None or next(figure.around("per_unit"), None) is None:
        return own
    following = figure.block + 1
    if following < len(figure.annotated.passages):
        labels = list(figure.annotated.labels("years", following))
        if labels and labels[0].start == 0:
            return labels[0]
    return None


def _years_of_support(figure: Figure) -> Label | None:
    """支援期間は5年間 behind an amount, before another is spoken of; 3年間 in 当初の3年間 年間2億円."""
    first, last = figure.passage.sentence(figure.amount.start, figure.amount.end)
    others = (one.start for one in figure.passage.named("amount") if one.start >= figure.amount.end)
    stop = min((last, *others))
    said = (one for one in figure.passage.named("years_of_support") if one.end <= stop)
    behind = next((one for one in said if figure.amount.end <= one.start), None)
    is_of_one = any(first <= one.start for name in ("per_unit", "per") for one in figure.before(name))
    return behind if is_of_one and behind else next(figure.before("years_ahead"), None)


def _limit(figure: Figure, name: Literal["cap", "floor"]) -> Label | None:
    """補助上限額 or 補助下限額 before the amount, above its column, or before its row."""
    near = (one for one in figure.before(name) if len(figure.gap(one)) <= _NEAR)
    own = next((one for one in near if not _is_of_amount_between(figure, one)), None)
    if own is not None:
        return own
    links: tuple[Relation, ...] = ("row_label", "column_header") if figure.in_cell else ()
    headers = (one.label for one in figure.annotated.governors(name, figure.block, links))
    return next(headers, None) or title_of(figure, name)


def _award(figure: Figure) -> Label | None:
    """支給額, 補助単価, or 補助額 of a range: what one applicant gets, and no year's budget."""
    if any(True for name in ("stage", "date", "relative_year") for _ in figure.before(name)):
        return None
    names = ["award_to_one"]
    if figure.amount.value.minimum != figure.amount.value.maximum:
        names.append("award")
    links: tuple[Relation, ...] = ("row_label", "column_header") if figure.in_cell else ()
    for name in names:
        near = next((one for one in figure.before(name) if len(figure.gap(one)) <= _NEAR), None)
        headers = (one.label for one in figure.annotated.governors(name, figure.block, links))
        said = near or next(headers, None) or title_of(figure, name)
        if said is not None:
            return said
    prices = (one.label for one in figure.annotated.governors("unit_price", figure.block, links))
    return size_of_one(figure) or next(prices, None) or _applicants(figure, links)


def _applicants(figure: Figure, links: tuple[Relation, ...]) -> Label | None:
    """中小企業 or 5人以下 over the column or before the row, and no stage: what one of them gets."""
    if any(True for _ in figure.annotated.governors("stage", figure.block, links)):
        return None
    return next((one.label for one in figure.annotated.governors("applicants", figure.block, links)), None)
