"""Which amounts are no budget: sales, capital, fines, differences; and which nothing shows to be one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from extractors.budget.amounts.cells import IN_BRACKETS
from extractors.budget.figures.cases import adds_a_case
from extractors.budget.figures.figure import Figure
from extractors.budget.figures.inner import whole_of
from extractors.budget.figures.series import allotted, continues_series
from extractors.budget.figures.titled import title_of
from extractors.budget.period.calendar import Calendar
from extractors.budget.period.printed import is_dated_by_topic
from pipeline.annotation import Governor
from pipeline.facts import Label
from pipeline.outline import Relation

NEAR = 25
FAR = 45
SHORT = 48
_SURE = ("stage", "budget_word", "cap", "floor", "award", "scale", "per_unit", "count", "years", "within")
_SURE_ALONE = ("stage", "budget_word", "cap", "floor", "award", "scale", "within")
_SCHEME = re.compile(r"補助|助成|支援|交付|支給|給付|予算|委託|上限|限度|国費|基準額|配分|拠出")
_MARKS_OF_COLUMN = re.compile(r"[\sA-Z()-]|[十百千]?[兆億万千百]?円$")
_OF_A_BUDGET = (*_SURE, "support", "per")
_OF_WHOEVER_PAYS = (*_SURE_ALONE, "support")
_OF_A_CELL = ("stage", "support", "budget_word", "cap", "floor", "award", "scale", "per_unit")
_PARTS = re.compile(r"\s*(?:その|この|なお、)?(?:主な)?内訳(?:は|として|をみると)")
_COMPARED = re.compile(r"増減|増△減|差額?|比(?:較|率)?$|伸び?率|対前年度")
_HEADERS: tuple[Relation, ...] = ("row_label", "column_header", "caption", "unit_note")


def is_budget(figure: Figure, calendar: Calendar, known: Mapping[Figure, bool]) -> bool:
    """Whether the words around an amount, or above it, show that it is public money to be spent.

    `known` says it of the amounts before.
    """
    if not _has_a_meaning_in_brackets(figure, calendar):
        return False
    if figure.outer is not None:
        return known[figure.outer]
    if _is_no_sum(figure):
        return False
    whole = whole_of(figure)
    if whole is not None and known[whole]:
        return True
    follows = figure.previous is not None and known[figure.previous]
    if follows and figure.continues:
        return True
    if _is_said_to_be_other(figure):
        return False
    if allotted(figure) is not None or _is_part_of_a_sum(figure, known):
        return True
    if follows and (continues_series(figure) or adds_a_case(figure)):
        return True
    towards = _nearest(figure, _OF_A_BUDGET)
    if figure.in_prose:
        sure = _SURE if _is_of_a_scheme(figure) else _SURE_ALONE
        towards = _nearest(figure, (*sure, "program"))
    if figure.amount.value.modifier in ("included_in", "none") or (towards is not None and towards <= NEAR):
        return True
    if title_of(figure, "cap") or title_of(figure, "floor") or title_of(figure, "award"):
        return True
    if figure.in_cell:
        return _is_budget_cell(figure, calendar)
    if is_dated_by_topic(figure, calendar):
        return True
    if any(len(figure.gap(one)) <= 14 for one in figure.before("program")):
        return True
    return not figure.in_prose and figure.length <= SHORT and _is_below_a_budget(figure, calendar)


def _has_a_meaning_in_brackets(figure: Figure, calendar: Calendar) -> bool:
    """Whether a bracketed amount is more than a comparison: 【 】内は対前年度増減額 makes 【7億円】 none."""
    if not figure.bracket or (figure.outer is None and figure.amount.rule != IN_BRACKETS):
        return True
    note = calendar.bracket_note(figure.block, figure.bracket)
    if note is None:
        return figure.amount.rule != IN_BRACKETS
    return not _COMPARED.search(note.value.words)


def _is_part_of_a_sum(figure: Figure, known: Mapping[Figure, bool]) -> bool:
    """その内訳は、漁港費が4億円…: the sentence tells the parts of the sum in the one before."""
    first, _ = figure.passage.sentence(figure.amount.start, figure.amount.end)
    if not _PARTS.match(figure.text, first):
        return False
    whole = figure.previous
    while whole is not None and whole.amount.start >= first:
        whole = whole.previous
    while whole is not None and whole.previous is not None and is_difference(whole):
        whole = whole.previous
    return whole is not None and known[whole]


def is_difference(figure: Figure) -> bool:
    """Whether an amount is by how much another rose or fell: 717億円減."""
    said = figure.passage.named("no_sum")
    return any(one.start < figure.amount.end <= one.end for one in said)


def _is_said_to_be_other(figure: Figure) -> bool:
    """Whether words of other money stand nearer than those of a budget; 1人当たり tells of neither."""
    against, towards = _other_money(figure), _nearest(figure, _OF_WHOEVER_PAYS)
    return against is not None and (towards is None or against <= towards)


def _is_of_a_scheme(figure: Figure) -> bool:
    """Whether the sentence of an amount per unit speaks of support: not 1食当たり250円."""
    first, last = figure.passage.sentence(figure.amount.start, figure.amount.end)
    return bool(_SCHEME.search(figure.text, first, last))


def _is_no_sum(figure: Figure) -> bool:
    """2億円増, +50円, 50万円(税抜き), 前年度比 3億円, or a column of differences."""
    if figure.text[: figure.amount.start].rstrip().endswith("+"):
        return True
    behind = (one for one in figure.passage.labels if one.name == "no_sum")
    if any(one.start < figure.amount.end <= one.end for one in behind):
        return True
    if any(len(figure.gap(one)) <= 6 for one in figure.before("difference")):
        return True
    headers = figure.annotated.governors("difference", figure.block, ("row_label", "column_header"))
    return any(_names_its_block(figure, one.label) for one in headers)


def _names_its_block(figure: Figure, label: Label) -> bool:
    """Whether words are what a header says (比較増減 A-B 千円), not a part of a name (国際比較調査事業)."""
    text = _MARKS_OF_COLUMN.sub("", figure.annotated.passages[label.block].normalized)
    return 2 * (label.end - label.start) >= len(text)


def _other_money(figure: Figure) -> int | None:
    """How far the nearest words of other money stand: in the clause, or behind it in the sentence.

    5,000万円(卸売業者については、1億円)以下の金額をその資本金の額とする法人
    """
    _, last = figure.passage.sentence(figure.amount.start, figure.amount.end)
    labels = (one for one in figure.passage.labels if one.name == "other_money")
    behind = (one for one in labels if figure.amount.end <= one.start < last)
    gaps = [gap for gap in (_distance(figure, one) for one in behind) if gap <= FAR]
    nearest = _nearest(figure, ("other_money",))
    return min([*gaps, *([nearest] if nearest is not None else [])], default=None)


def _nearest(figure: Figure, names: tuple[str, ...]) -> int | None:
    """How far the nearest of some words of the clause stands from the amount; words before it weigh more."""
    gaps = [_distance(figure, one) for name in names for one in figure.around(name)]
    return min(gaps, default=None)


def _distance(figure: Figure, label: Label) -> int:
    gap = len(figure.gap(label))
    return gap if label.end <= figure.amount.start else gap + 4


def _is_budget_cell(figure: Figure, calendar: Calendar) -> bool:
    """Whether headers, captions or what stands above the table speak of a budget, and none of other money."""
    annotated = figure.annotated
    if any(one.label.block == annotated.outline.heading(figure.block) for one in _borrowings(figure)):
        return False
    if any(True for _ in annotated.governors("other_money", figure.block, ("column_header", "caption"))):
        return False
    if any(True for name in _OF_A_CELL for _ in annotated.governors(name, figure.block, _HEADERS)):
        return True
    if any(True for _ in annotated.governors("other_money", figure.block, ("row_label",))):
        return any(True for _ in annotated.governors("stage", figure.block, ("heading", "document")))
    if any(True for _ in annotated.governors("program", figure.block, ("row_label", "column_header"))):
        return True
    return _is_below_a_budget(figure, calendar)


def _borrowings(figure: Figure) -> Iterator[Governor]:
    """Headings that say that a table is of loans: 第3表 地方債."""
    return figure.annotated.governors("borrowing", figure.block, ("heading",))


def _is_below_a_budget(figure: Figure, calendar: Calendar) -> bool:
    """Whether the headings above, the lines under them, or the title speak of a budget."""
    annotated = figure.annotated
    above: tuple[Relation, ...] = ("list_parent", "heading", "document", "preceding")
    if figure.ends_a_line:
        above = ("unit_note", *above)
    for governor in annotated.governors("stage", figure.block, above):
        if governor.relation == "heading" or "。" not in annotated.passages[governor.label.block].normalized:
            return True
    headings = (link.block for link in annotated.outline.chain(figure.block) if link.relation == "heading")
    return any(True for heading in headings for _ in calendar.opening(heading))
