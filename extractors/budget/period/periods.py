"""Fiscal years with the stage printed beside them: 平成21年度予算案, 概算要求額(令和7年度), 前年度予算額."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.annotation import Passage
from pipeline.facts import Label
from pipeline.labels import DateLabel, Stage

FIRST_MONTH = 4
_BESIDE = re.compile(r"[の\s::・]*(?:における|にかかる|に係る)?(?:[0-9]{1,2}月)?[\s一-鿿]{0,12}[\s(「『]*")
_IN_BRACKETS = re.compile(r"\s*\(\s*")


class Period(NamedTuple):
    """A fiscal year and a stage as one phrase names them; either may be missing."""

    fiscal_year: int | None
    stage: Stage | None
    year_label: Label | None
    stage_label: Label | None

    @property
    def start(self) -> int:
        """Where the phrase begins in its block."""
        return min(one.start for one in (self.year_label, self.stage_label) if one)

    @property
    def end(self) -> int:
        """Where the phrase ends in its block."""
        return max(one.end for one in (self.year_label, self.stage_label) if one)


def periods_in(passage: Passage, now: int | None) -> list[Period]:
    """The phrases of a block that name a fiscal year, a stage, or both, in the order of the text.

    `now` is the document's own fiscal year, from which 本年度 and 前年度 count.
    """
    stages = sorted((one for one in passage.labels if one.name == "stage"), key=lambda one: one.start)
    years = list(_years(passage, stages, now))
    found = []
    for position, (label, year) in enumerate(years):
        limit = years[position + 1][0].start if position + 1 < len(years) else len(passage.normalized)
        stage = _stage_beside(passage.normalized, label, stages, limit)
        found.append(Period(year, stage.value.stage if stage else None, label, stage))
    taken = {one.stage_label for one in found}
    found += [Period(None, one.value.stage, None, one) for one in stages if one not in taken]
    return sorted(found, key=lambda one: one.start)


def _years(passage: Passage, stages: list[Label], now: int | None) -> Iterator[tuple[Label, int | None]]:
    """The labels that name one fiscal year; a year right before a stage (H26予算案) is one."""
    for label in sorted(passage.labels, key=lambda one: one.start):
        if label.name == "date" and isinstance(label.value, DateLabel):
            year = label.value.fiscal_year or _year_of_month(passage.normalized, label)
            if year is None and _is_budget_year(passage.normalized, label, stages):
                year = label.value.start.year if label.value.start else None
            if year is not None:
                yield label, year
        elif label.name == "relative_year" and not _is_dated(passage, label):
            yield label, None if now is None else now + label.value


def _year_of_month(text: str, label: Label) -> int | None:
    """令和7年度7月: a month or a day that is printed with its fiscal year."""
    start = label.value.start
    if start is None or label.value.is_range or "年度" not in text[label.start : label.end]:
        return None
    return int(start.year) if start.month >= FIRST_MONTH else int(start.year) - 1


def _is_budget_year(text: str, label: Label, stages: list[Label]) -> bool:
    """H26予算案: a year of precision year that touches a stage."""
    if label.value.precision != "year" or label.value.is_range:
        return False
    return any(
        0 <= one.start - label.end <= 1 and not text[label.end : one.start].strip("の ") for one in stages
    )


def _is_dated(passage: Passage, label: Label) -> bool:
    """Whether the kind of dates has read the same words."""
    return any(
        one.name == "date"
        and one.value.fiscal_year is not None
        and one.start < label.end
        and label.start < one.end
        for one in passage.labels
    )


def _stage_beside(text: str, year: Label, stages: list[Label], limit: int) -> Label | None:
    """The stage right behind a year, or right before its bracket: 概算要求額(令和7年度)."""
    for stage in stages:
        if year.end <= stage.start < limit and _BESIDE.fullmatch(text[year.end : stage.start]):
            return stage
    before = (one for one in stages if one.end <= year.start)
    return next((one for one in before if _IN_BRACKETS.fullmatch(text[one.end : year.start])), None)
