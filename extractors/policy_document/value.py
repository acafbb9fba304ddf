"""What is kept of a policy document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.kinds import column


@dataclass(frozen=True, slots=True)
class PolicyDocument:
    """A law, plan or report at its first mention in a document: 海洋基本計画, 第3期, of the cabinet."""

    policy_document_id: str | None = column("政策文書の番号", "Identifier of the policy document")
    name: str = column("名称（文書の表記）", "Name as printed, without its number", default="")
    number: str | None = column("番号・期・版（第2期など）", "Its number, period or edition")
    act_number: str | None = column("法令番号（平成14年法律第122号など）", "Its number as an act or a notice")
    decided_start: date | None = column("決定日（期間の初日）", "When it was decided: the first day")
    decided_by: str | None = column("決定者", "Who decided it")


@dataclass(frozen=True, slots=True)
class Named:
    """Label `policy_document`: a name with its number; `sure` where more than the words behind it tell."""

    name: str
    number: str | None = None
    sure: bool = True
