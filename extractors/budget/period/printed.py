"""The fiscal year and stage that a figure's own sentence prints beside it."""

from __future__ import annotations

import re

from extractors.budget.figures.brackets import inside_brackets
from extractors.budget.figures.figure import Figure
from extractors.budget.period.calendar import Calendar, is_of_a_part
from extractors.budget.period.periods import Period

_BEHIND = re.compile(r"\s*[(\[]\s*")
_TOPIC = re.compile(r"(?:の推移)?(?:は|について(?:は|みると)?|をみると|\s*:)[、,]?\s*")
_BOTH = re.compile(r"\s*(?:及び|と|\+|・|並びに|&|、)\s*")
_ADJACENT = re.compile(r"[^、。()]{0,12}[(\s::]*")


def printed_period(figure: Figure, calendar: Calendar) -> Period | None:
    """The period that the figure's sentence gives it: in brackets behind it, else the nearest before."""
    here = calendar.periods(figure.block)
    inside = inside_brackets(figure.text, figure.amount) if figure.outer else None
    for period in here:
        if inside and inside[0] <= period.start and period.end <= inside[1]:
            return period
        if not figure.outer and _stands_behind(figure, period):
            return period
    if figure.outer:
        return None
    first, _ = figure.passage.sentence(figure.amount.start, figure.amount.end)
    plain = calendar.plain(figure.block)
    before = [one for one in plain if first <= one.start and one.end <= figure.amount.start]
    before = [one for one in before if not _is_of_a_part(figure, one)]
    return _requested(figure, before) or _nearest(figure, before)


def _is_of_a_part(figure: Figure, period: Period) -> bool:
    """里山再生事業(一部令和5年度2月補正) 12億円: a bracket that has closed tells of a part of the amount."""
    return ")" in figure.text[period.end : figure.amount.start] and is_of_a_part(figure.text, period)


def _requested(figure: Figure, before: list[Period]) -> Period | None:
    """令和9年度は144億円を要求した: the verb behind the amount tells the stage of the year before it."""
    verbs = (one for one in figure.passage.named("stage") if one.rule == "stage_requested")
    verb = next((one for one in verbs if 0 <= one.start - figure.amount.end <= len("余を")), None)
    dated = next((one for one in reversed(before) if one.fiscal_year is not None), None)
    if verb is None or dated is None:
        return None
    return Period(dated.fiscal_year, verb.value.stage, dated.year_label, verb)


def is_of_several_years(figure: Figure, calendar: Calendar) -> bool:
    """令和6年度補正予算及び令和7年度予算案 12億円: one amount for both, of which neither is said.

    予算額及び 令和7年度概算要求額:12億円 is a form's field, and an amount of one year.
    """
    periods = [one for one in calendar.plain(figure.block) if one.end <= figure.amount.start]
    if figure.outer is not None or len(periods) < 2:
        return False
    one, two = periods[-2:]
    if one.fiscal_year is None and one.stage == "budget":
        return False
    is_pair = one.stage and two.stage and (one.fiscal_year, one.stage) != (two.fiscal_year, two.stage)
    near = _ADJACENT.fullmatch(figure.text, two.end, figure.amount.start)
    return bool(is_pair and near and _BOTH.fullmatch(figure.text, one.end, two.start))


def is_dated_by_topic(figure: Figure, calendar: Calendar) -> bool:
    """決算額は、平成28年度が2億円、平成29年度が1億円: a year beside the amount, the stage as the topic."""
    period = printed_period(figure, calendar)
    if period is None or period.year_label is None or period.stage is None:
        return False
    return period.year_label.end <= figure.amount.start and bool(
        _ADJACENT.fullmatch(figure.gap(period.year_label))
    )


def _nearest(figure: Figure, before: list[Period]) -> Period | None:
    """The nearest period with a stage, or one that touches the amount; a stage takes the year before it."""
    for position in range(len(before) - 1, -1, -1):
        period = before[position]
        gap = figure.text[period.end : figure.amount.start]
        is_beside = _ADJACENT.fullmatch(gap) and not _has_amount(figure, period.end, figure.amount.start)
        if period.stage is None and not is_beside:
            continue
        if period.stage is None:
            return _with_topic(figure, period)
        if period.fiscal_year is None and position and before[position - 1].fiscal_year is not None:
            year = before[position - 1]
            if not _has_amount(figure, year.end, period.start):
                return period._replace(fiscal_year=year.fiscal_year, year_label=year.year_label)
        return period
    return None


def _with_topic(figure: Figure, period: Period) -> Period:
    """決算額は、平成28年度が2億円、平成29年度が1億円: the topic of a sentence holds for all its years."""
    first, _ = figure.passage.sentence(figure.amount.start, figure.amount.end)
    topics = [
        one
        for one in figure.passage.labels
        if one.name == "stage"
        and first <= one.start
        and one.end <= period.start
        and _TOPIC.match(figure.text, one.end)
    ]
    if len(topics) != 1:
        return period
    return period._replace(stage=topics[0].value.stage, stage_label=topics[0])


def _has_amount(figure: Figure, start: int, end: int) -> bool:
    return any(one.name == "amount" and start <= one.start < end for one in figure.passage.labels)


def _stands_behind(figure: Figure, period: Period) -> bool:
    """5億円(令和6年度): the period is all that the bracket behind the amount holds."""
    gap = figure.text[figure.amount.end : period.start] if period.start >= figure.amount.end else "-"
    return bool(_BEHIND.fullmatch(gap)) and figure.text[period.end : period.end + 1] in (")", "]")
