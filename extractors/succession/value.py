"""What is kept of a succession: one pair of programs."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.kinds import column


@dataclass(frozen=True, slots=True)
class Succession:
    """One program and what became of it: 里山再生事業 was renamed (改称) 里山創造事業 in fiscal 2013."""

    relation: str = column("関係。改称・統合・分割・後継・内訳", "What became of it, in Japanese", default="")
    from_name: str = column("元の事業名。内訳では全体", "The former program, or the whole", default="")
    from_variant: str | None = column("元の類型", "Its variant")
    to_name: str = column("先の事業名。内訳では部分", "The later program, or the part", default="")
    to_variant: str | None = column("先の類型", "Its variant")
    fiscal_year: int | None = column(
        "年度。その変化の年度。印刷されたときのみ", "Fiscal year, only where printed"
    )
