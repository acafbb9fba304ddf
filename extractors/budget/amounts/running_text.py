"""Amounts in running text: 約200億円, 5~8億円, 1,000万円以上~1億円程度, 129億円の内数, 予算措置なし."""

from __future__ import annotations

import re

from extractors.budget.amounts.bounds import amount_label
from pipeline.japanese.money import UNIT, YEN, Money, parse_money, parse_range
from pipeline.japanese.numbers import NUMBER
from pipeline.labels import AmountLabel, Modifier
from pipeline.rules import Match, Rule

_BEFORE = r"(?:(?P<before>約|およそ|おおむね|概ね|(?:最大|最高)で?) ?)?"
_AFTER = (
    r"(?P<after>(?:程度|前後)?(?:以上|超|を超える|を超え|超える|以下|以内|未満|まで|を上限|を限度|が上限)?"
    r"(?: ?(?:の|\()内数)?)"
)
_SEPARATOR = r" ?[~〜-] ?"
_NOT_AFTER = r"[0-9,.何幾第A-Za-z兆億万千百十]|(?:[^内]|^)数|[0-9円] ?[~〜]|[0-9] ?-"
_NOT_BEFORE = r"[札玉安高形卓滑周盤熟建]|グラフ|ショップ|硬貨|切手|ドル"

_STRENGTHS: tuple[tuple[str, Modifier], ...] = (
    ("内数", "included_in"),
    ("以上", "at_least"),
    ("超", "at_least"),
    ("以下", "at_most"),
    ("以内", "at_most"),
    ("未満", "at_most"),
    ("まで", "at_most"),
    ("上限", "at_most"),
    ("限度", "at_most"),
    ("最大", "at_most"),
    ("最高", "at_most"),
    ("程度", "about"),
    ("前後", "about"),
    ("弱", "about"),
    ("強", "about"),
    ("余", "about"),
    ("約", "about"),
    ("およそ", "about"),
    ("おおむね", "about"),
    ("概ね", "about"),
)
_SPLIT_NUMBER = re.compile(r"(?:^|[^0-9.,])[0-9]{1,3} $")


def modifier_of(words: str) -> Modifier:
    """How an amount is meant by the words around it: 約 is about, 程度以上 at_least."""
    return next((modifier for word, modifier in _STRENGTHS if word in words), "exact")


def _words(match: Match) -> str:
    return f"{match['before'] or ''}{match['after'] or ''}"


def _is_torn(match: Match, number: str) -> bool:
    """Whether digits in front belong to the number, its comma displaced: 4 548百万円."""
    return bool(re.match("[0-9]{3}(?![0-9])", number)) and bool(
        _SPLIT_NUMBER.search(match.passage.normalized[max(0, match.start - 6) : match.start])
    )


def _one(match: Match) -> AmountLabel | None:
    """7,530百万円; 千円 alone is a unit, and 県内一円 is no money."""
    number = match["number"] or ""
    if re.fullmatch(UNIT, number) or number == "一円" or _is_torn(match, number):
        return None
    try:
        money = parse_money((match["sign"] or "") + number)
    except ValueError:
        return None
    words = _words(match)
    return amount_label(money, modifier_of(words), open_end="未満" in words or "超" in words)


def _range(match: Match) -> AmountLabel | None:
    """5~8億円; each end keeps the words beside it: 1,000万円以上~1億円程度."""
    first, last = match["first"] or "", match["last"] or ""
    if _is_torn(match, first):
        return None
    try:
        low, high = parse_range(first, last)
    except ValueError:
        return None
    return _both_ends(low, high, match)


def _both_ends(low: Money, high: Money, match: Match) -> AmountLabel:
    minimum = modifier_of((match["before"] or "") + (match["middle"] or ""))
    maximum = modifier_of(match["after"] or "")
    both = {minimum, maximum}
    whole: Modifier = "included_in" if "included_in" in both else "about" if "about" in both else "exact"
    return AmountLabel(
        low.yen,
        high.yen,
        whole,
        lower_bound=None if minimum == "about" else low.yen,
        upper_bound=None if maximum == "about" or (whole == "about" and maximum == "exact") else high.yen,
        min_modifier=minimum,
        max_modifier=maximum,
        resolution=min(low.resolution, high.resolution),
    )


def _none(match: Match) -> AmountLabel:
    return AmountLabel(0, 0, "none", lower_bound=0, upper_bound=0)


AMOUNTS: tuple[Rule, ...] = (
    Rule(
        "amount",
        rf"{_BEFORE}(?P<sign>[▲△-])?(?P<number>{YEN}){_AFTER}",
        _one,
        "amount",
        not_after=_NOT_AFTER,
        not_before=_NOT_BEFORE,
    ),
    Rule(
        "amount_nearly",
        rf"(?P<before>)(?P<sign>)(?P<number>{YEN})(?P<after>弱|強|余り?)",
        _one,
        "amount",
        not_after=_NOT_AFTER,
        not_before="[化い調力]",
    ),
    Rule(
        "amount_range",
        rf"{_BEFORE}(?P<first>{NUMBER}円?)(?P<middle>以上|超|程度)?{_SEPARATOR}(?P<last>{YEN}){_AFTER}",
        _range,
        "amount",
        not_after=_NOT_AFTER,
        not_before=_NOT_BEFORE,
    ),
    Rule(
        "amount_from_to",
        rf"{_BEFORE}(?P<first>{NUMBER}円?)(?P<middle>以上|超|程度)?から(?P<last>{YEN})(?P<after>まで|の範囲|程度)",
        _range,
        "amount",
        not_after=_NOT_AFTER,
    ),
    Rule("no_measure", r"予算(?:上の)?措置(?:は|が|も)?(?:なし|無し|せず|を行わない)", _none, "amount"),
)
