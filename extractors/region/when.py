"""The program and the year of a list: in its own words, else along the outline's chain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.annotation import AnnotatedDocument
from pipeline.facts import Basis, Because, Draft, Label
from pipeline.labels import DateLabel
from pipeline.outline import Relation

_BASIS: dict[Relation, Basis] = {
    "row_label": "header",
    "column_header": "header",
    "caption": "caption",
    "list_parent": "heading",
    "preceding": "heading",
    "heading": "heading",
    "document": "document",
}
_OF_BRACKETS = re.compile(r"(?:\(\s*\)|〔\s*〕|括弧|カッコ|かっこ)\s*(?:内|書き?)[^。]{0,12}$")
_NEAR: frozenset[Relation] = frozenset(("row_label", "column_header", "caption", "list_parent", "heading"))


def with_program_and_year(annotated: AnnotatedDocument, draft: Draft, start: int) -> Draft:
    """The draft with the nearest program, and the year that its words (from `start`) or headers name."""
    value, because = draft.value, list(draft.because)
    if found := next(_programs(annotated, draft), None):
        label, basis = found
        value = replace(value, program=label.value.name, variant=label.value.variant)
        because.append(Because("program", label, basis))
    if found := next(_years(annotated, draft, start), None):
        label, basis = found
        value = replace(value, fiscal_year=_year(label))
        because.append(Because("fiscal_year", label, basis))
    return replace(draft, value=value, because=tuple(because))


def _programs(annotated: AnnotatedDocument, draft: Draft) -> Iterator[tuple[Label, Basis]]:
    own = [one for one in annotated.labels("program", draft.block) if one.end <= draft.start]
    yield from ((one, "printed") for one in reversed(own))
    for governor in annotated.governors("program", draft.block):
        if governor.relation != "document" or _is_only_program(annotated):
            yield governor.label, _BASIS.get(governor.relation, "heading")


def _is_only_program(annotated: AnnotatedDocument) -> bool:
    named = {
        one.value.name for front in annotated.outline.front for one in annotated.labels("program", front)
    }
    return len(named) == 1


def _years(annotated: AnnotatedDocument, draft: Draft, start: int) -> Iterator[tuple[Label, Basis]]:
    for one in annotated.labels("date", draft.block):
        if start <= one.start and one.end <= draft.start and _year(one, own=True) is not None:
            yield one, "printed"
    heading = annotated.outline.heading(draft.block)
    for governor in annotated.governors("date", draft.block, _NEAR):
        if _is_of_brackets(annotated, governor.label):
            continue
        is_near = governor.relation != "heading" or governor.label.block == heading
        if is_near and _year(governor.label) is not None:
            yield governor.label, _BASIS[governor.relation]


def _is_of_brackets(annotated: AnnotatedDocument, label: Label) -> bool:
    """( )内は令和6年度予算額: a year that a note gives to figures in brackets, and to nothing else."""
    return bool(_OF_BRACKETS.search(annotated.passages[label.block].normalized[: label.start]))


def _year(label: Label, own: bool = True) -> int | None:
    """平成19年度 is 2007; beside 採択 平成19年 means the same."""
    value: DateLabel = label.value
    if value.fiscal_year is not None or not own:
        return value.fiscal_year
    return value.start.year if value.precision == "year" and value.start and not value.is_range else None
