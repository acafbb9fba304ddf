"""The words of a review, in Japanese and English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from flows.language import language, say
from flows.show.yen import yen_ja
from pipeline.kinds import discover

_CHANGES = {
    "gained": ("追加", "gained"),
    "lost": ("消失", "lost"),
    "changed": ("変更", "changed"),
    "moved": ("移動", "moved"),
    "same": ("変更なし", "unchanged"),
}
_CAUSES = {
    "source": ("原典", "source"),
    "reader": ("読取", "reader"),
    "rules": ("規則", "rules"),
    "reviewer": ("判断", "reviewer"),
}
_STATES = {
    "awaiting": ("未確認", "awaiting"),
    "decided": ("判断済み", "decided"),
    "held": ("保留", "held"),
    "second": ("二人目待ち", "second reviewer"),
    "conflict": ("意見の相違", "conflict"),
    "moved": ("移動のみ", "moved only"),
    "same": ("未判断", "undecided"),
}
_DOUBTS = {
    "no_evidence": ("根拠のない項目", "a field without evidence"),
    "repaired": ("文字の補修・OCR", "repaired or recognized"),
    "new_rule": ("新しい規則", "new rule"),
    "audit": ("点検の指摘", "audit finding"),
    "contradicts": ("前の判断と食い違う", "contradicts a decision"),
}
_ACTIONS = {
    "accept": ("承認", "accepted"),
    "reject": ("却下", "rejected"),
    "drop": ("除外", "dropped"),
    "correct": ("修正", "corrected"),
    "add": ("追加", "added"),
    "hold": ("保留", "held"),
    "settle": ("原典どおり", "as printed"),
    "merge": ("統合", "merged"),
    "apart": ("別物", "kept apart"),
    "close": ("締め", "closed"),
    "undo": ("取り消し", "undone"),
    "govern": ("見出し等の修正", "corrected what governs"),
}
_TIES = {
    "reopened": ("原典が変わった", "the source says something else"),
    "ambiguous": ("同じ語句が複数ある", "the words stand more than once"),
    "orphan": ("語句がなくなった", "the words are gone"),
}
_TABLES = {
    "change": _CHANGES,
    "cause": _CAUSES,
    "state": _STATES,
    "doubt": _DOUBTS,
    "action": _ACTIONS,
    "tie": _TIES,
}


def word(table: str, name: str) -> str:
    """A name in the reader's language: change gained is 追加."""
    ja, en = _TABLES[table].get(name, (name, name))
    return say(ja, en)


def kind_word(name: str) -> str:
    """A kind in the reader's language: budget is 予算."""
    kind = discover().get(name)
    return name if kind is None else say(kind.ja or name, kind.en or name)


def field_word(kind: str, field: str) -> str:
    """A field in the reader's language: fiscal_year is 年度."""
    if language() == "en":
        return field
    if field == "amount_max":
        return "金額"
    described = _metadata(kind, field).get("ja", field)
    return str(described).partition("。")[0] or field


def value_word(kind: str, field: str, value: Any) -> str:
    """A value as people read it: 7530000000 is 75億3,000万円, draft is 予算案."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return say("はい" if value else "いいえ", str(value).lower())
    if isinstance(value, int) and field in _MONEY:
        return yen_ja(value)
    if isinstance(value, str):
        return say(_metadata(kind, field).get("codes", {}).get(value, value), value)
    if isinstance(value, list | tuple):
        return "、".join(_member(item) for item in value)
    return str(value)


def _metadata(kind: str, field: str) -> Mapping[str, Any]:
    known = discover().get(kind)
    found = (one.metadata for one in fields(known.value) if one.name == field) if known else iter(())
    return next(found, {})


def _member(item: Any) -> str:
    return str(item.get("name", item)) if isinstance(item, dict) else str(item)


_MONEY = frozenset({"amount_min", "amount_max", "lower_bound", "upper_bound", "resolution"})
