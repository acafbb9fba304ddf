"""One fact for each body that is said to have a part in a program."""

from __future__ import annotations

from collections.abc import Iterator

import re2

from extractors.involvement.program import Found, program_of
from extractors.involvement.rules import CUE
from extractors.involvement.value import Cue, Involvement
from pipeline.annotation import AnnotatedDocument
from pipeline.facts import Because, Draft, Label

_OF_THE_YEAR = re2.compile(r"^(?:の|は、?|、|において、?)?[「『〈《]?")


def complete(annotated: AnnotatedDocument) -> Iterator[Draft]:
    """The parts of bodies in the order of the text; none where no program is meant for sure."""
    seen = set[tuple[int, Involvement]]()
    for label in annotated.labels(CUE):
        found = program_of(annotated, label)
        for draft in _drafts(annotated, label, found) if found else ():
            if (draft.block, draft.value) not in seen:
                seen.add((draft.block, draft.value))
                yield draft


def _drafts(annotated: AnnotatedDocument, label: Label, found: Found) -> Iterator[Draft]:
    cue: Cue = label.value
    year = _year(annotated, label)
    for body in cue.bodies:
        value = Involvement(
            found.label.value.name,
            found.label.value.variant,
            body.value.full_name,
            cue.role,
            year.value.fiscal_year if year else None,
        )
        because = [
            Because("program", found.label, found.basis),
            Because("organization", body, "printed"),
            Because("role", label, "printed"),
        ]
        if year:
            because.append(Because("fiscal_year", year, "printed"))
        here = body if body.block == label.block else label
        quote = _row(annotated, label, found)
        yield Draft(value, here.block, here.start, here.end, label.rule, tuple(because), quote)


def _row(annotated: AnnotatedDocument, label: Label, found: Found) -> tuple[tuple[int, int, int], ...]:
    """In a table the program's cell and the body's; elsewhere the sentence tells enough."""
    if annotated.passages[label.block].block.cell is None or found.label.block == label.block:
        return ()
    whole = len(annotated.passages[label.block].normalized)
    return (found.label.block, found.label.start, found.label.end), (label.block, 0, whole)


def _year(annotated: AnnotatedDocument, label: Label) -> Label | None:
    """The fiscal year right before the program or the bodies of a sentence: 令和6年度の|里海再生事業は."""
    passage = annotated.passages[label.block]
    first, last = passage.sentence(label.start, min(label.start + 1, label.end))
    starts = {one.start for one in (*passage.named("program"), *passage.named("organization"))}
    for date in passage.named("date"):
        if first <= date.start and date.end <= last and date.value.fiscal_year is not None:
            between = _OF_THE_YEAR.match(passage.normalized[date.end :])
            if between and date.end + between.end() in starts:
                return date
    return None
