"""The words that end the name of a body, what kind of body they tell, and how much must stand before them."""

from __future__ import annotations

from typing import NamedTuple


class Ending(NamedTuple):
    """`weight` words must stand before it (中央教育|審議会), with `proper` a proper noun among them."""

    kind: str
    weight: int
    proper: bool = False


ENDINGS: dict[str, Ending] = {
    "省": Ending("ministry", 2),
    "局": Ending("bureau", 2),
    "課": Ending("division", 2),
    "議会": Ending("council", 1),
    "審議会": Ending("council", 1),
    "調査会": Ending("council", 3),
    "委員会": Ending("council", 3),
    "小委員会": Ending("council", 3),
    "分科会": Ending("council", 2),
    "部会": Ending("council", 3),
    "検討会": Ending("council", 3),
    "検討会議": Ending("council", 3),
    "研究会": Ending("council", 4),
    "懇談会": Ending("council", 3),
    "協議会": Ending("council", 3),
    "推進会議": Ending("council", 1),
    "戦略会議": Ending("council", 1),
    "諮問会議": Ending("council", 2),
    "閣僚会議": Ending("council", 1),
    "会議": Ending("council", 3),
    "本部": Ending("council", 2),
    "ワーキンググループ": Ending("council", 3),
    "WG": Ending("council", 3),
    "タスクフォース": Ending("council", 3),
    "機構": Ending("corporation", 2, proper=True),
    "総合開発機構": Ending("corporation", 1),
    "研究機構": Ending("corporation", 2),
    "大学機構": Ending("university", 2, proper=True),
    "事業団": Ending("corporation", 2),
    "公団": Ending("corporation", 2),
    "公社": Ending("corporation", 2, proper=True),
    "公庫": Ending("corporation", 2),
    "金庫": Ending("company", 2, proper=True),
    "振興会": Ending("corporation", 2, proper=True),
    "協会": Ending("corporation", 2, proper=True),
    "連盟": Ending("corporation", 2, proper=True),
    "連合会": Ending("corporation", 2, proper=True),
    "中央会": Ending("corporation", 2, proper=True),
    "商工会議所": Ending("corporation", 1, proper=True),
    "財団": Ending("corporation", 2),
    "学会": Ending("corporation", 2, proper=True),
    "協同組合": Ending("corporation", 2, proper=True),
    "研究所": Ending("corporation", 2),
    "研究センター": Ending("corporation", 3, proper=True),
    "コールセンター": Ending("office", 2),
    "プラザ": Ending("body", 3),
    "裁判所": Ending("court", 1),
    "大学": Ending("university", 2, proper=True),
    "高等専門学校": Ending("university", 2, proper=True),
    "銀行": Ending("company", 2, proper=True),
    "株式会社": Ending("company", 1),
    "有限会社": Ending("company", 1),
    "法律特許事務所": Ending("company", 1),
    "法律事務所": Ending("company", 1),
    "特許事務所": Ending("company", 1),
    "事務所": Ending("office", 3, proper=True),
}

# A part of a council, whose name goes on behind the council's: 社会保障審議会|介護給付費分科会.
PARTS_OF_COUNCILS = ("ワーキンググループ", "専門委員会", "小委員会", "分科会", "委員会", "部会", "WG")

# Behind the name of a body they make a larger one of it: 市議会|協議会, 国立大学|協会.
LARGER = frozenset("協議会 連合会 協会 機構 連盟 会議 議長会".split())

LEGAL_FORMS: dict[str, str] = {
    "独立行政法人": "corporation",
    "地方独立行政法人": "corporation",
    "国立研究開発法人": "corporation",
    "大学共同利用機関法人": "university",
    "国立大学法人": "university",
    "公立大学法人": "university",
    "学校法人": "university",
    "社会福祉法人": "corporation",
    "医療法人": "corporation",
    "一般社団法人": "corporation",
    "公益社団法人": "corporation",
    "社団法人": "corporation",
    "一般財団法人": "corporation",
    "公益財団法人": "corporation",
    "財団法人": "corporation",
    "特定非営利活動法人": "corporation",
    "NPO法人": "corporation",
    "株式会社": "company",
    "有限会社": "company",
    "合同会社": "company",
    "合資会社": "company",
}

# A word that closes the name of a body: what follows is a part of it, 情報処理推進機構|AIセーフティ….
CLOSING = (
    "機構", "協会", "連合会", "財団", "研究所", "研究センター", "学会", "連盟", "振興会", "中央会", "公社",
    "銀行", "公庫", "事業団", "公団",
)  # fmt: skip


def without_legal_form(name: str) -> str:
    """財団法人海洋振興会 is 海洋振興会; 株式会社海図 keeps what tells it from 海図株式会社."""
    forms = (form for form, kind in LEGAL_FORMS.items() if kind != "company" and name.startswith(form))
    return name.removeprefix(next(forms, "")) or name


def kind_by_words(name: str) -> str:
    """The kind of body that its own words tell: 産業振興局 is a bureau."""
    for form, kind in LEGAL_FORMS.items():
        if name.startswith(form):
            return kind
    if name.endswith("庁"):
        return "agency"
    fitting = [ending for ending in ENDINGS if name.removesuffix("(仮称)").endswith(ending)]
    return ENDINGS[max(fitting, key=len)].kind if fitting else "body"
