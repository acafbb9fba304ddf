"""Region lists: places that are chosen or named together, or only their declared number."""

from __future__ import annotations

from extractors.region.complete import complete
from extractors.region.rules import RULES
from extractors.region.value import RegionList
from pipeline.kinds import WORDS, Kind

KIND = Kind(
    name="region_list",
    table="region_lists",
    value=RegionList,
    rules=RULES,
    complete=complete,
    needs=("place", "date", "program"),
    asks=WORDS,
    ja="地域リスト",
    en="lists of regions",
)
