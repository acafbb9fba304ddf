"""Fiscal year and stage of a figure: from its clause, its row and column, captions, headings, the title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from extractors.budget.amounts.cells import IN_BRACKETS
from extractors.budget.figures.figure import Figure
from extractors.budget.period.brackets import in_brackets
from extractors.budget.period.calendar import Calendar, is_of_a_part
from extractors.budget.period.periods import Period
from extractors.budget.period.printed import is_of_several_years, printed_period
from extractors.budget.period.when import When, YearBasis
from extractors.budget.subject.parts import row_of_whole
from extractors.budget.subject.totals import TOTAL
from pipeline.annotation import Passage
from pipeline.outline import Link, Relation

_BASES: dict[Relation, YearBasis] = {
    "row_label": "header",
    "column_header": "header",
    "caption": "caption",
    "unit_note": "caption",
    "list_parent": "heading",
    "preceding": "heading",
    "heading": "heading",
    "document": "document",
}


_BECOMES = re.compile(r"\s*[→⇒➡]\s*")
_FROM = re.compile(r"\s*から\s*")
_CHANGED = re.compile(r"(?:に|へと?)(?:引き?[上下]げ|増額|減額|拡[充大]|縮小|変更|見直)")
_MERE_STAGES, _MERE = ("stage_budget", "stage_budget_plain"), len("予算額")


class _Source(NamedTuple):
    """Periods that stand together: a clause, the headers of a cell, one block of the chain."""

    periods: list[Period]
    basis: YearBasis


def when(figure: Figure, calendar: Calendar, outer: When | None, *, over_years: bool) -> When:
    """The year and stage of a figure; `outer` are those of the amount that it stands in brackets to.

    An amount for several years (×5年間) belongs to no one year: it takes what its own sentence or cell says.
    """
    if figure.amount.rule == IN_BRACKETS:
        outer = When()
    if is_of_several_years(figure, calendar):
        return When()
    printed = printed_period(figure, calendar)
    if printed and printed.fiscal_year is not None:
        return _from_source(When(), _Source([printed], "printed"))
    if _is_replaced(figure):
        return When()
    if outer is not None:
        return in_brackets(figure, calendar, outer)
    found = _from_source(When(), _Source([printed] if printed else [], "printed"))
    for source in _sources(figure, calendar, over_years):
        found = _from_source(found, source)
        if found.fiscal_year is not None and found.stage is not None:
            break
    if _is_contradicted(figure, calendar, found):
        return found.without_year()
    return found.without_stage() if _is_sum_of_columns(figure, found) else found


def _is_replaced(figure: Figure) -> bool:
    """162億円→175億円, 5,000万円から3,000万円に減額: of the first nothing says which year's it is."""
    following = next((one for one in figure.passage.named("amount") if one.start >= figure.amount.end), None)
    if following is None:
        return False
    if _BECOMES.fullmatch(figure.text, figure.amount.end, following.start):
        return True
    is_from = _FROM.fullmatch(figure.text, figure.amount.end, following.start)
    return bool(is_from and _CHANGED.match(figure.text, following.end))


def _is_sum_of_columns(figure: Figure, found: When) -> bool:
    """Whether the column is 計: the stage that a heading names holds for one of those it adds up."""
    if not figure.in_cell or found.stage_basis in ("printed", "header"):
        return False
    chain = figure.annotated.outline.chain(figure.block)
    nearest = next((link.block for link in chain if link.relation == "column_header"), None)
    return nearest is not None and bool(TOTAL.fullmatch(figure.annotated.passages[nearest].normalized))


def _is_contradicted(figure: Figure, calendar: Calendar, found: When) -> bool:
    """Whether the sentence speaks of another year than the one from above: 令和6年度実績: …、2億円."""
    if figure.in_cell or found.basis not in ("heading", "caption", "document"):
        return False
    first, _ = figure.passage.sentence(figure.amount.start, figure.amount.end)
    periods = calendar.periods(figure.block)
    said = [one for one in periods if first <= one.start and one.end <= figure.amount.start]
    said = [one for one in said if not is_of_a_part(figure.text, one)]
    years = {one.fiscal_year for one in said if one.fiscal_year is not None}
    return bool(years) and found.fiscal_year not in years


