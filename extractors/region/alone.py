"""Declared numbers without names: 19エリアを公募, 新規6地域、継続9地域, 5~8億円×9地域(継続地域)."""

from __future__ import annotations

import re

from extractors.region import context
from extractors.region.cues import APPLIED, EVENT, NOT_CHOSEN, event_in, names_a_list
from extractors.region.value import RegionList
from extractors.region.when import with_program_and_year
from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.facts import Draft, Label

PREFECTURES = 47
SHORT_BLOCK = 60
LONGEST_CLAUSE = 160
NEAR = 25
NEXT = 12
LONGEST_NAME = 16
VERY_NEAR = 4
_STRONG = frozenset(("地域", "エリア", "地区", "拠点", "圏域", "区域"))
_CHOSEN = re.compile(
    r"採択|選定|選抜|抽出|指定|認定|対象|参加|候補|決定|構成|加盟|モデル|先行|応募|公募|申請|内示|実施|試行|適用|該当"
)
_DOES = (
    r"(?:導入|策定|設置|制定|締結|設立|開設|回答|展開|作成|活用|加入|受け?入れ|実証|参画|登録|宣言|整備|創出|表明"
    r"|取り?組)"
)
_ACT = re.compile(rf"(?:が|で|に|では|において|にて|を)[^、。]{{0,14}}{_DOES}")
"""What regions do that are counted: 713市町村が計画を策定."""

_ACTED = re.compile(
    rf"{_DOES}(?:し|した|して(?:いる|いない)|する|済み?の?)?"
    r"(?:市区?町村|自治体|団体|都道府県|地方公共団体)数?(?:は|が|:)[^。()]{0,20}$"
    r"|(?:指定|認定|採択|選定|適用)(?:は|が|も)、?[^。、()]{0,16}$"
)
"""What they did, before their number: 計画を策定した市町村は."""

_ACTING = re.compile(rf"{_DOES}(?:済み?)?[:の]?\s*$|(?:市区?町村|都道府県|自治体|団体)(?:のうち|中)、?$")
"""What stands right before a number that is meant: 実証510市区町村, 77市町村中68市町村."""

_OF_A_KIND = re.compile(
    r"([一-龯ァ-ヶー]{2,14}(?:市区?町村|市町|自治体|地方公共団体|地域|地区|都市))数?(?:\([^()]{1,30}\))?(?:[はが:=、]|\s)+$"
)
_ALL_THERE_ARE = re.compile(r"全|[県道府都国]内|管内")
"""過疎市町村 before 713市町村 says which are counted; 全国市町村 says nothing."""

_WHOLE = re.compile(r"(?:のうち|の中|中(?!心|核))")
"""The number of which another is a part: 77市町村中68市町村."""

_EXCEPTED = re.compile(r"(?:等|など)?(?:を除|以外)")
_NATIONWIDE = re.compile(r"(?:全国|国内|県内|道内|府内|都内)(?:の|で|に)?(?:計|合計)?$")
_ALL = re.compile(r"全国?(?:の)?$")
_PREDICATE = re.compile(r"[をがは].*[うくすつぬむるた]$|除く$|当たり")
_CLAUSE = re.compile("(?:除く|除いた|含む)$")
_REGIONAL = re.compile(r"拠点|地域|エリア|地区|自治体|市町村|圏域|特区")
_OF_REGIONS = re.compile(rf"の(?:[^、。]{{0,8}})?(?:{_REGIONAL.pattern})")
_TIMES = re.compile(r"円(?:程度|以内|以下|以上)?(?:/年)?\s*[×xX*]\s*$")
_PIECE = re.compile(
    r"(?:[^、。;・【】\[\]<>〈〉「」『』()●■○◆]|\([^()]*\)|「[^「」]*」|(?<=[一-龯ァ-ヶ])・(?=[一-龯ァ-ヶ]))*\(?$"
)
_MONEY = re.compile(r"[0-9][0-9.,~〜]*[兆億千百万]*(?:円.*)?$")
_SET_OFF = re.compile(r"[\s:=(]+$")
_PARTICLE = re.compile(r"(?:により|として|ため|まで|から|[をにでがとも]|的に)$")
_AS = re.compile(r"([^、。「」()のをがは]{2,16})として、?\s*$")
_MARKS = re.compile(r"^[\s・○●■◆□◇▶*-]*(?:[0-9]{1,2}[.)]\s*)?")
_NOUNS = re.compile(r"[一-龯ァ-ヶーA-Za-z・]+$")
_ENDED = re.compile(r"[がはを]、?(終了|中止|廃止)")
"""What became of them, whatever had happened before: (平成17年から開始)平成20年で9地域が終了."""

_BRACKET = re.compile(r"\s*\(([^()0-9]{1,30})\)")


