"""日付: every expression that names a day, a month, a year, a fiscal year or a stretch of them."""

from __future__ import annotations

from extractors.date.complete import complete
from extractors.date.rules import RULES
from extractors.date.value import DateFact
from pipeline.kinds import WORDS, Kind

# Words, of dates or of events, a Western year, or numbers with points, slashes or dashes between.
_TIME = rf"{WORDS}|(?:1[6-9]|2[01])[0-9]{{2}}|[0-9] ?[./・~-] ?[0-9]"

KIND = Kind(
    name="date",
    table="dates",
    value=DateFact,
    rules=RULES,
    complete=complete,
    asks=_TIME,
    ja="日付・期間",
    en="dates, fiscal years and periods",
)
