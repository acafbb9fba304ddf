"""Amounts in foreign currencies: 10億ドル, 500万ユーロ, 3~5億米ドル, US$1,000."""

from __future__ import annotations

from extractors.money_other.currencies import CURRENCIES, NAMES, SIGNS
from extractors.money_other.value import OtherMoney
from pipeline.japanese.money import parse_money, parse_range
from pipeline.japanese.numbers import DIGITS, NUMBER
from pipeline.japanese.qualifiers import AFTER, BEFORE, NEARLY, modifier_of
from pipeline.rules import Match, Rule

_NOT_AFTER = r"[0-9,.第次数A-Za-z$円一二三四五六七八九〇]|[0-9] ?[~〜-]"
_NOT_BEFORE = r"[\p{Katakana}ー]|安|高|円|札| ?="
_SIGNS = "|".join(sign.replace("$", r"\$") for sign in sorted(SIGNS, key=len, reverse=True))


def _one(match: Match) -> OtherMoney | None:
    """10億ドル; 3次元 and 平成元年 hold no 元."""
    try:
        money = parse_money(match["number"] or "")
    except ValueError:
        return None
    return _value(match, money.yen, money.yen)


def _range(match: Match) -> OtherMoney | None:
    """3~5億ドル: the first end shares the unit of the last."""
    try:
        low, high = parse_range(match["first"] or "", match["last"] or "")
    except ValueError:
        return None
    return _value(match, low.yen, high.yen)


def _value(match: Match, low: int, high: int) -> OtherMoney:
    name = match["currency"] or ""
    modifier = modifier_of((match["before"] or "") + (match["after"] or ""))
    return OtherMoney(None, None, low, high, modifier, CURRENCIES.get(name) or SIGNS[name])


RULES: tuple[Rule, ...] = (
    Rule(
        "foreign_money",
        rf"{BEFORE}(?P<number>{NUMBER}) ?(?P<currency>{NAMES}){AFTER}",
        _one,
        "foreign_money",
        not_after=_NOT_AFTER,
        not_before=_NOT_BEFORE,
    ),
    Rule(
        "foreign_money_nearly",
        rf"(?P<number>{NUMBER}) ?(?P<currency>{NAMES}){NEARLY}",
        _one,
        "foreign_money",
        not_after=_NOT_AFTER,
    ),
    Rule(
        "foreign_money_range",
        rf"{BEFORE}(?P<first>{NUMBER}) ?[~〜-] ?(?P<last>{NUMBER}) ?(?P<currency>{NAMES}){AFTER}",
        _range,
        "foreign_money",
        not_after=_NOT_AFTER,
        not_before=_NOT_BEFORE,
    ),
    Rule(
        "foreign_money_by_sign",
        rf"{BEFORE}(?P<currency>{_SIGNS}) ?(?P<number>{DIGITS}[万億兆]?){AFTER}",
        _one,
        "foreign_money",
        not_after=r"[A-Za-z$0-9=]",
        not_before=r"[0-9.,A-Za-z%]| ?(?:million|billion)",
    ),
)
