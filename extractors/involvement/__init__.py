"""Involvements: who is in charge of a program, carries it out, selects for it, or is paid by it."""

from __future__ import annotations

from extractors.involvement.cells import label_cells
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
    needs=("date", "program", "organization"),
    relabel=label_cells,
    asks=WORDS,
    ja="事業への関与",
    en="Involvements",
)
