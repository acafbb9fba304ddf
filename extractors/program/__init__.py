"""Programs: projects, schemes and subsidies of the state, found without a list of names."""

from __future__ import annotations

from extractors.program.complete import complete
from extractors.program.relabel import relabel
from extractors.program.rules import RULES
from extractors.program.value import ProgramMention
from pipeline.kinds import WORDS, Kind

KIND = Kind(
    name="program",
    table="program_mentions",
    value=ProgramMention,
    rules=RULES,
    complete=complete,
    needs=("organization", "succession"),
    relabel=relabel,
    asks=WORDS,
    ja="事業",
    en="Programs",
)
