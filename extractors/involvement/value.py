"""What is kept of who has which part in a program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.facts import Label
from pipeline.kinds import column

Role = Literal["所管", "実施", "選定", "補助先"]


@dataclass(frozen=True, slots=True)
class Involvement:
    """One body's part in one program: 文部科学省 selects (選定) for 里海再生事業."""

    program: str = column("事業名（類型を除く）", "Program without its variant", default="")
    variant: str | None = column("類型", "Variant or phase of the program")
    organization: str = column("機関（正式名称）", "The organization, by its canonical name", default="")
    role: str | None = column("役割（所管・実施・選定・補助先）", "Its role, in Japanese")
    fiscal_year: int | None = column("年度（文が述べるもの）", "Fiscal year of which the sentence speaks")


@dataclass(frozen=True, slots=True)
class Cue:
    """Label `involvement`: words that say a role, and the bodies that have it.

    `program` is there only where the words themselves point to it: 海図機構が実施する|里海再生事業.
    """

    role: Role
    bodies: tuple[Label, ...]
    program: Label | None = None
