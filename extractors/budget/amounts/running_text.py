"""Amounts in running text: 約200億円, 5~8億円, 1,000万円以上~1億円程度, 129億円の内数, 予算措置なし."""

from __future__ import annotations

import re

from extractors.budget.amounts.bounds import amount_label
from pipeline.japanese.money import UNIT, YEN, Money, parse_money, parse_range
from pipeline.japanese.numbers import NUMBER
from pipeline.japanese.qualifiers import AFTER, BEFORE, NEARLY, excludes_its_end, modifier_of
from pipeline.labels import AmountLabel, Modifier
from pipeline.rules import Match, Rule

_SEPARATOR = r" ?[~〜-] ?"
_NOT_AFTER = r"[0-9,.=何幾第A-Za-z兆億万千百十]|(?:[^内]|^)数|[0-9円] ?[~〜]|[0-9] ?-"
_NOT_BEFORE = r"[札玉安高形台卓滑周盤熟建]|グラフ|ショップ|硬貨|切手|ドル"

# Digits that may go on in those behind them: 2 5億円, 1. 5億円, 二、三億円; not H20 5億円, nor columns.
_GOES_ON = re.compile(
    r"(?:^|[^A-Za-z0-9])[0-9][0-9,.]*[ \t]{1,2}$|[0-9〇一二三四五六七八九十百千万億兆][、・.,][ \t]?$|"
    r"[〇一二三四五六七八九十百千万億兆][ \t]{1,2}$"
)
LOOK_BACK = 24


def _words(match: Match) -> str:
    return f"{match['before'] or ''}{match['after'] or ''}"


def _is_torn(match: Match) -> bool:
    """Whether digits in front may belong to the number: 4 548百万円, 2 5億円; half of it is no amount."""
    if match["before"] or match.text[0] in "▲△¥":
        return False
    return bool(_GOES_ON.search(match.passage.normalized[max(0, match.start - LOOK_BACK) : match.start]))


def _one(match: Match) -> AmountLabel | None:
    """7,530百万円; 千円 alone is a unit, and 県内一円 is no money."""
    number = match["number"] or ""
    if re.fullmatch(UNIT, number) or number == "一円" or _is_torn(match):
        return None
    try:
        money = parse_money((match["sign"] or "") + number)
    except ValueError:
        return None
    words = _words(match)
    return amount_label(money, modifier_of(words), open_end=excludes_its_end(words))


def _range(match: Match) -> AmountLabel | None:
    """5~8億円; each end keeps the words beside it: 1,000万円以上~1億円程度."""
    first, last = match["first"] or "", match["last"] or ""
    if _is_torn(match):
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
    open_low, open_high = excludes_its_end(match["middle"] or ""), excludes_its_end(match["after"] or "")
    is_vague = maximum == "about" or (whole == "about" and maximum == "exact")
    return AmountLabel(
        low.yen,
        high.yen,
        whole,
        lower_bound=None if minimum == "about" else low.yen + open_low,
        upper_bound=None if is_vague else high.yen - open_high,
        min_modifier=minimum,
        max_modifier=maximum,
        resolution=min(low.resolution, high.resolution),
    )


def _several(match: Match) -> AmountLabel | None:
    """数十万円: some tens of ten thousand are at least ten of them; 十数億円 is at least 十億円."""
    try:
        return amount_label(parse_money((match["tens"] or "1") + (match["unit"] or "")), "at_least")
    except ValueError:
        return None


def _none(match: Match) -> AmountLabel:
    return AmountLabel(0, 0, "none", lower_bound=0, upper_bound=0)


AMOUNTS: tuple[Rule, ...] = (
    Rule(
        "amount",
        rf"{BEFORE}(?P<sign>[▲△-])?(?P<number>{YEN}){AFTER}",
        _one,
        "amount",
        not_after=_NOT_AFTER,
        not_before=_NOT_BEFORE,
    ),
    Rule(
        "amount_nearly",
        rf"(?P<before>)(?P<sign>)(?P<number>{YEN}){NEARLY}",
        _one,
        "amount",
        not_after=_NOT_AFTER,
        not_before="[化い調力]",
    ),
    Rule(
        "amount_range",
        rf"{BEFORE}(?P<first>{NUMBER}円?)(?P<middle>以上|超|程度)?{_SEPARATOR}(?P<last>{YEN}){AFTER}",
        _range,
        "amount",
        not_after=_NOT_AFTER,
        not_before=_NOT_BEFORE,
    ),
    Rule(
        "amount_from_to",
        rf"{BEFORE}(?P<first>{NUMBER}円?)(?P<middle>以上|超|程度)?から(?P<last>{YEN})(?P<after>まで|の範囲|程度)",
        _range,
        "amount",
        not_after=_NOT_AFTER,
    ),
    Rule(
        "amount_within",
        rf"{BEFORE}(?P<first>{NUMBER}円)(?P<middle>以上|超|を超え)、?(?:かつ|で)?(?P<last>{YEN})"
        r"(?P<after>未満|以下|以内|まで)",
        _range,
        "amount",
        not_after=_NOT_AFTER,
    ),
    Rule(
        "amount_several",
        r"(?P<tens>[一二三四五六七八九]?十)?数(?P<unit>[十百千]{0,2}[万億兆]?円)",
        _several,
        "amount",
        not_after="[0-9,.何幾〇一二三四五六七八九十百千万億兆件]",
        not_before=_NOT_BEFORE,
    ),
    Rule("no_measure", r"予算(?:上の)?措置(?:は|が|も)?(?:なし|無し|せず|を行わない)", _none, "amount"),
)
