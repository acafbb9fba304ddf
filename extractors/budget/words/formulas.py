"""The rest of an amount's formula: 1地域当たり 年間5億円程度×5年間, 6千万円×18プロジェクト."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.japanese.numbers import DIGITS, parse_number
from pipeline.rules import Match, Rule, Stretch

_NOUN = r"[\p{Han}\p{Katakana}ー]"
_TIMES = r"[×x✕✖]"
_A_YEAR = re.compile("年|[かヵカケヶ]年|月|日|円|億|万")
_INEXACT = re.compile("(?:程度|以内|以上|前後)$")


class Count(NamedTuple):
    """How many of what: ×9地域 is 9 and 地域."""

    number: int
    unit: str


def _count(match: Match) -> Count | None:
    """×18プロジェクト; ×5年間 is a time, and ×3~5地域 has no one number."""
    unit = _INEXACT.sub("", match["unit"] or "")
    if _A_YEAR.match(unit) or not unit:
        return None
    return Count(int(parse_number(match["number"] or "")), unit)


def _years(match: Match) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall("[0-9]+", match["years"] or ""))


def _years_ahead(match: Match) -> Stretch:
    """3 in 当初の3年間 年間2億円."""
    return Stretch(_years(match), match.start, match.start + len(match["years"] or ""))


def _unit(match: Match) -> str:
    return (match["unit"] or "").replace(" ", "")


def _year(match: Match) -> str:
    return "year"


def _before_amount(match: Match) -> Stretch:
    """年 in 年700万円."""
    start = match.start + match.text.index("年")
    return Stretch("year", start, start + 1)


FORMULAS: tuple[Rule, ...] = (
    Rule("times_units", rf"{_TIMES} ?(?P<number>[0-9,]+) ?(?P<unit>{_NOUN}{{1,12}})", _count, "count"),
    Rule(
        "units_supported",
        rf"(?:継続|新規) ?(?P<number>[0-9]+) ?(?P<unit>{_NOUN}{{1,6}}?)(?:採択|[、。()]|$|\s)",
        _count,
        "count_beside",
    ),
    Rule(
        "times_years",
        rf"{_TIMES} ?(?P<years>[0-9]+(?:[・、~][0-9]+)*) ?[かヵカケヶ]?年間?",
        _years,
        "years",
    ),
    Rule(
        "years_supported",
        r"\( ?(?P<years>[0-9]+) ?[かヵカケヶ]?年間(?:の?支援|継続|を?限度)? ?\)",
        _years,
        "years",
    ),
    Rule(
        "years_before_yearly",
        r"(?P<years>[0-9]+) ?[かヵカケヶ]?年間[、,]? ?年(?:間|額)",
        _years_ahead,
        "years_ahead",
        not_after="[0-9.,]",
    ),
    Rule(
        "years_of_support",
        r"(?:支援|補助|助成|実施|交付)期間[はを::]? ?(?P<years>[0-9]+) ?[かヵカケヶ]?年間?",
        _years,
        "years_of_support",
        not_before="[0-9度月生]|ごと|前|以[内上]",
    ),
    Rule(
        "a_year",
        rf"(?:^|[\s、。::(はをにりき])(?P<year>年) ?(?:約|最大|上限)? ?{DIGITS}[億万千百十]*円",
        _before_amount,
        "per",
    ),
    Rule(
        "each_year",
        r"年間|毎年度?|年額|[1一]年(?:間)?(?:当|あ)たり|/ ?年",
        _year,
        "per",
        not_after="[0-9] ?|[かヵカケヶ]",
    ),
    Rule(
        "per_area_or_weight",
        r"(?P<unit>[0-9]+ ?(?:アール|a|ヘクタール|ha|平方メートル|m2|坪|キログラム|kg|トン|t|リットル|"
        r"頭|羽|時間|食|枚)(?:当た?り|あたり|につき|毎|ごと))",
        _unit,
        "per_unit",
        not_after="[0-9.,]",
    ),
    Rule(
        "per_unit",
        rf"(?P<unit>(?:[1一] ?{_NOUN}{{1,4}})?[1一] ?(?:{_NOUN}{{1,12}}?|kWh?|kg|km2?|ha|m2|t)"
        r"(?:当た?り|あたり|につき|毎|ごと))",
        _unit,
        "per_unit",
        not_after="[0-9.]",
    ),
    Rule(
        "per_case",
        r"(?P<unit>[1一](?:件|人|社|者|団体|課題|拠点|地域|機関|校|事業所)) ?[::]",
        _unit,
        "per_unit",
        not_after="[0-9.]",
    ),
)
