"""All patterns of the kind, from the modules that hold them by subject."""

from __future__ import annotations

from extractors.budget.amounts import AMOUNTS
from extractors.budget.cells import CELLS
from extractors.budget.formulas import FORMULAS
from extractors.budget.stages import STAGES
from extractors.budget.words import WORDS
from pipeline.rules import Rule

RULES: tuple[Rule, ...] = (*AMOUNTS, *CELLS, *STAGES, *FORMULAS, *WORDS)
