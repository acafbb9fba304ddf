"""What a figure is for, and the words that name it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pipeline.facts import Basis, Because, Label


@dataclass(frozen=True, slots=True)
class Subject:
    """What a figure is for: a program with its variant, the label of a row, or several programs together."""

    program: str | None = None
    variant: str | None = None
    level: Literal["package", "program", "variant", "line"] | None = None
    label: Label | None = None
    variant_label: Label | None = None
    basis: Basis = "printed"

    def because(self) -> Iterator[Because]:
        """The words that name it."""
        if self.label and self.program:
            yield Because("program", self.label, self.basis)
        if self.variant_label and self.variant:
            same = self.label is not None and self.variant_label.block == self.label.block
            yield Because("variant", self.variant_label, self.basis if same else "printed")


def of_program(label: Label, basis: Basis) -> Subject:
    """The subject that a program's label names, with its variant."""
    level: Literal["program", "variant"] = "variant" if label.value.variant else "program"
    return Subject(label.value.name, label.value.variant, level, label, label, basis)
