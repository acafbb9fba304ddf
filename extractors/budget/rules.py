"""All patterns of the kind, from the modules that hold them by subject."""

from __future__ import annotations

from extractors.budget.amounts.cells import CELLS
from extractors.budget.amounts.chains import CHAINS
from extractors.budget.amounts.lines import LINES
from extractors.budget.amounts.running_text import AMOUNTS
from extractors.budget.words.bracket_notes import BRACKET_NOTES
from extractors.budget.words.formulas import FORMULAS
from extractors.budget.words.inclusion import INCLUSION
from extractors.budget.words.other_money import OTHER_MONEY
from extractors.budget.words.said_of_money import WORDS
from extractors.budget.words.schemes import SCHEMES
from extractors.budget.words.stages import STAGES
from pipeline.rules import Rule

RULES: tuple[Rule, ...] = (
    *AMOUNTS,
    *CELLS,
    *LINES,
    *CHAINS,
    *STAGES,
    *FORMULAS,
    *SCHEMES,
    *OTHER_MONEY,
    *WORDS,
    *BRACKET_NOTES,
    *INCLUSION,
)
