"""Other money: sales, shipments, fines, wages, differences, foreign currency."""

from __future__ import annotations

from extractors.money_other.complete import complete
from extractors.money_other.rules import RULES
from extractors.money_other.value import OtherMoney
from pipeline.kinds import Kind

KIND = Kind(
    name="money_other",
    table="other_money",
    value=OtherMoney,
    rules=RULES,
    complete=complete,
    needs=("budget", "date"),
    ja="その他の金額",
    en="Other amounts of money",
)
