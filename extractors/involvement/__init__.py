"""Involvements: which body runs a program, chooses for it, or is paid by it, as documents say."""

from __future__ import annotations

from extractors.involvement.complete import complete
from extractors.involvement.rules import RULES
from extractors.involvement.value import Involvement
from pipeline.kinds import WORDS, Kind

KIND = Kind(
    name="involvement",
    table="program_involvements",
    value=Involvement,
    rules=RULES,
    complete=complete,
    needs=("organization", "program"),
    asks=WORDS,
    ja="事業への関わり",
    en="parts that bodies have in programs",
)
