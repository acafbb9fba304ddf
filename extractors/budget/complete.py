"""From an amount to a whole figure: each field from the nearest words that say it, with its evidence."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.budget.amounts.bounds import capped, floored, included
from extractors.budget.extent.details import because_of_details, condition, details
from extractors.budget.extent.inclusion import part_of_bracket
from extractors.budget.extent.scope import Extent, extent
from extractors.budget.figures.below import line_above
from extractors.budget.figures.cases import adds_a_case
from extractors.budget.figures.figure import Figure, figures
from extractors.budget.figures.inner import whole_of
from extractors.budget.figures.notes import noted
from extractors.budget.figures.series import continues_series
from extractors.budget.period.calendar import Calendar
from extractors.budget.period.when import When
from extractors.budget.period.year import when
from extractors.budget.subject.forms import Forms
from extractors.budget.subject.organization import Owners
from extractors.budget.subject.program import of_case, subjects
from extractors.budget.subject.subject import Subject
from extractors.budget.value import Budget
from pipeline.annotation import AnnotatedDocument
from pipeline.facts import Because, Draft, Label
from pipeline.labels import AmountLabel


def complete(annotated: AnnotatedDocument) -> Iterator[Draft]:
    """The budget figures of a document; amounts that nothing shows to be a budget are left to other kinds."""
    calendar, forms, owners = Calendar(annotated), Forms(annotated), Owners(annotated)
    done: dict[Figure, tuple[Extent, When, Subject]] = {}
    for figure in figures(annotated):
        if figure.is_other_money:
            continue
        outer = done.get(figure.outer) if figure.outer else None
        listed = done.get(figure.previous) if figure.previous and continues_series(figure) else None
        main = _main_of_note(figure, done)
        another = adds_a_case(figure) or main is not None
        previous = main or whole_of(figure) or (figure.previous if figure.continues or another else None)
        before = done.get(previous) if previous else None
        around = before[0] if before and (another or condition(figure)) else _in_series(figure, listed)
        dated = when(figure, calendar, outer[1] if outer else None, over_years=around.is_of_no_year)
        known = outer or before
        per_unit = around.scope == "per_unit"
        if per_unit:
            dated = dated.of_a_scheme()
        about = [of_case(figure, known[2])] if known else subjects(figure, per_unit=per_unit)
        if about == [Subject()] and (above := line_above(figure, list(done)[-1:])) is not None:
            about = [done[above][2]]
        if len(about) == 1:
            about = [forms.checked(figure, about[0])]
        done[figure] = around, dated, about[0]
        yield from (_draft(figure, around, dated, one, owners.of(figure, one.program)) for one in about)


def _in_series(figure: Figure, listed: tuple[Extent, When, Subject] | None) -> Extent:
    """1自治体当たりの上限額は、県15億円、市10億円: what the first of a series is, all of them are."""
    own = extent(figure)
    return listed[0] if listed and listed[0].scope == "per_unit" and own.scope == "total" else own


def _main_of_note(figure: Figure, done: dict[Figure, tuple[Extent, When, Subject]]) -> Figure | None:
    """The amount of a scheme that a note gives for another case: ※連携枠は1.5億円."""
    main = noted(figure, done)
    return main if main is not None and done[main][0].scope == "per_unit" else None


def _draft(figure: Figure, around: Extent, dated: When, about: Subject, whose: Because | None) -> Draft:
    value = _value(figure, around, dated, about, whose)
    because = (
        *about.because(),
        *((whose,) if whose else ()),
        *_unit_note(figure),
        *dated.because(),
        *around.because(figure.block),
        *because_of_details(figure, about, of_row=_of_row(figure, around, about)),
    )
    amount = figure.amount
    return Draft(value, amount.block, amount.start, amount.end, amount.rule, because)


def _unit_note(figure: Figure) -> Iterator[Because]:
    """The note that gives a bare number its unit: what one of its last digit is worth rests on it."""
    note: Label | None = figure.amount.value.note
    if note is not None:
        yield Because("resolution", note, "header" if figure.in_cell else "caption")


def _value(figure: Figure, around: Extent, dated: When, about: Subject, whose: Because | None) -> Budget:
    amount = _bounded(figure, around)
    return Budget(
        program=about.program,
        variant=about.variant,
        organization=whose.label.value.canonical_name if whose else None,
        fiscal_year=dated.fiscal_year,
        stage=dated.stage,
        stage_printed=_printed(figure.annotated, dated.stage_label),
        scope=around.scope,
        amount_min=amount.minimum,
        amount_max=amount.maximum,
        lower_bound=amount.lower_bound,
        upper_bound=amount.upper_bound,
        modifier=amount.modifier,
        min_modifier=amount.min_modifier,
        max_modifier=amount.max_modifier,
        resolution=amount.resolution,
        unit=around.unit,
        unit_count=around.unit_count,
        years=around.years,
        per=around.per,
        level=about.level,
        year_basis=dated.basis if dated.fiscal_year is not None else None,
        **details(figure, about, of_row=_of_row(figure, around, about)),  # type: ignore[arg-type]
    )


def _bounded(figure: Figure, around: Extent) -> AmountLabel:
    """The amount with the bound that a header (補助上限額) or a bracket (基金の内数) gives it."""
    amount: AmountLabel = figure.amount.value
    if part_of_bracket(figure) is not None:
        return included(amount)
    if around.is_capped:
        return capped(amount)
    return floored(amount) if around.is_floored else amount


def _of_row(figure: Figure, around: Extent, about: Subject) -> bool:
    """Whether the row's label is a condition: an amount per unit whose program stands elsewhere."""
    return figure.in_cell and around.scope == "per_unit" and about.basis != "header"


def _printed(annotated: AnnotatedDocument, label: Label | None) -> str | None:
    """A stage as it is printed; a note such as ( )内は20年度額 prints none."""
    if label is None or label.name != "stage":
        return None
    return annotated.passages[label.block].normalized[label.start : label.end]
