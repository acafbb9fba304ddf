"""Declared numbers of regions (15地域(13クラスター), 20~30カ所程度), guarded by Sudachi's tokens."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Any

from pipeline.japanese.numbers import parse_number
from pipeline.rules import Match

NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})?|[二三四五六七八九十百千][一二三四五六七八九十百千]{0,7})"
UNGROUPED = "1[0-9]{3}"
"""Municipalities are counted in thousands, perhaps without a comma: 1718市町村."""
REGIONS = r"(?:地域|エリア|地区|拠点|圏域|区域)"
PLACES = r"(?:[かカヶヵケ箇]所|個所)"
MUNICIPALITIES = (
    r"(?:市区町村|市町村|市町|町村|都道府県|都府県|道府県|都県|府県|道県|市|区|町|村|県"
    r"|自治体|地方公共団体|(?:政令)?指定都市|政令市|中核市|特別区|都市|特区|ブロック)"
)
OF_PREFECTURES = r"(?:市区町村|市町村|市町|町村|市|区|町|村|自治体|地方公共団体)"
PREFECTURES = r"(?:[0-9]{1,2}(?:都道府県|都府県|道府県|都県|府県|道県|[都道府県])){1,3}"
CLUSTERS = r"(?:クラスター|団体|機関|大学|グループ|コンソーシアム|プロジェクト|課題|件)"

_MODIFIERS = {
    "about": re.compile(r"約|およそ|おおむね|概ね|程度|前後|ほど"),
    "at_least": re.compile(r"少なくとも|以上|余"),
    "at_most": re.compile(r"最大|上限|以内|以下"),
}
_MAY_FOLLOW = re.compile(
    r"程度|前後|以上|以内|以下|余り?|弱|強|ほど|全て|すべて|全部|ずつ|分|予定|目標|等|など|ほか|計|各"
    r"|採択|選定|指定|認定|決定|公募|募集|追加|実施|継続|新規|開始|終了|参加|対象|支援|整備|設置|内定|候補|応募|申請|[0-9].*"
)
_NOT_A_COUNT = re.compile(r"(?:当たり|当り|あたり|につき|ごと|毎|内|間|外|別|制|目|型|ぐるみ|協定)")


@dataclass(frozen=True, slots=True)
class Declared:
    """A declared number of regions: 20~30カ所程度 is 20 to 30, about, in カ所."""

    count: int
    unit: str
    maximum: int | None = None
    modifier: str | None = None
    alt_count: int | None = None
    alt_unit: str | None = None

    def columns(self) -> dict[str, Any]:
        """The columns of a list that it fills."""
        return {
            "declared_count": self.count,
            "declared_max": self.maximum,
            "declared_modifier": self.modifier,
            "counted_unit": self.unit or None,
            "alt_count": self.alt_count,
            "alt_unit": self.alt_unit,
        }


def declared(match: Match) -> Declared | None:
    """約20地域, 15地域(13クラスター), 20~30カ所程度; not 1地域当たり, 3地域間, 第2地区, 二地域居住."""
    unit, count = match["unit"], _number(match["count"])
    if not unit or count is None or not _stands_free(match):
        return None
    high = _number(match["high"])
    if high is not None and high <= count:
        return None
    return Declared(count, unit, high, _modifier(match.text), _number(match["alt"]), match["alt_unit"])


def added_up(match: Match) -> Declared | None:
    """5市3町2村 is ten 市町村, 1都3県 four 都県."""
    count, unit = _sum(match.text)
    return Declared(count, unit) if _is_once_each(unit) and _stands_free(match) else None


def in_prefectures(match: Match) -> Declared | None:
    """3府県12市町村 are twelve 市町村 in three 府県, 1都9県309市区町村 are 309 in ten."""
    found = declared(match)
    alt_count, alt_unit = _sum(match["prefectures"] or "")
    if found is None or not _is_once_each(alt_unit):
        return None
    return replace(found, alt_count=alt_count, alt_unit=alt_unit)


def _sum(text: str) -> tuple[int, str]:
    parts = re.findall(r"([0-9]{1,3})([都道府県市区町村]+)", text)
    return sum(int(number) for number, _ in parts), "".join(unit for _, unit in parts)


def _is_once_each(unit: str) -> bool:
    return len(set(unit)) == len(unit)


def _number(text: str | None) -> int | None:
    try:
        return None if text is None else int(parse_number(text))
    except ValueError:
        return None


def _modifier(text: str) -> str | None:
    return next((name for name, pattern in _MODIFIERS.items() if pattern.search(text)), None)


def _stands_free(match: Match) -> bool:
    """Whether a number and its unit are whole tokens, and no noun goes on with the unit: not 10拠点病院."""
    doc, text = match.passage.doc, match.passage.normalized
    if _is_item_number(match) or _goes_on_from_above(match):
        return False
    if _NOT_A_COUNT.match(text, match.end) or doc.char_span(match.start, match.end) is None:
        return False
    span = doc.char_span(match.end, match.end + 1, alignment_mode="expand") if match.end < len(text) else None
    if span is None or not span[0].tag_.startswith(("名詞", "接尾辞")):
        return True
    return _MAY_FOLLOW.fullmatch(span[0].text) is not None


def _goes_on_from_above(match: Match) -> bool:
    """Whether a number begins its block, and the block before ends within one: 六百五十 above 二の市町村."""
    if match.passage.index == 0 or match.passage.normalized[: match.start].strip():
        return False
    above = match.annotated.passages[match.passage.index - 1]
    if above.block.cell is not None or above.block.kind != match.passage.block.kind:
        return False
    return re.search(r"[0-9一二三四五六七八九十百千]$", above.normalized.rstrip()) is not None


def _is_item_number(match: Match) -> bool:
    """② 拠点の目標, 2 地域の課題, 表-2 自治体: a number and a title, no count."""
    text, raw = match.passage.normalized, match.passage.text
    first = raw.original[raw.original_span(match.start, match.start + 1)[0]]
    if not re.match(r"[0-9\s]", unicodedata.normalize("NFKC", first)) or unicodedata.category(first) == "No":
        return unicodedata.category(first) == "No"
    if not re.search(r"[0-9]\s", match.text):
        return False
    heads = not text[: match.start].strip() and text[match.end : match.end + 1] not in (
        "",
        "(",
        "を",
        "が",
        "で",
        "に",
    )
    return heads or bool(re.search(r"[-表図第]\s*$", text[: match.start]))
