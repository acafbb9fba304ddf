"""The labels that the rules for programs leave, and how the label of a name is made."""

from __future__ import annotations

from extractors.program.brackets import take_apart
from pipeline.annotation import Passage
from pipeline.facts import Label
from pipeline.labels import ProgramLabel
from pipeline.rules import Match, Stretch

PROGRAM = "program"
VARIANT_ALONE = "program_variant"
ALIAS = "program_alias"
REFERENCE = "program_reference"


def named(match: Match, start: int, end: int) -> Stretch:
    """What a production answers for a name at start–end, with the variant in the brackets behind it."""
    return named_in(match.passage.normalized, start, end)


def named_in(text: str, start: int, end: int) -> Stretch:
    """The label's value for a name at start–end of a text, and how far it reaches."""
    parts = take_apart(text[start:end], text[end:])
    return Stretch(ProgramLabel(parts.name, parts.variant), start, start + parts.length)


def programs(passage: Passage) -> list[Label]:
    """The programs labelled in a passage, in the order of the text."""
    return list(passage.named(PROGRAM))


def overlapping(passage: Passage, start: int, end: int) -> list[Label]:
    """The programs labelled in a passage that share a character with start–end."""
    return [label for label in programs(passage) if label.start < end and start < label.end]


def add(passage: Passage, value: ProgramLabel, start: int, end: int, rule: str) -> None:
    """Leave the label of a program on a passage."""
    passage.place(Label(PROGRAM, value, passage.index, start, end, rule))
