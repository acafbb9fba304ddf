"""Where bodies are named: the state's by their list and tags, others by the word that ends a name."""

from __future__ import annotations

import re2

from extractors.organization.by_words import by_ending, in_quotes, with_legal_form
from extractors.organization.endings import ENDINGS, LEGAL_FORMS
from extractors.organization.state import by_tag, of_the_state
from pipeline.japanese.ministries import BODIES
from pipeline.rules import Rule

ORGANIZATION = "organization"


def _forms(latin: bool) -> str:
    forms = (form for one in BODIES for form in one.forms if form.isascii() == latin)
    return "|".join(re2.escape(form) for form in sorted(forms, key=len, reverse=True))


_ENDINGS = "|".join(sorted(ENDINGS, key=len, reverse=True))
_IN_WORDS = "A-Za-z0-9./@_&-"
_NO_BODY = "公|事務|当|支|薬|郵便|放送|部|府|結|各|宛先|事務総|賦|放|日|考|測定|基地|受信|中継|無線"
_COUNCILS = "審議会|調査会|委員会|検討会議?|懇談会|協議会|会議|研究会"
_NO_END = "等|の存在|規則|規程|録|室|費|税|所得|題|程"

RULES: tuple[Rule, ...] = (
    Rule(
        "body of the state",
        _forms(latin=False),
        of_the_state,
        ORGANIZATION,
        not_before="[令議]",
        whole_words=True,
    ),
    Rule(
        "body of the state in Latin letters",
        _forms(latin=True),
        of_the_state,
        ORGANIZATION,
        not_after=rf"[{_IN_WORDS}]|[0-9]\s?(?::|時)\s?[0-9]{{2}}分?\s*\(?",
        not_before=f"[{_IN_WORDS}]",
    ),
    Rule("ministry's tag", r"【(?P<tag>\p{Han}|デ|こ|\p{Han}\(\p{Han}\))】", by_tag, ORGANIZATION),
    Rule(
        "council in quotation marks",
        f"[「『][^「」『』、。]{{4,40}}(?:{_COUNCILS})[」』]",
        in_quotes,
        ORGANIZATION,
    ),
    Rule(
        "ending of a name",
        f"(?P<ending>{_ENDINGS})",
        by_ending,
        ORGANIZATION,
        not_after=_NO_BODY,
        not_before=_NO_END,
    ),
    Rule("legal form first", "|".join(LEGAL_FORMS), with_legal_form, ORGANIZATION),
)
