"""A budget figure: whose money, for what, in which year, at which stage, how much, and how sure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.kinds import column
from pipeline.labels import Modifier, Stage

Scope = Literal["total", "per_unit", "scale"]

STAGES = {
    "request": "概算要求",
    "draft": "予算案",
    "budget": "予算",
    "supplementary": "補正予算",
    "settled": "決算",
}
SCOPES = {"total": "総額", "per_unit": "単価", "scale": "事業規模"}
MODIFIERS = {
    "exact": "確定",
    "about": "程度",
    "at_least": "以上",
    "at_most": "以下",
    "included_in": "内数",
    "none": "予算措置なし",
}
LEVELS = {"package": "施策群", "program": "事業", "variant": "類型", "line": "費目"}
BASES = {
    "printed": "本文",
    "header": "表の見出し",
    "caption": "注記",
    "heading": "見出し",
    "document": "文書",
}


@dataclass(frozen=True, slots=True)
class Budget:
    """Money that a public body asks for, plans, allots, caps or spent: 平成21年度予算案 7,530百万円."""

    program: str | None = column(
        "事業名。事業名のない行では行の見出し（旅費など）",
        "Program; where the row has none, the row's own label",
    )
    variant: str | None = column("類型。第Ⅱ期、発展型など", "Variant or phase of the program")
    program_id: str | None = column(
        "事業ID", "Identity of the program across documents; NULL for a mere label"
    )
    organization: str | None = column("組織名", "Whose money it is")
    fiscal_year: int | None = column("年度。始まる年の西暦", "Western year in which the fiscal year starts")
    stage: Stage | None = column("予算の段階", "How far the budget has come", codes=STAGES)
    stage_printed: str | None = column("段階の表記", "The stage as printed")
    scope: Scope | None = column(
        "金額の範囲。総額、単価、事業規模", "Whole program, one unit of it, or volume", codes=SCOPES
    )
    amount_min: int | None = column("金額（下限）。円", "The lower printed number in whole yen")
    amount_max: int | None = column("金額（上限）。円", "The upper printed number in whole yen")
    lower_bound: int | None = column("下界。円、NULLは下限なし", "What the amount is at least; NULL is open")
    upper_bound: int | None = column("上界。円、NULLは上限なし", "What the amount is at most; NULL is open")
    modifier: Modifier | None = column("金額の性質", "How the amount is meant", codes=MODIFIERS)
    min_modifier: Modifier | None = column("下限の性質", "How the lower end is meant", codes=MODIFIERS)
    max_modifier: Modifier | None = column("上限の性質", "How the upper end is meant", codes=MODIFIERS)
    resolution: int | None = column("最小桁の円", "Yen of the last printed digit")
    unit: str | None = column("単価の単位。1地域当たりなど", "What an amount per unit is for")
    unit_count: int | None = column("単位の数", "How many units are funded")
    years: int | None = column("年数", "For how many years it is paid")
    per: Literal["year", "whole_period"] | None = column(
        "期間当たり", "The period that the amount is for", codes={"year": "年間", "whole_period": "全期間"}
    )
    condition: str | None = column("条件。中小企業など", "What an amount of a scheme depends on")
    portion: str | None = column("部分。新規採択分など", "Which part of the program; NULL is the whole")
    level: Literal["package", "program", "variant", "line"] | None = column(
        "階層", "What the figure belongs to", codes=LEVELS
    )
    within: str | None = column("内数の元", "What an included amount is part of")
    caveat: str | None = column(
        "留意事項。推計額など", "What the document says against taking it as it stands"
    )
    year_basis: Literal["printed", "header", "caption", "heading", "document"] | None = column(
        "年度の根拠", "Where the fiscal year stands", codes=BASES
    )
    is_new: bool | None = column("新規か", "Whether the document marks it as new")
    figure_id: str | None = column("同じ金額のID", "The same figure wherever it is printed again")
    part_of: str | None = column("合計のID", "The figure that is the total of this one")
    is_best: bool | None = column("最も精しい表記か", "Whether it is the most exact printing of its figure")
