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
    "審議会": Ending("council", 2),
    "調査会": Ending("council", 3),
    "委員会": Ending("council", 3),
    "検討会": Ending("council", 3),
    "検討会議": Ending("council", 3),
    "懇談会": Ending("council", 3),
    "協議会": Ending("council", 3),
    "推進会議": Ending("council", 2),
    "戦略会議": Ending("council", 2),
    "諮問会議": Ending("council", 2),
    "会議": Ending("council", 3),
    "本部": Ending("council", 2),
    "ワーキンググループ": Ending("council", 3),
    "WG": Ending("council", 3),
    "機構": Ending("corporation", 2, proper=True),
    "事業団": Ending("corporation", 2),
    "振興会": Ending("corporation", 2, proper=True),
    "研究所": Ending("corporation", 2),
    "研究センター": Ending("corporation", 3, proper=True),
    "大学": Ending("university", 2, proper=True),
    "高等専門学校": Ending("university", 2, proper=True),
    "銀行": Ending("company", 2, proper=True),
    "株式会社": Ending("company", 1),
    "有限会社": Ending("company", 1),
    "法律特許事務所": Ending("company", 1),
    "法律事務所": Ending("company", 1),
    "特許事務所": Ending("company", 1),
}

LEGAL_FORMS: dict[str, str] = {
    "独立行政法人": "corporation",
    "国立研究開発法人": "corporation",
    "国立大学法人": "university",
    "公立大学法人": "university",
    "学校法人": "university",
    "一般社団法人": "corporation",
    "公益社団法人": "corporation",
    "社団法人": "corporation",
    "一般財団法人": "corporation",
    "公益財団法人": "corporation",
    "財団法人": "corporation",
    "特定非営利活動法人": "corporation",
    "株式会社": "company",
    "有限会社": "company",
    "合同会社": "company",
}


def kind_by_words(name: str) -> str:
    """The kind of body that its own words tell: 産業振興局 is a bureau."""
    for form, kind in LEGAL_FORMS.items():
        if name.startswith(form):
            return kind
    fitting = [ending for ending in ENDINGS if name.endswith(ending)]
    return ENDINGS[max(fitting, key=len)].kind if fitting else "body"
