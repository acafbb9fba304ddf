"""Places: every prefecture or municipality that a document names, with its code."""

from __future__ import annotations

from extractors.place.complete import complete
from extractors.place.decide import decide
from extractors.place.rules import RULES
from extractors.place.value import Place
from pipeline.kinds import WORDS, Kind

KIND = Kind(
    name="place",
    table="places",
    value=Place,
    rules=RULES,
    complete=complete,
    relabel=decide,
    needs=("date",),
    asks=WORDS,
    ja="地名",
    en="places",
)
