"""Indicators: numbers with a subject that are no money, such as cases, people, firms and rates."""

from __future__ import annotations

from extractors.indicator.complete import complete
from extractors.indicator.rules import RULES
from extractors.indicator.value import Indicator
from pipeline.kinds import Kind

KIND = Kind(
    name="count",
    table="indicators",
    value=Indicator,
    rules=RULES,
    complete=complete,
    needs=("date", "region_list", "budget"),
    ja="指標",
    en="Indicators",
)
