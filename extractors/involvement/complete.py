"""One fact for each body beside a role's words, with the program of the sentence or of the headings."""

from __future__ import annotations

from collections.abc import Iterator

import re2

from extractors.involvement.rules import BEFORE, BEHIND
from extractors.involvement.value import Involvement
from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.facts import Basis, Because, Draft, Label
from pipeline.labels import ProgramLabel
from pipeline.outline import Relation

_JOINED = re2.compile(r"^(?:、|,|・|及び|並びに|と|／|/)、?$")
_BASIS: dict[Relation, Basis] = {"row_label": "header", "column_header": "header", "document": "document"}


def complete(annotated: AnnotatedDocument) -> Iterator[Draft]:
    """The bodies of each role in the order of the text."""
    for passage in annotated.body():
        for role in sorted((*passage.named(BEFORE), *passage.named(BEHIND)), key=lambda one: one.start):
            bodies = _behind(passage, role) if role.name == BEFORE else _before(passage, role)
            program = _program(annotated, passage, role) if bodies else None
            if program is not None:
                yield from (_draft(role, body, *program) for body in bodies)


def _draft(role: Label, body: Label, program: Label, basis: Basis) -> Draft:
    named: ProgramLabel = program.value
    value = Involvement(role.value, body.value.name, body.value.canonical_name, named.name, named.variant)
    because = (
        Because("role", role, "printed"),
        Because("organization", body, "printed"),
        Because("program", program, basis),
    )
    return Draft(value, body.block, body.start, body.end, role.rule, because)


def _behind(passage: Passage, role: Label) -> list[Label]:
    """The bodies right behind 実施主体:, and those that are joined to them."""
    found: list[Label] = []
    for one in passage.named("organization"):
        end = found[-1].end if found else role.end
        if one.start == end or (
            found and one.start > end and _JOINED.search(passage.normalized[end : one.start])
        ):
            found.append(one)
    return found


def _before(passage: Passage, role: Label) -> list[Label]:
    """The bodies right before が選定, and those that are joined to them: 文部科学省と経済産業省."""
    found: list[Label] = []
    for one in reversed(passage.named("organization")):
        start = found[0].start if found else role.start
        if one.end == start or (
            found and one.end < start and _JOINED.search(passage.normalized[one.end : start])
        ):
            found.insert(0, one)
    return found


def _program(annotated: AnnotatedDocument, passage: Passage, role: Label) -> tuple[Label, Basis] | None:
    """The one program of the sentence, else the nearest above; none where the sentence names several."""
    first, last = passage.sentence(role.start, role.end)
    inside = [one for one in passage.named("program") if first <= one.start and one.end <= last]
    if inside:
        return (inside[0], "printed") if len({one.value for one in inside}) == 1 else None
    for governor in annotated.governors("program", passage.index):
        if governor.relation == "document" and not _is_only_one(annotated):
            return None
        return governor.label, _BASIS.get(governor.relation, "heading")
    return None


def _is_only_one(annotated: AnnotatedDocument) -> bool:
    """Whether the front page names one program alone."""
    fronts = (one for front in annotated.outline.front for one in annotated.labels("program", front))
    return len({one.value.name for one in fronts}) == 1
