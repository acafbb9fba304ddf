"""Budget figures: money that a public body asks for, plans, allots, caps or spent."""

from __future__ import annotations

from extractors.budget.complete import complete
from extractors.budget.figures.other_money import leave_other_money
from extractors.budget.rules import RULES
from extractors.budget.value import Budget
from pipeline.kinds import Kind

KIND = Kind(
    name="budget",
    table="budgets",
    value=Budget,
    rules=RULES,
    complete=complete,
    relabel=leave_other_money,
    needs=("date", "program", "organization"),
    ja="予算",
    en="Budget figures",
)
