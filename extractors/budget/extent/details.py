"""What else stands beside a figure: 新規, 新規採択分, a condition, an estimate, what a 内数 is part of."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.budget.extent.inclusion import remark, within
from extractors.budget.extent.portions import behind_brackets
from extractors.budget.extent.spans import commitment
from extractors.budget.extent.volumes import source
from extractors.budget.figures.cases import case, has_terms
from extractors.budget.figures.figure import Figure
from extractors.budget.figures.inner import name_of_part
from extractors.budget.subject.naming import row_name
from extractors.budget.subject.parts import portion
from extractors.budget.subject.places import places_of_row
from extractors.budget.subject.subject import Subject
from pipeline.facts import Because, Label

_BESIDE = 20
_LINKS = str.maketrans(dict.fromkeys(" ::はがを約"))


def details(figure: Figure, about: Subject, *, of_row: bool) -> dict[str, str | bool | None]:
    """The plain columns is_new, portion, condition, caveat, within by the labels that say so.

    `of_row`: the row says on what the amount depends (従業員5人以下), and names no program.
    """
    found = _labels(figure, about, of_row)
    values: dict[str, str | bool | None] = {name: label.value for name, label in found.items()}
    if "is_new" in values:
        values["is_new"] = True
    return values


def because_of_details(figure: Figure, about: Subject, *, of_row: bool) -> Iterator[Because]:
    """The evidence of `details`."""
    for name, label in _labels(figure, about, of_row).items():
        if label.name != "place_of_row":
            yield Because(name, label, "printed" if label.block == figure.block else "header")
        else:
            yield from (Because(name, one, "header") for one in _places(figure, about))


def _places(figure: Figure, about: Subject) -> list[Label]:
    """The places of the row, where it names nothing that the whole amount is for."""
    return [] if about.basis == "header" else places_of_row(figure)


def _labels(figure: Figure, about: Subject, of_row: bool) -> dict[str, Label]:
    part = portion(figure) or source(figure)
    place = next(iter(_places(figure, about)), None)
    found = {
        "is_new": _near(figure, "new") or _beside_name(figure, about) or _new_below(figure),
        "portion": _near(figure, "portion")
        or behind_brackets(figure)
        or _of_outer(figure)
        or name_of_part(figure)
        or _of_row(figure, "portion")
        or part
        or place,
        "condition": condition(figure) or _case(figure, about) or (row_name(figure) if of_row else None),
        "caveat": next(figure.after("caveat"), None) or _caveat_below(figure) or commitment(figure),
        "within": within(figure, about),
    }
    return {name: label for name, label in found.items() if label is not None}


def _caveat_below(figure: Figure) -> Label | None:
    """運営費交付金中の推計額, or 森林交付金の内数, on the line below."""
    below = remark(figure)
    if below is None:
        return None
    estimate = next(figure.annotated.labels("caveat", below.block), None)
    if estimate is not None or figure.amount.value.modifier == "included_in":
        return estimate
    text = figure.annotated.passages[below.block].normalized
    return below._replace(name="caveat", value=text[below.start : below.end].strip(" ※*・()。"))


def _beside_name(figure: Figure, about: Subject) -> Label | None:
    """【新】 behind the program's name in the row's label."""
    if about.label is None or about.basis != "header":
        return None
    marks = figure.annotated.labels("new", about.label.block)
    return next((one for one in marks if one.start >= about.label.start), None)


def _new_below(figure: Figure) -> Label | None:
    """【新規】 alone on the line below the block's last amount."""
    following = figure.block + 1
    passages = figure.annotated.passages
    if (
        figure.in_cell
        or following >= len(passages)
        or figure.passage.named("amount")[-1] is not figure.amount
    ):
        return None
    marks = passages[following].named("new")
    alone = len(marks) == 1 and passages[following].normalized.strip() == marks[0].value
    return marks[0] if alone else None


def condition(figure: Figure) -> Label | None:
    """大企業の場合、15万円: what the amount right behind it depends on."""
    touching = (
        one for one in figure.passage.labels if one.name == "condition" and one.end <= figure.amount.start
    )
    return next((one for one in touching if not figure.gap(one).strip()), None)


def _case(figure: Figure, about: Subject) -> Label | None:
    """中小企業 in 補助上限額:大企業 1,000万円、中小企業 500万円, where it is no variant."""
    found = case(figure)
    if found is None or not has_terms(figure) or _is_named(found, about):
        return None
    return found


def _is_named(found: Label, about: Subject) -> bool:
    """Whether a case is what the variant says: 一般枠."""
    return about.variant is not None and found.value in about.variant


def _of_row(figure: Figure, name: str) -> Label | None:
    governors = figure.annotated.governors(name, figure.block, ("row_label",)) if figure.in_cell else ()
    return next((one.label for one in governors), None)


def _near(figure: Figure, name: str) -> Label | None:
    near = (one for one in figure.around(name) if len(figure.gap(one)) <= _BESIDE)
    own = (one for one in near if not _is_of_amount_between(figure, one))
    return next((one for one in own if not _is_of_amount_behind(figure, one)), None)


def _of_outer(figure: Figure) -> Label | None:
    """総務省分:20億円(18億円): the part before an amount is that of its bracket too."""
    part = _near(figure.outer, "portion") if figure.outer else None
    return part if part and figure.outer and part.end <= figure.outer.amount.start else None


def _is_of_amount_behind(figure: Figure, label: Label) -> bool:
    """10億円(うち継続分 4億円): the part is that of the amount that follows it."""
    if label.name != "portion" or label.start < figure.amount.end:
        return False
    following = next((one for one in figure.passage.named("amount") if one.start >= label.end), None)
    return following is not None and not figure.text[label.end : following.start].translate(_LINKS).strip()


def _is_of_amount_between(figure: Figure, label: Label) -> bool:
    """うち保留額2億円を除く8億円: words before an amount that stands between belong to that one."""
    amounts = figure.passage.named("amount")
    return any(label.end <= one.start < figure.amount.start for one in amounts if label.name == "portion")
