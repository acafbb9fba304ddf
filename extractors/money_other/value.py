"""An amount of money that is no budget: of what, of which year, how much, in which currency."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.kinds import column
from pipeline.labels import Modifier


@dataclass(frozen=True, slots=True)
class OtherMoney:
    """Money that nothing shows to be a budget: 売上高 12億円, 罰金 50万円以下, 10億ドル."""

    subject: str | None = column("対象。何の額か", "What the amount is of, as printed")
    year: int | None = column("年。西暦", "Western year; of a fiscal year the one in which it starts")
    amount_min: int | None = column("金額（下限）", "The printed amount in whole units of its currency")
    amount_max: int | None = column("金額（上限）", "The higher one of a range")
    modifier: Modifier | None = column("限定", "How it is qualified")
    currency: str = column("通貨。ISO 4217", "Currency, ISO 4217", default="JPY")
    resolution: int | None = column("最小桁の額", "What one of the last printed digit is worth")
