"""What a front page tells of its document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.kinds import column

PRECISIONS = {"day": "日", "month": "月"}


@dataclass(frozen=True, slots=True)
class Front:
    """A document by its first page: 令和7年度予算案の概要, of 文部科学省, a draft budget (予算案)."""

    title: str | None = column("資料名。印刷された題名", "The title as printed, its lines put together")
    publisher: str | None = column("発行者。表紙にある名", "Who published it, as printed on the front")
    published_start: date | None = column(
        "公表日。期間の始まり", "First day of what the front says of its date"
    )
    published_end: date | None = column(
        "公表日（終）。期間の終わり", "Last day of what the front says of its date"
    )
    published_precision: str | None = column(
        "公表日の精度", "How precisely the date is known", codes=PRECISIONS
    )
    document_class: str | None = column(
        "種別。概算要求、予算案、公募要領、採択結果、報告書、白書など",
        "Class: budget request, draft budget, call, selection result, report, white paper …",
    )