def declared_alone(annotated: AnnotatedDocument, label: Label) -> Draft | None:
    """The fact of a declared number, where its clause or its headings say that regions are chosen."""
    passage = annotated.passages[label.block]
    first, last = passage.sentence(label.start, label.end)
    before = passage.normalized[max(first, label.start - LONGEST_CLAUSE) : label.start]
    after = passage.normalized[label.end : min(last, label.end + LONGEST_CLAUSE)]
    if not _is_meant(annotated, passage, label, before, after):
        return None
    name, start = _name(passage, label, before, after)
    if not event_in(name) and (applied := APPLIED.match(after)):
        value = RegionList(label=name or applied[1], **label.value.columns())
        draft = Draft(value, label.block, label.start, label.end, label.rule)
        return with_program_and_year(annotated, draft, start)
    above = None if name else context.of_block(annotated, label.block)
    ended = _ENDED.match(after)
    event = (
        ended[1] if ended else event_in(_inside(after), _piece(before)[-8:], after[:8], _piece(before), name)
    )
    value = RegionList(label=name or (above.label if above else None), event=event, **label.value.columns())
    draft = Draft(value, label.block, label.start, label.end, label.rule)
    return with_program_and_year(annotated, draft, start)


def _is_meant(annotated: AnnotatedDocument, passage: Passage, label: Label, before: str, after: str) -> bool:
    if NOT_CHOSEN.search(before[-NEAR:] + after[:NEAR]):
        return False
    if _EXCEPTED.match(after) or (label.value.unit not in _STRONG and _WHOLE.match(after)):
        return False
    if label.value.count == PREFECTURES and label.value.unit == "都道府県":
        return bool(_ALL.search(before)) and bool(_CHOSEN.search(after[:NEXT]))
    if label.value.count < 2:
        return bool(EVENT.search(before[-VERY_NEAR:]) or EVENT.match(after))
    if _TIMES.search(before):
        return True
    around = before[-NEAR:] + passage.normalized[label.start : label.end] + after[:NEAR]
    if label.value.unit in _STRONG:
        if EVENT.search(around) or _ACT.match(after):
            return True
        return len(passage.normalized) <= SHORT_BLOCK and context.has_program(annotated, label.block)
    if label.rule == "number_of_places" or "所" in label.value.unit:
        if _NATIONWIDE.search(before) and _ACT.match(after):
            return True
        named = _REGIONAL.search(before) or _OF_REGIONS.match(after)
        return bool(named) and bool(_CHOSEN.search(around) or _REGIONAL.search(before[-6:]))
    kind = _OF_A_KIND.search(before)
    if kind and not _ALL_THERE_ARE.match(kind[1]):
        return True
    chosen = _CHOSEN.search(before[-NEXT:] + after[:NEXT]) or EVENT.search(before[-VERY_NEAR:])
    return bool(chosen or _ACT.match(after) or _ACTED.search(before) or _ACTING.search(before))


def _name(passage: Passage, label: Label, before: str, after: str) -> tuple[str | None, int]:
    """What the number is called (一般型:14地域, 対象30地域, 9地域(継続地域)), and where its words begin."""
    piece, inside = _piece(before), _inside(after)
    unit = "" if "所" in label.value.unit else label.value.unit
    start = label.start - len(piece)
    if inside and EVENT.search(inside):
        return inside, start
    if not piece and (named := _AS.search(before)) and names_a_list(named[1]):
        return named[1], label.start - len(named[1])
    name = _MONEY.sub("", piece)
    if not name or name != piece or _SET_OFF.search(name):
        name = _MARKS.sub("", _SET_OFF.sub("", name)).strip()
        return (None if _PREDICATE.search(name) else name or None), start
    last = passage.doc.char_span(label.start - 1, label.start, alignment_mode="expand")
    if last is None or _PARTICLE.search(name) or last[0].tag_.startswith(("助詞", "補助記号", "副詞")):
        return None, start
    if last[0].tag_.startswith(("動詞", "助動詞")):
        return (None if len(name) > LONGEST_NAME or _CLAUSE.search(name) else name.strip() + unit), start
    return _noun(name, label), start


def _noun(name: str, label: Label) -> str | None:
    """対象 before 30地域 makes 対象地域; 東北 before 6県, or 市町村中 behind another number, no name."""
    unit = "" if "所" in label.value.unit else label.value.unit
    nouns = _NOUNS.search(name)
    if nouns is None or name[: nouns.start()][-1:].isdigit():
        return None
    called = label.value.unit in _STRONG or EVENT.search(nouns[0])
    return nouns[0].removesuffix(unit) + unit if called else None


def _piece(before: str) -> str:
    """The words that belong to a number, a bracket among them: 第I期(昨年から開始) before 18地域採択."""
    found = _PIECE.search(before)
    return found[0] if found else ""


def _inside(after: str) -> str | None:
    found = _BRACKET.match(after)
    return found[1] if found else None
