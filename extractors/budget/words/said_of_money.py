"""Words that say what an amount is: 債務負担行為, 事業規模, 総額, うち国費, 内数."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.rules import Match, Rule, Stretch


def _printed(match: Match) -> str:
    return match.text


def _group(match: Match) -> str | None:
    return match["text"]


def _part(match: Match) -> Stretch | None:
    """うち国費 8億円: the words between うち and the amount are what the part is."""
    text = _PARTICLE.sub("", (match["text"] or "").strip())
    start = match.start + match.text.index(text) if text else match.start
    return Stretch(text, start, start + len(text)) if text else None


def _part_with(match: Match) -> Stretch | None:
    """うち継続分 4億円; in うち令和8年度補正 the number is a year's."""
    return None if (match["text"] or "").endswith(_ERAS) else _part(match)


_ERAS = ("明治", "大正", "昭和", "平成", "令和")
_PARTICLE = re.compile(r"(?:として|について|に|を|は|が|へ|の)$")


def _years_from_now(years: int) -> Callable[[Match], int]:
    def produce(match: Match) -> int:
        return years

    return produce


# 前年度から繰越し, 翌年度へ繰越し: the row of each column's own year.
_CARRIED = "(?:から|より|への?)?の?繰り?越"

_SUPPORT = (
    r"(?:補助|助成|支援|給付)金?額|支給(?:額)?|交付(?:決定)?額|交付する|委託(?:費|料|額)|支援規模|給付金|"
    r"事業費|(?:に要する|に必要な|に係る|関係)経費|基金|加算|上乗せ|拠出|配分|計上|実施規模"
)

WORDS: tuple[Rule, ...] = (
    Rule("commitment", r"(?:国庫)?債務負担行為", _printed, "commitment"),
    Rule(
        "source_of_money",
        r"^\s*(?P<text>(?:うち)?(?:国費|国庫(?:支出金|補助金?|負担金)|国?[都道府]?県?支出金|地方債|[都道府県市町村]債|"
        r"一般財源|特定財源|地方費|[都道府県市町村]費|自己負担))\s*$",
        _group,
        "source_of_money",
    ),
    Rule(
        "sources_of_money",
        r"^\s*(?:財源内訳|(?:左の|本年度の)?財源の?内訳|特定財源)\s*$",
        _printed,
        "sources_of_money",
    ),
    Rule(
        "borrowing",
        r"^[^。]{0,6}(?:地方債|市債|町債|県債)(?:の状況|に関する調書)?\s*$",
        _printed,
        "borrowing",
    ),
    Rule("volume", r"総?事業費", _printed, "volume"),
    Rule(
        "scale", r"(?:事業|貸付|融資|予算|投融資|保証)規模|(?:貸付|融資|保証)(?:総額|枠)", _printed, "scale"
    ),
    Rule("support", _SUPPORT, _printed, "support"),
    Rule("budget_word", r"総額|歳出|歳入|国費", _printed, "budget_word"),
    Rule(
        "new",
        r"[(\[【〈<](?:うち)?(?:新規|新)[)\]】〉>]|NEW!?|新規[0-9]+[\p{Han}\p{Katakana}ー]{1,6}?採択",
        _printed,
        "new",
    ),
    Rule(
        "other_column",
        r"^.{0,12}(?:件数|人数|者数|社数|校数|回数|台数|戸数|箇所数|か所数|[%%]|率|倍|順位|番号|コード|面積|人口|世帯数?)(?:\([^()]*\))?$",
        _printed,
        "no_money",
    ),
    Rule("portion", r"\((?P<text>[^()0-9]{1,16}分)\)", _group, "portion"),
    Rule(
        "portion_of_line",
        r"^[\s・○-]*(?:うち)?(?P<text>[^()0-9、。:\s]{1,14}[^部配区処成水養\s]分)\s*:\s*約?[0-9]",
        _part,
        "portion",
    ),
    Rule("portion_of_row", r"^[\s(]*うち、?(?P<text>[^()0-9、。::]{1,16}?)[\s::)]*$", _part, "portion"),
    Rule(
        "portion_within",
        r"うち、?(?P<text>[^()0-9、。::\s]{1,16}?)\s*[::はが]? ?約?[0-9]",
        _part_with,
        "portion",
    ),
    Rule("caveat", r"(?P<text>[^()。、\s]{2,16}中の推計額|推計額|概数|速報値|見込額)", _group, "caveat"),
    Rule("condition", r"\(?(?P<text>[^()。、\s]{2,24})の場合(?:は|には)?、?", _group, "condition"),
    Rule("this_year", r"(?:本|今|当|当該)年度", _years_from_now(0), "relative_year"),
    Rule(
        "last_year",
        r"(?:前|昨)年度",
        _years_from_now(-1),
        "relative_year",
        not_after="対",
        not_before=f"{_CARRIED}|(?:同期)?対?比",
    ),
    Rule("next_year", r"(?:翌|来|次)年度", _years_from_now(1), "relative_year", not_before=_CARRIED),
)
