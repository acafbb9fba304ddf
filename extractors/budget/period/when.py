"""A figure's fiscal year and stage, each with what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.facts import Because, Label
from pipeline.labels import Stage

YearBasis = Literal["printed", "header", "caption", "heading", "document"]


@dataclass(frozen=True, slots=True)
class When:
    """The fiscal year and the stage of a figure, each with the label and the basis that it rests on."""

    fiscal_year: int | None = None
    stage: Stage | None = None
    year_label: Label | None = None
    stage_label: Label | None = None
    basis: YearBasis | None = None
    stage_basis: YearBasis | None = None

    def of_a_scheme(self) -> When:
        """What holds for an amount per unit: a heading's stage without a year (予算額等) is not its own."""
        if self.fiscal_year is None and self.stage_basis in ("heading", "document"):
            return self.without_stage()
        return self

    def without_year(self) -> When:
        """Without a year that the figure's own sentence speaks against, and without what came with it."""
        kept = replace(self, fiscal_year=None, year_label=None, basis=None)
        return kept if self.stage_basis == "printed" else kept.without_stage()

    def without_stage(self) -> When:
        """Without the stage."""
        return replace(self, stage=None, stage_label=None, stage_basis=None)

    def because(self) -> Iterator[Because]:
        """The evidence of both."""
        if self.year_label and self.basis and self.fiscal_year is not None:
            yield Because("fiscal_year", self.year_label, self.basis)
        if self.stage_label and self.stage_basis:
            yield Because("stage", self.stage_label, self.stage_basis)
