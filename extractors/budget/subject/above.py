"""The program above a figure: of its list, the lines before it, its heading, or the document's title."""

from __future__ import annotations

import re

from extractors.budget.figures.brackets import is_bracketed_line
from extractors.budget.figures.figure import Figure
from extractors.budget.period.calendar import OPENING_BLOCKS
from extractors.budget.subject.item import item_above
from extractors.budget.subject.naming import name_of_cell
from extractors.budget.subject.side_by_side import over_the_column
from extractors.budget.subject.sole import program_of_document, sole_program
from extractors.budget.subject.subject import Subject, of_program
from extractors.budget.subject.totals import is_account
from pipeline.annotation import Passage
from pipeline.facts import Label

NEAREST_TITLES = 10
LONGEST_CAPTION = 60
_NO_NAMES = {"program", "stage", "date", "amount", "organization"}
_IN_BRACKETS = re.compile(r"\([^()]*\)|【[^【】]*】")
_BARE_AMOUNT = re.compile(r"[\s.・…‥]{3,}[△▲]?[0-9,]+\s*$")
_ANOTHER = re.compile(r"[^\s()]{2,}(?:枠|型|コース|タイプ)")


def program_above(figure: Figure) -> Subject:
    """The program of the list's parent, of the lines before, of the heading, or of the document's title."""
    item = item_above(figure)
    if item is not None and not is_account(figure):
        return of_program(item, "heading")
    if figure.in_prose:
        return _of_section(figure)
    if is_account(figure):
        return _of_heading(figure)
    named = _named_by_heading(figure)
    if named is not None:
        return Subject(named.value, None, "program", named, None, "heading")
    for governor in figure.annotated.governors(
        "program", figure.block, ("list_parent", "preceding", "heading")
    ):
        if governor.relation == "preceding" and _another_item_began(figure, governor.label):
            break
        if governor.relation == "heading" and (beside := _beside(figure, governor.label.block)):
            return beside
        if governor.relation == "heading" or _is_title(figure, governor.label):
            return (
                Subject()
                if _has_its_figure(figure, governor.label)
                else of_program(governor.label, "heading")
            )
    opened = _opened_heading(figure)
    if opened is not None:
        return Subject(opened.value, None, "program", opened, None, "heading")
    return _title_before(figure)


def _of_heading(figure: Figure) -> Subject:
    """一般会計 3億円: of the program that the heading right above names, or of none."""
    heading = figure.annotated.outline.heading(figure.block)
    labels = () if heading is None else figure.annotated.labels("program", heading)
    titles = (of_program(one, "heading") for one in labels if _is_title(figure, one))
    return next(titles, Subject(level="package"))


def _beside(figure: Figure, heading: int) -> Subject | None:
    """The one of several names in a heading that stands over the figure's column."""
    if not figure.in_cell:
        return None
    return over_the_column(figure, list(figure.annotated.labels("program", heading)))


def _of_section(figure: Figure) -> Subject:
    """The program that opens the item, or is the heading of its section: its sentences are about it."""
    opening = next(figure.annotated.labels("program", figure.block), None)
    if opening is not None and opening.start <= 8 and figure.passage.block.kind == "list_item":
        others = {one.value for one in figure.annotated.labels("program", figure.block)}
        return of_program(opening, "printed") if len(others) == 1 else Subject()
    headings = figure.annotated.governors("program", figure.block, ("heading",))
    titles = (one.label for one in headings if _is_title(figure, one.label))
    return next((of_program(one, "heading") for one in titles), sole_program(figure))


def _has_its_figure(figure: Figure, program: Label) -> bool:
    """Whether the line right under a heading gave its budget; another such line further down is another's."""
    if not _is_dated_line(figure) or figure.block - program.block <= OPENING_BLOCKS:
        return False
    below = range(program.block + 1, program.block + 1 + OPENING_BLOCKS)
    return any(_states_an_amount(figure.annotated.passages[index]) for index in below)


