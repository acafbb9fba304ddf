"""A date as a fact: the stretch of the calendar that was named, and what happened then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.kinds import column

PRECISIONS = {
    "day": "日",
    "month": "月",
    "year": "年",
    "fiscal_year": "年度",
    "half": "半期",
    "quarter": "四半期",
    "decade": "年代",
    "century": "世紀",
}
MODIFIERS = {"about": "頃", "as_of": "時点", "from": "から", "until": "まで"}
ROLES = {"event": "できごと", "budget_year": "予算年度", "as_of": "基準日", "published": "公表日"}


@dataclass(frozen=True, slots=True)
class DateFact:
    """One row of `dates`: 平成13年2月から5月まで is 2001-02-01 to 2001-05-31 with the precision month."""

    start_date: date | None = column(
        "開始日。期間の最初の日。開いた期間（〜まで）では空",
        "first day of the stretch; NULL where it is open (until)",
    )
    end_date: date | None = column(
        "終了日。期間の最後の日。開いた期間（〜から）では空",
        "last day of the stretch; NULL where it is open (from)",
    )
    precision: str | None = column("精度。印刷された細かさ", "how exactly it was named", codes=PRECISIONS)
    is_range: bool = column("範囲か", "whether two ends, or one open end, were named", default=False)
    modifier: str | None = column("修飾。頃・時点・から・まで", "about, as of, from, until", codes=MODIFIERS)
    label_ja: str | None = column("和暦表記。平成7年 など", "the same in Japanese, by era")
    role: str | None = column("役割。予算年度か、できごとの日か", "what the date is there for", codes=ROLES)
    event: str | None = column("できごと。原文の語", "what happened, as printed")
    event_kind: str | None = column(
        "できごとの種類。決定・公募・採択・施行・開始・終了・期間・公表", "kind of event"
    )
    subject: str | None = column("対象。決定された計画、公募された事業など", "what the event is about")
    program_id: str | None = column("事業ID", "the program that it is about, where resolved")
    policy_document_id: str | None = column(
        "政策文書ID", "the policy document that it is about, where resolved"
    )
    actor: str | None = column("主体。決定した会議など", "who acted")
