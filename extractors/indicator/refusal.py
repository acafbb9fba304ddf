"""Numbers that are no indicators: shares of a subsidy, conditions, formulas, prices, single persons."""

from __future__ import annotations

import unicodedata

import re2

from extractors.indicator.headers import header_texts
from extractors.indicator.near import labels_between, sentence_end, sentence_start
from extractors.indicator.units import PLACES, RATIOS
from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.facts import Label

_AROUND = 30
_SHARE = re2.compile(
    "補助率|助成率|負担率|補助割合|負担割合|融資率|消費税|税率|金利|利率|利子|延滞金|加算金|違約金|控除率|保険料率|掛け率|手数料"
    "|議決権|出資|持分|持株|株式|補助額|年利|利息|加算率|手当|料率|減額|公債費|交付率|充当率|付与|還元"
)
_SHARE_BEHIND = re2.compile("^の?(?:負担|補償|利子|補助|助成|税|手数料|加算|割引)")
_BODIES = (
    "者|企業|事業者|法人|場合|もの|団体|施設|事業所|方|会社|中小企業|個人|従業員"
    "|見積|業者|建物|住宅|土地|農地|設備"
)
_CONDITION = re2.compile(
    rf"^\)?(?:の(?:{_BODIES})|であること|であれば|の場合|を限度|を超え(?:る|ない)|に満たない|までとする|を上限|を下回|を上回"
    r"|となる場合|に限|を(?:直接|間接)?(?:に)?(?:所有|保有|有する)|とみなす|をもって|[^、。]{0,4}で組織|を乗じ|に相当|であっても|増し"
    rf"|[^、。]{{0,12}}(?:している|する|した)(?:{_BODIES})|の[^、。]{{0,24}}(?:から[^、。]{{0,20}}見積|が必要|を提出))"
)
_THRESHOLD = re2.compile(
    r"常時(?:使用する)?(?:従業員の?)?(?:の数)?(?:が)?$|従業員(?:の?数)?(?:が|は)?$|資本金|見積"
)
_GOAL_OF_PLACES = re2.compile("目標|目指|KPI|までに")
_FORMULA = re2.compile(r"[×x=÷≧≦<>]\s?$")
_FORMULA_BEHIND = re2.compile(r"^\s?[×x=÷≧≦]")
_OTHERS = re2.compile(r"(?:外|ほか|他|月|週|日|主なもの)\s?$")
_PRICE = re2.compile(r"^\s*[0-9,千万百億]+円")
_CLASS = re2.compile(
    r"^[0-9,.]+[^0-9]{1,6}(?:以上|超|以下|未満)(?:\s?[~〜]?\s?[0-9,.]+[^0-9]{1,6}(?:以下|未満))?$"
    r"|^[0-9,]+\s?[人名]?\s?[~〜-]\s?[0-9,]*\s?[人名]?$"
)
_ITEM = re2.compile(r"^[0-9]{1,2}\s[^0-9、。\s(]+$")
_NAME = re2.compile(r"^[\p{Han}\p{Katakana}ーA-Za-z]{0,8}(?:」|プロジェクト|プログラム|計画|事業|支援)")
_ENDS_A_PHRASE = "、。)( "
_IS_PLACE = re2.compile(PLACES)
_BOUNDS = ("at_least", "at_most")


def refused(annotated: AnnotatedDocument, passage: Passage, label: Label) -> bool:
    """Whether the words around a number tell that it is none."""
    text = passage.normalized
    before = text[max(0, label.start - _AROUND) : label.start]
    behind = text[label.end : label.end + _AROUND]
    return (
        _is_condition(label, before, behind)
        or _is_share(label, before, behind)
        or _is_of_places(passage, label)
        or _is_price_or_single(passage, label, before, behind)
        or _is_item_number(passage, label)
        or _is_part_of_a_name(passage, label, behind)
        or _is_class_of_a_table(annotated, passage, label)
    )


def is_a_share(subject: str, unit: str | None) -> bool:
    """Whether a percentage is a condition of money: 利率 5.0%."""
    return unit in RATIOS and _SHARE.search(subject) is not None


def _is_condition(label: Label, before: str, behind: str) -> bool:
    """従業員5人未満の事業所, 太陽光(10kW以上), 3者以上から見積りを, 6千万円×18件."""
    if _FORMULA.search(before) or _FORMULA_BEHIND.match(behind) or _CONDITION.match(behind):
        return True
    if label.value.modifier not in _BOUNDS:
        return False
    if label.value.unit == "者" or (before.rstrip().endswith("(") and behind.lstrip().startswith(")")):
        return True
    if label.value.unit in ("人", "名") and behind.startswith("とする"):
        return True
    return label.value.unit not in RATIOS and _THRESHOLD.search(before) is not None


def _is_share(label: Label, before: str, behind: str) -> bool:
    """補助率 50%, 年1%以内の利子補給."""
    if label.value.unit not in RATIOS:
        return False
    return bool(_SHARE.search(before) or _SHARE_BEHIND.match(behind))


def _is_of_places(passage: Passage, label: Label) -> bool:
    """7拠点を整備: lists of regions count places, unless they are a goal."""
    if not label.value.unit or _IS_PLACE.fullmatch(label.value.unit) is None:
        return False
    first, last = sentence_start(passage, label.start), sentence_end(passage, label.end)
    return _GOAL_OF_PLACES.search(passage.normalized[first:last]) is None


def _is_price_or_single(passage: Passage, label: Label, before: str, behind: str) -> bool:
    """1件 300円, 外6路線, 月2回; 代表者1名, 書類2部 are asked for, not counted."""
    value = label.value
    if _OTHERS.search(before) or (value.value == 1 and _PRICE.match(behind)):
        return True
    if value.unit in RATIOS or passage.block.cell is not None:
        return False
    return 0 < value.value <= 2 and value.value_max is None


def _is_item_number(passage: Passage, label: Label) -> bool:
    """⑥ 大学等の研究機関, 2 団体の要件: a number and a title."""
    first = passage.text.original[passage.text.original_span(label.start, label.start + 1)[0]]
    if unicodedata.category(first) == "No":
        return True
    text = passage.normalized
    return label.start < 2 and bool(_ITEM.match(text[label.start : label.end + 1]))


def _is_part_of_a_name(passage: Passage, label: Label, behind: str) -> bool:
    """新規店舗1万社支援プログラム, 「100校プラン」: the number is a part of the name."""
    programs = labels_between(passage, "program", label.start - 2 * _AROUND, label.end + 2 * _AROUND)
    if any(one.start < label.end and label.start < one.end for one in programs):
        return True
    return behind[:1] not in _ENDS_A_PHRASE and _NAME.match(behind[:12]) is not None


def _is_class_of_a_table(annotated: AnnotatedDocument, passage: Passage, label: Label) -> bool:
    """1.5倍以上2倍未満, 6~20人: a cell that is a class by which a table is divided; no goal, though."""
    if passage.block.cell is None or _CLASS.match(passage.normalized) is None:
        return False
    headers = (
        one for name in ("row_label", "column_header") for one in header_texts(annotated, passage, name)
    )
    return not any("目標" in header.normalized for header in headers)