def _is_dated_line(figure: Figure) -> bool:
    """Whether the figure's line, or its table, begins with a year and a stage and not with a name."""
    if not figure.in_cell:
        return _is_caption(figure.passage)
    first = next(index for index in range(figure.block, -1, -1) if _begins_table(figure, index))
    return {"date", "stage"} <= {one.name for one in figure.annotated.passages[first].labels}


def _begins_table(figure: Figure, block: int) -> bool:
    """Whether a block is the first of the figure's table."""
    table = figure.passage.block.cell.table if figure.passage.block.cell else None
    before = figure.annotated.passages[block - 1].block.cell if block else None
    return before is None or before.table != table


def _is_caption(passage: Passage) -> bool:
    """平成21年度予算案 7,530百万円: a line that holds a year, a stage, an amount and little else."""
    names = {one.name for one in passage.labels}
    return {"date", "stage", "amount"} <= names and len(passage.normalized) <= LONGEST_CAPTION


def _states_an_amount(passage: Passage) -> bool:
    """要求額 14億円(新規): a short line that holds a stage and an amount, with a year or without."""
    names = {one.name for one in passage.labels}
    return {"stage", "amount"} <= names and len(passage.normalized) <= LONGEST_CAPTION


def _is_title(figure: Figure, label: Label) -> bool:
    """Whether a block is a program's name and little else: 水辺学習推進事業の概要."""
    text = figure.annotated.passages[label.block].normalized
    beside = _BARE_AMOUNT.sub("", text[: label.start] + text[label.end :])
    return label.start <= 8 and len(beside) <= 14 and "。" not in text and not _ANOTHER.search(beside)


def _title_before(figure: Figure) -> Subject:
    """The nearest line before, under the same heading, that is a program's name alone."""
    headings = figure.annotated.outline.sections(figure.block)
    own = next((one for one in headings if not figure.annotated.passages[one].named("amount")), 0)
    first = max(own, figure.block - NEAREST_TITLES)
    for label in figure.annotated.before("program", figure.block, figure.amount.start):
        if label.block < first:
            break
        if figure.annotated.passages[label.block].block.cell is not None:
            continue
        if _another_item_began(figure, label):
            break
        if label.block != figure.block and _is_title(figure, label):
            return of_program(label, "heading")
    title = program_of_document(figure.annotated)
    return of_program(title, "document") if title is not None and title.block < figure.block else Subject()


def _another_item_began(figure: Figure, label: Label) -> bool:
    """Whether an item of the same list as the program's stands between: (2)里海交付金, (3)海の手当, 2万円."""
    passages = figure.annotated.passages
    item = passages[label.block].block
    if item.level == 0:
        return False
    between = (passages[index] for index in range(label.block + 1, figure.block + 1))
    others = (one.block for one in between if not is_bracketed_line(one))
    return any((one.kind, one.level) == (item.kind, item.level) for one in others)


def _named_by_heading(figure: Figure) -> Label | None:
    """The heading right above a line that is nothing but an amount: 里海の再生 above 12億円の内数."""
    heading = figure.annotated.outline.heading(figure.block)
    if heading is None or figure.block - heading != 1 or figure.in_cell:
        return None
    before = figure.text[: figure.amount.start]
    behind = _IN_BRACKETS.sub("", figure.text[figure.amount.end :])
    names = {one.name for one in figure.annotated.passages[heading].labels}
    if (
        before.strip(" ()[]約計")
        or behind.strip()
        or names & {"program", "stage", "date", "amount", "organization"}
    ):
        return None
    return name_of_cell(figure, heading)


def _opened_heading(figure: Figure) -> Label | None:
    """The heading right above the line of its budget: what it says is what the money is for."""
    heading = figure.annotated.outline.heading(figure.block)
    if heading is None or figure.block - heading > 2:
        return None
    if not any(one.name == "stage" for one in figure.passage.labels):
        return None
    return name_of_cell(figure, heading)
