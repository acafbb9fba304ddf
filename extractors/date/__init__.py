"""日付: every expression that names a day, a month, a year, a fiscal year or a stretch of them."""

from __future__ import annotations

from extractors.date.complete import complete
from extractors.date.rules import RULES
from extractors.date.value import DateFact
from pipeline.kinds import Kind

KIND = Kind(
    name="date",
    table="dates",
    value=DateFact,
    rules=RULES,
    complete=complete,
    ja="日付・期間",
    en="dates, fiscal years and periods",
)
