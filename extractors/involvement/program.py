"""Which program a body has its part in: named in the sentence, in the row, or by the heading."""

from __future__ import annotations

from typing import NamedTuple

import re2

from extractors.involvement.value import Cue
from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.facts import Basis, Label
from pipeline.outline import Relation

_ABOVE: tuple[Relation, ...] = ("row_label", "list_parent", "heading")
_BASES: dict[str, Basis] = {"row_label": "header"}
_TOPIC = re2.compile(
    r"^[」』〉》]?(?:\([^()]*\))?(?:は|では|については|に関しては|の(?:実施|運営|選定|委託|補助))"
)
_LEAD = re2.compile(r"^[\s0-9.()・○●◎■□◆◇▶第IVX「『【〈<《*#-]*$")
_TAIL = re2.compile(r"^[」』】〉>》]?(?:\([^()]*\))*(?:[\s:].*)?$")


class Found(NamedTuple):
    """The label of a program, and how it reaches the words of the role."""

    label: Label
    basis: Basis


def program_of(annotated: AnnotatedDocument, label: Label) -> Found | None:
    """The program that the words point to, else the sentence's only one or its topic, else the title's."""
    cue: Cue = label.value
    if cue.program is not None:
        return Found(cue.program, "printed")
    passage = annotated.passages[label.block]
    first, last = passage.sentence(label.start, min(label.start + 1, label.end))
    here = [one for one in passage.named("program") if first <= one.start and one.end <= last]
    if here:
        found = here[0] if len({one.value for one in here}) == 1 else _topic(passage.normalized, here, label)
        return Found(found, "printed") if found else None
    return _beside(annotated, passage) or _above(annotated, label.block) or _only(annotated)


def _topic(text: str, programs: list[Label], cue: Label) -> Label | None:
    topics = [one for one in programs if one.end <= cue.start and _TOPIC.match(text[one.end :])]
    return topics[-1] if topics else None


def _above(annotated: AnnotatedDocument, block: int) -> Found | None:
    """The nearest row label, item or heading that is a program's name, with an amount perhaps."""
    for governor in annotated.governors("program", block, _ABOVE):
        passage = annotated.passages[governor.label.block]
        if title := _title(passage):
            return Found(title, _BASES.get(governor.relation, "heading"))
        if len(passage.named("program")) > 1:
            return None
    return None


def _beside(annotated: AnnotatedDocument, passage: Passage) -> Found | None:
    """The nearest program in a table's row, to the left or else to the right: 所管 | 事業名 | 実施主体."""
    for step in (-1, 1):
        index = passage.index + step
        while _is_in_row(annotated, passage, index):
            if title := _title(annotated.passages[index]):
                return Found(title, "header")
            index += step
    return None


def _is_in_row(annotated: AnnotatedDocument, passage: Passage, index: int) -> bool:
    here = passage.block.cell
    there = annotated.passages[index].block.cell if 0 <= index < len(annotated.passages) else None
    return here is not None and there is not None and (here.table, here.row) == (there.table, there.row)


def _only(annotated: AnnotatedDocument) -> Found | None:
    """The one program that the document's front names: what it is about."""
    front = [one for block in annotated.outline.front for one in annotated.labels("program", block)]
    return Found(front[0], "document") if len({one.value.name for one in front}) == 1 else None


def _title(passage: Passage) -> Label | None:
    """The one program that a heading, an item or a cell is about."""
    named, text = passage.named("program"), passage.normalized
    if len(named) != 1 or not _LEAD.match(text[: named[0].start]) or not _TAIL.match(text[named[0].end :]):
        return None
    return named[0]