def _from_source(found: When, source: _Source) -> When:
    """What is known, with what a source adds: a stage from elsewhere must be that of the very year."""
    dated = next((one for one in source.periods if one.fiscal_year is not None and one.stage), None)
    dated = dated or next((one for one in source.periods if one.fiscal_year is not None), None)
    staged = next((one for one in source.periods if one.stage and one.fiscal_year is None), None)
    if found.fiscal_year is not None:
        same = (one for one in source.periods if one.stage and one.fiscal_year == found.fiscal_year)
        match = next(same, None)
        if found.stage is None and found.basis != "printed" and match:
            return replace(found, stage=match.stage, stage_label=match.stage_label, stage_basis=source.basis)
        return found
    if dated is not None:
        found = replace(found, fiscal_year=dated.fiscal_year, year_label=dated.year_label, basis=source.basis)
        if dated.stage and (found.stage is None or _gives_way(found, dated)):
            return replace(found, stage=dated.stage, stage_label=dated.stage_label, stage_basis=source.basis)
    if staged is not None and found.stage is None:
        found = replace(found, stage=staged.stage, stage_label=staged.stage_label, stage_basis=source.basis)
    return found


def _gives_way(found: When, dated: Period) -> bool:
    """Whether a column's mere 予算額 is that of the draft or the request that the document is about."""
    label = found.stage_label
    mere = label is not None and label.end - label.start <= _MERE and label.rule in _MERE_STAGES
    return mere and found.stage_basis == "header" and dated.stage in ("draft", "request")


def _sources(figure: Figure, calendar: Calendar, over_years: bool) -> Iterator[_Source]:
    """Where a year and a stage may come from, the nearest first."""
    chain = figure.annotated.outline.chain(figure.block)
    headers = [link.block for link in chain if link.relation in ("row_label", "column_header")]
    if headers:
        yield _Source([one for block in headers for one in calendar.plain(block)], "header")
    if (above := row_of_whole(figure)) is not None:
        yield _Source(list(calendar.plain(above)), "header")
    if over_years:
        return
    for link in sorted(chain, key=lambda link: _is_of_another(figure, link)):
        if link.relation in ("row_label", "column_header") or _tells_its_own(figure, link):
            continue
        basis = _BASES.get(link.relation)
        if basis is None:
            continue
        yield _Source(list(_governing(calendar, link.block, link.relation)), basis)
        if link.relation == "heading":
            yield _Source(list(calendar.opening(link.block)), "heading")
    if calendar.title is not None:
        yield _Source([calendar.title], "document")


def _tells_its_own(figure: Figure, link: Link) -> bool:
    """Whether a line before is a sentence with an amount: its year is that amount's, and nobody else's."""
    if link.relation == "document":
        is_below = link.block > figure.block
        return is_below or (
            "。" in figure.annotated.passages[link.block].normalized and _states(figure, link)
        )
    other = figure.annotated.passages[link.block]
    return _is_of_another(figure, link) and ("。" in other.normalized or _is_item_beside(figure, other))


def _is_item_beside(figure: Figure, other: Passage) -> bool:
    """Whether a line before is an item of the same list, about a program of its own."""
    here, there = figure.passage.block, other.block
    is_beside = (here.kind, here.level) == (there.kind, there.level) == ("list_item", here.level)
    return is_beside and bool(other.named("program"))


def _is_of_another(figure: Figure, link: Link) -> bool:
    """Whether a line before has an amount of its own: what it says counts after what the headings say."""
    return link.relation == "preceding" and _states(figure, link)


def _states(figure: Figure, link: Link) -> bool:
    return any(figure.annotated.labels("amount", link.block))


def _governing(calendar: Calendar, block: int, relation: Relation) -> Iterable[Period]:
    """The periods of a block that hold for others: a heading may name a year alone, other blocks a pair."""
    periods = calendar.leading(block)
    if relation in ("heading", "caption", "unit_note"):
        return periods
    return (one for one in periods if one.fiscal_year is not None and one.stage)
