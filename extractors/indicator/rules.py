"""Numbers with a unit that counts or measures, and bare numbers in an enumeration of nouns."""

from __future__ import annotations

import re2

from extractors.indicator.units import COUNTERS, PLACES
from extractors.indicator.value import Quantity
from pipeline.japanese.numbers import DIGITS, parse_number
from pipeline.rules import Match, Rule, Stretch

QUANTITY = "quantity"

NUMBER = rf"{DIGITS}(?:[十百千万億兆]+(?:{DIGITS})?)*"
"""RE2: a number that begins with digits: 1万1千, 13万6,000. The 三 of 三者協議会 counts nothing."""

_BEFORE = (
    r"(?:(?P<about>約|およそ|おおよそ|おおむね|概ね|ほぼ)\s?)?(?:(?P<bound>最大|最低|少なくとも|上限)\s?)?"
)
_AFTER = r"(?P<after>程度|前後|以上|以下|以内|未満|超|余り|余|弱|強)?"
_SIGN = r"(?:(?P<sign>[▲△+-]|マイナス)\s?)?"
_JOINED = r"\s?[~〜-]\s?"
_NOT_AFTER = (
    r"[0-9A-Za-z.,/×_#※][-~〜]?|(?:^|[^A-Z0-9])[0-9]{1,2}:|第\s?|No\.?\s?|毎|各|×\s?|[Vv]er\.?\s?|何|[一-龠]-"
)
_NOT_BEFORE = (
    r"当たり|あたり|当り|につき|ごと|毎|目|分の|ずつ|単位|制|型|者|間|月|入り|建|用|前|後|長"
    r"|\s?[×x]\s?[0-9]|/|[A-Za-z0-9]"
)
_NO_SHARE = r"引|台|速|合|安|高|課税|税|[0-9]"

_ABOUT = frozenset(("程度", "前後", "弱", "強", "余り", "余"))
_AT_LEAST = frozenset(("以上", "超", "最低", "少なくとも"))
_AT_MOST = frozenset(("以下", "以内", "未満", "最大", "上限"))
_GOES_ON = frozenset(
    """
    分 前 様 家 当 目 会 力 材 口 数 連 物 所有 登録 番 位 枚 組 社会 企業 組織 化 用 乗り 乗 部屋 向け 別 型
    制 間 級 種 線 協議会 会議 委員会 会談 部会 サミット 共同 体制 提携 合同
    """.split()
)
_BARE = rf"(?P<noun>[\p{{Han}}\p{{Katakana}}ー])(?P<about>約)?(?P<number>{DIGITS})"
_BARE_RUN = re2.compile(rf"[\p{{Han}}\p{{Katakana}}ー](?:約)?{DIGITS}(?:、|が|と|及び|。|$)")
_FEWEST = 3


def quantity(match: Match) -> Stretch | None:
    """約22~24%, 1億2,808万人, 最大80ノード; a unit that goes on is none: 5人|前, 3機関|協議会."""
    if not _stands_alone(match):
        return None
    try:
        value = float(parse_number(match["number"] or ""))
        high = float(parse_number(match["high"])) if match["high"] else None
    except ValueError:
        return None
    if high is not None and high <= value:
        return None
    found = Quantity(_sign(match) * value, match["unit"], high, _modifier(match))
    return Stretch(found, match.start, match.end)


def bare(match: Match) -> Stretch | None:
    """連携する大学約290、公設試96、: one of several nouns with numbers."""
    if len(_BARE_RUN.findall(match.passage.normalized)) < _FEWEST or not match["noun"]:
        return None
    value = float(parse_number(match["number"] or ""))
    start = match.start + len(match["noun"])
    return Stretch(Quantity(value, None, None, "about" if match["about"] else "exact"), start, match.end)


def _modifier(match: Match) -> str:
    words = {match["bound"], match["after"]}
    if words & _AT_LEAST:
        return "at_least"
    if words & _AT_MOST:
        return "at_most"
    return "about" if match["about"] or words & _ABOUT else "exact"


def _sign(match: Match) -> int:
    """-1 for ▲0.5%; the - of 2-3% and of 利用率-5% only joins."""
    sign = match["sign"]
    if not sign or sign == "+":
        return 1
    before = match.passage.normalized[: match.start].rstrip()
    return 1 if sign == "-" and before and before[-1] not in "(、:" else -1


def _stands_alone(match: Match) -> bool:
    """Whether the unit ends where a token does, and no noun goes on with it."""
    doc, end = match.passage.doc, match.end
    last = doc.char_span(end - 1, end, alignment_mode="expand")
    if last is None or last.end_char != end:
        return False
    return last.end >= len(doc) or doc[last.end].text not in _GOES_ON


def _counted(name: str, unit: str) -> Rule:
    pattern = (
        rf"{_BEFORE}{_SIGN}(?P<number>{NUMBER})(?:{_JOINED}(?P<high>{NUMBER}))?\s?(?P<unit>{unit}){_AFTER}"
    )
    return Rule(name, pattern, quantity, QUANTITY, not_after=_NOT_AFTER, not_before=_NOT_BEFORE)


RULES: tuple[Rule, ...] = (
    _counted("number_with_a_counter", COUNTERS),
    _counted("number_of_places", PLACES),
    Rule(
        "ratio",
        rf"{_BEFORE}{_SIGN}(?P<number>{DIGITS})(?:%?{_JOINED}(?P<high>{DIGITS}))?\s?"
        rf"(?P<unit>%|ポイント|倍|割){_AFTER}",
        quantity,
        QUANTITY,
        not_after=_NOT_AFTER,
        not_before=_NO_SHARE,
    ),
    Rule("number_in_an_enumeration", _BARE, bare, QUANTITY, not_before=r"[^、がと及。\s]"),
)
