"""How an amount is meant by the words around it: 約, 程度, 以上, 以内, 内数."""

from __future__ import annotations

from pipeline.labels import Modifier

BEFORE = (
    r"(?:(?P<before>約|およそ|おおよそ|おおむね|概ね|ほぼ|少なくとも|最低でも?|"
    r"(?:最大|最高|最多)(?:で|でも)?) ?)?"
)
"""RE2: what may stand before an amount and qualifies it, as the group `before`."""

AFTER = (
    r"(?P<after>(?:程度|前後|ほど)?"
    r"(?:以上|以下|以内|未満|まで|に満たない|に達する|超|"
    r"を超え(?:ない|ていない)|を上回ら?ない|を超える?|を上回る?|を下回ら?ない|を下回る?|"
    r"を上限|を限度|が上限|が限度|\((?:上限|限度)\))?"
    r"(?: ?(?:の|\()(?:一部|内数))?)"
)
"""RE2: what may stand behind an amount and qualifies it, as the group `after`."""

NEARLY = r"(?P<after>弱|強|余り?|足らず|近く)"
"""RE2: 100億円弱, 100億円余り; they touch the amount."""

_OPEN_ENDS = ("未満", "に満たない", "超", "を上回", "を下回")

_STRENGTHS: tuple[tuple[str, Modifier], ...] = (
    ("内数", "included_in"),
    ("一部", "included_in"),
    ("を超えない", "at_most"),
    ("を超えていない", "at_most"),
    ("を上回らない", "at_most"),
    ("を下回らない", "at_least"),
    ("以上", "at_least"),
    ("超", "at_least"),
    ("を上回", "at_least"),
    ("に達する", "at_least"),
    ("少なくとも", "at_least"),
    ("最低", "at_least"),
    ("以下", "at_most"),
    ("以内", "at_most"),
    ("未満", "at_most"),
    ("に満たない", "at_most"),
    ("を下回", "at_most"),
    ("まで", "at_most"),
    ("上限", "at_most"),
    ("限度", "at_most"),
    ("最大", "at_most"),
    ("最高", "at_most"),
    ("最多", "at_most"),
    ("程度", "about"),
    ("前後", "about"),
    ("ほど", "about"),
    ("弱", "about"),
    ("強", "about"),
    ("余", "about"),
    ("足らず", "about"),
    ("近く", "about"),
    ("約", "about"),
    ("およそ", "about"),
    ("おおよそ", "about"),
    ("おおむね", "about"),
    ("概ね", "about"),
    ("ほぼ", "about"),
)


def modifier_of(words: str) -> Modifier:
    """How an amount is meant by the words around it: 約 is about, 程度以上 at_least, を超えない at_most."""
    return next((modifier for word, modifier in _STRENGTHS if word in words), "exact")


def excludes_its_end(words: str) -> bool:
    """Whether the printed number itself is excluded: 未満, 超, を超える; not を超えない."""
    return any(word in words for word in _OPEN_ENDS) and "ない" not in words.replace("に満たない", "")
