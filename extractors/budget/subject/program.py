"""Whose figure it is: the program of its clause, row, list or heading; else the row's own label."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.budget.figures.cases import adds_a_case, case
from extractors.budget.figures.figure import Figure
from extractors.budget.figures.notes import case_of_note
from extractors.budget.figures.rows import is_within_the_row, spanned_programs, texts_to_the_left
from extractors.budget.figures.series import name_in_series
from extractors.budget.subject.above import program_above
from extractors.budget.subject.naming import name_of_cell, own_name, row_name
from extractors.budget.subject.parallel import is_in_parallel, listed_beside
from extractors.budget.subject.parts import is_part, whole
from extractors.budget.subject.subject import Subject, of_program
from extractors.budget.subject.totals import adds_up_programs, is_total
from pipeline.facts import Label

_NAMES = re.compile(
    r"(?:事業|取組|取り組み|プロジェクト|プログラム|課題|提案|補助金|計画|事項)(?:の?名称|名)?$|テーマ$"
)
# An item of a budget: 2 橋梁修繕費 stands below 8 土木費 and is not 土木費 itself.
_NUMBERED_ITEM = re.compile(r"\s*[0-9]{1,3}[ .、]?\s*[^0-9\s:：。、]{2,}(?:費|金|料|税|債|収入)\s*")
_VARIANT = re.compile("(?:枠|型|コース|タイプ)$")
_BULLET = re.compile(r"\s*[-・○●◎■□◆◇▶▷>①-⑳*]|\s*\(?[ivx]{1,5}[).]")


def subjects(figure: Figure, *, per_unit: bool) -> list[Subject]:
    """What a figure is for; several programs where its cell spans the rows of several."""
    spanned = spanned_programs(figure)
    if len(spanned) > 1:
        return [of_program(one, "header") for one in spanned]
    return [subject(figure, per_unit=per_unit)]


def subject(figure: Figure, *, per_unit: bool) -> Subject:
    """The program of a figure by the nearest words that name one.

    The row of an amount per unit (従業員5人以下 below 補助上限額) is a condition and no program.
    """
    part_of = whole(figure) if is_part(figure) else Subject()
    if part_of.program is not None:
        return part_of
    paired = name_in_series(figure)
    if paired is not None and figure.text[: paired.start].endswith("「"):
        return Subject(paired.value, None, "line", paired)
    printed = _in_clause(figure) or listed_beside(figure)
    if printed:
        return of_program(printed, "printed")
    if is_total(figure) and (not figure.in_cell or row_name(figure) is None) and adds_up_programs(figure):
        return Subject(level="package")
    if figure.in_cell:
        return _of_row(figure, per_unit)
    if is_in_parallel(figure):
        return Subject()
    if paired is not None:
        return Subject(paired.value, None, "line", paired)
    own = own_name(figure) if _is_item(figure) else None
    variant = next((one for one in figure.before("program_variant") if not _is_within(one, own)), None)
    above = program_above(figure)
    if own is not None and above.program and _is_portion(figure, own):
        return above
    if own is not None and variant is None:
        return Subject(own.value, None, "line", own)
    if variant is not None and above.program and above.variant is None:
        return Subject(above.program, variant.value, "variant", above.label, variant, above.basis)
    return above


def _is_portion(figure: Figure, name: Label) -> bool:
    """○総務省分:20億円 below a program is its part, and no program."""
    return any(one.start <= name.start < one.end for one in figure.passage.named("portion"))


def _is_within(label: Label, name: Label | None) -> bool:
    """Whether a variant is in the brackets of a name: 里海の再生(第2期)."""
    return name is not None and name.start < label.start and label.end <= name.end


def of_case(figure: Figure, begun: Subject) -> Subject:
    """What the amount before is for, with the variant named here: 一般枠 1億円、連携枠 2億円."""
    named = case(figure) if adds_a_case(figure) else None
    if begun.variant is None:
        named = named or case_of_note(figure)
    variant = named if named is not None and _VARIANT.search(named.value) else None
    if variant is None or begun.program is None:
        return begun
    return replace(begun, variant=variant.value, level="variant", variant_label=variant)


def _in_clause(figure: Figure) -> Label | None:
    """The program named before the amount in its clause; a reference such as 本事業 counts as one."""
    inside = next(iter(figure.spanning("within")), None)
    named = next((one for one in figure.before("program") if not inside or one.end <= inside.start), None)
    return named or _since_the_amount_before(figure)


def _since_the_amount_before(figure: Figure) -> Label | None:
    """…3億円、里海事業により42件、総額2億円: the one program of the sentence behind the amount before."""
    if figure.previous is None or figure.in_cell:
        return None
    first, _ = figure.passage.sentence(figure.amount.start, figure.amount.end)
    first = max(first, figure.previous.amount.end)
    between = [one for one in figure.passage.named("program") if first <= one.start < figure.amount.start]
    return between[0] if len(between) == 1 and between[0].end <= figure.amount.start else None


def _of_row(figure: Figure, per_unit: bool) -> Subject:
    """The program of the row, else the row's own label, the column's program, what stands above the table."""
    nearest = next(texts_to_the_left(figure), None)
    if nearest is not None and not per_unit and _names_its_row(figure, nearest):
        name = next(figure.annotated.labels("program", nearest), None) is None and name_of_cell(
            figure, nearest
        )
        if name:
            return Subject(name.value, None, "line", name, None, "header")
    for block in texts_to_the_left(figure):
        for label in figure.annotated.labels("program", block):
            return of_program(label, "header")
    own = None if per_unit and not _is_named_by_header(figure) else row_name(figure)
    if own is not None:
        return Subject(own.value, None, "line", own, None, "header")
    for governor in figure.annotated.governors("program", figure.block, ("column_header",)):
        return of_program(governor.label, "header")
    return program_above(figure)


def _is_named_by_header(figure: Figure) -> bool:
    """Whether the header over the row's name says that it is one: 事業名, 取組名, テーマ."""
    own = row_name(figure)
    chain = figure.annotated.outline.chain(own.block) if own else ()
    headers = (link.block for link in chain if link.relation == "column_header")
    return any(_NAMES.search(figure.annotated.passages[block].normalized.strip()) for block in headers)


def _names_its_row(figure: Figure, block: int) -> bool:
    """Whether the words beside a figure are what it is for, though a program stands further to the left."""
    text = figure.annotated.passages[block].normalized
    return is_within_the_row(figure, block) or bool(_NUMBERED_ITEM.fullmatch(text))


def _is_item(figure: Figure) -> bool:
    """Whether the block is an item, a heading or a line of a list, that begins with what it is about."""
    block = figure.passage.block
    if block.kind in ("list_item", "heading") or figure.ends_a_line:
        return True
    return bool(_BULLET.match(figure.text))
