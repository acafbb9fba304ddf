"""What is kept of an indicator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.kinds import column

YearKind = Literal["fiscal_year", "year"]


@dataclass(frozen=True, slots=True)
class Indicator:
    """A number of something: 共同研究 5,264件 in 平成13年度; 約60% of the firms until 2030."""

    subject: str = column("対象（何の数か）", "What is counted or measured", default="")
    value: float = column("値（範囲では下限）", "The number; the lower one of a range", default=0.0)
    value_max: float | None = column("値（上限）", "The higher number of a range")
    unit: str | None = column("単位", "Its unit, as printed")
    year: int | None = column("年（西暦）", "Western year")
    year_kind: YearKind | None = column(
        "年の種類", "Calendar or fiscal year", codes={"fiscal_year": "年度", "year": "年"}
    )
    kind: str | None = column("種類（実績・目標・比率）", "Kind of number, in Japanese")
    modifier: str = column(
        "限定",
        "How it is qualified",
        default="exact",
        codes={"exact": "ちょうど", "about": "約", "at_least": "以上", "at_most": "以下"},
    )


@dataclass(frozen=True, slots=True)
class Quantity:
    """Label `quantity`: a printed number with its unit: 約22~24%."""

    value: float
    unit: str | None
    value_max: float | None = None
    modifier: str = "exact"
