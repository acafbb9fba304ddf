"""What is kept of an organization."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.kinds import column

KINDS = {
    "ministry": "府省",
    "agency": "庁・外局",
    "commission": "行政委員会",
    "office": "官房・院",
    "council": "会議体",
    "corporation": "法人",
    "bureau": "局",
    "division": "課",
    "court": "裁判所",
    "university": "大学",
    "company": "会社",
    "body": "その他の組織",
}


@dataclass(frozen=True, slots=True)
class Organization:
    """A body at its first mention in a document: 科学技術・学術政策局, a bureau."""

    organization_id: str | None = column("組織の番号", "Identifier of the organization")
    name: str = column("名称（文書の表記）", "Name as printed", default="")
    canonical_name: str | None = column("正式な名称", "Full official name")
    kind: str | None = column("種類", "Kind of body", codes=KINDS)
    parent: str | None = column(
        "上位組織（文書が示すもの）", "The body of which the document shows it to be a part"
    )
    local: bool | None = column(
        "文書内の組織", "Whether it is told from its namesakes only in its document", public=False
    )
    parent_id: str | None = column("上位組織の番号", "Identifier of the body it belongs to")
    successor_id: str | None = column("後継組織の番号", "Identifier of its successor")
