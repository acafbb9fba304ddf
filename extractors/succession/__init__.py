"""Successions: what a document says of one program becoming another, being joined, divided or succeeded."""

from __future__ import annotations

from extractors.succession.complete import complete
from extractors.succession.rules import RULES
from extractors.succession.value import Succession
from pipeline.kinds import WORDS, Kind

KIND = Kind(
    name="succession",
    table="program_successions",
    value=Succession,
    rules=RULES,
    complete=complete,
    needs=("date",),
    asks=WORDS,
    ja="事業の変遷",
    en="successions of programs",
)
