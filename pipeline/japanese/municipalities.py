"""Municipalities and wards (JIS X 0402), also those of the past, by every form of their names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import cache
from typing import NamedTuple

from pipeline.japanese.tables import table

VARIANTS = tuple(
    "ケヶがガ 龍竜 澤沢 邊辺邉 濱浜 國国 櫻桜 瀧滝 淵渕 諫諌 鰺鯵 礪砺 崎﨑 髙高 廣広 檜桧 籠篭 曽曾 "
    "龜亀 嶽岳 鹽塩 蘆芦 條条 栄榮 縣県 區区 竈釜竃 惠恵 與与 檮梼 祇祗 眞真 壽寿 黑黒 德徳 冨富 槇槙 "
    "驒騨 鷗鴎 萊莱 穎頴 莊荘 館舘 藏蔵 瀨瀬 彌弥 靜静 圓円 豐豊 澁渋 會会 當当 兒児 來来 賴頼 增増 "
    "郞郎 靑青 淸清 橫横 鄕郷".split()
)
"""Characters that stand for each other in names (龍ケ崎市, 竜ヶ崎市); the first stands for all."""

WITHOUT_OFFICE = frozenset(("016951", "016969", "016977", "016985", "016993", "017001"))
"""The six villages of the Northern Territories have codes and no office: a bare 泊村 is the other one."""

_ONE_FORM = str.maketrans({c: group[0] for group in VARIANTS for c in group})


class Municipality(NamedTuple):
    """A city, ward, town or village: code with check digit, name without county or city, kind, validity.

    `successor_code` is what came after one that is no more: 厚田村 has become part of 石狩市.
    """

    code: str
    prefecture_code: str
    name: str
    kana: str
    kind: str
    county: str
    parent_code: str
    valid_from: str
    valid_to: str
    successor_code: str

    def is_valid(self, on: str | None) -> bool:
        """Whether it exists on a day (YYYY-MM-DD); without a day, whether it still does."""
        if on is None:
            return not self.valid_to
        return self.valid_from <= on and (not self.valid_to or on <= self.valid_to)


@cache
def every_municipality() -> tuple[Municipality, ...]:
    """All of today's and of the past since 1970, by code and day."""
    return tuple(Municipality(**row) for row in table("municipalities"))


@cache
def municipalities() -> dict[str, Municipality]:
    """The municipality or ward that has a code today, or had it last."""
    return {one.code: one for one in every_municipality()}


@cache
def _by_form() -> dict[str, tuple[Municipality, ...]]:
    found = defaultdict[str, list[Municipality]](list)
    for one in every_municipality():
        for form in forms(one):
            found[form.translate(_ONE_FORM)].append(one)
    return {form: tuple(ones) for form, ones in found.items()}


@cache
def _by_short_name() -> dict[str, tuple[Municipality, ...]]:
    found = defaultdict[str, list[Municipality]](list)
    for one in every_municipality():
        if one.kind in ("市", "指定都市"):
            found[one.name[:-1].translate(_ONE_FORM)].append(one)
    return {form: tuple(ones) for form, ones in found.items()}


def forms(one: Municipality) -> tuple[str, ...]:
    """How it is written: 当別町 and 石狩郡当別町; 中央区 and 札幌市中央区."""
    if one.parent_code:
        return one.name, municipalities()[one.parent_code].name + one.name
    return (one.name, one.county + one.name) if one.county else (one.name,)


def municipalities_named(
    name: str, on: str | None = None, prefectures: Collection[str] = ()
) -> tuple[Municipality, ...]:
    """All that bear a name on a day: 府中市 is two, 札幌市中央区 one; none for 長野.

    One of the past is meant where none of the day bears the name, or, without a day, none in `prefectures`.
    """
    every = _by_form().get(name.translate(_ONE_FORM), ())
    inside = tuple(one for one in every if one.prefecture_code in prefectures)
    here = on is None or any(one.is_valid(on) for one in inside)
    return _of_day(inside if inside and here else every, on)


def municipalities_of(prefecture_code: str, name: str, on: str | None = None) -> tuple[Municipality, ...]:
    """All that bear a name in one prefecture; those of the past where none of the day does: 広島県大野町."""
    every = _by_form().get(name.translate(_ONE_FORM), ())
    return _of_day([one for one in every if one.prefecture_code == prefecture_code], on)


def _of_day(every: Sequence[Municipality], on: str | None) -> tuple[Municipality, ...]:
    """Those that exist on a day, else all without the ones that the same place was before."""
    valid = tuple(one for one in every if one.is_valid(on))
    if not valid:
        return tuple({(one.prefecture_code, one.county): one for one in every}.values())
    return tuple(one for one in valid if one.code not in WITHOUT_OFFICE) or valid


def is_of_the_past(name: str, on: str | None = None) -> bool:
    """Whether nothing bears a full name on a day any more: 浦和市, 中村市."""
    return not any(one.is_valid(on) for one in _by_form().get(name.translate(_ONE_FORM), ()))


def municipality_ending_at(text: str, end: int) -> int | None:
    """Where the longest name begins that ends at a place of a text; None where there is none.

    In 群馬県北群馬郡吉岡町 it is 北群馬郡吉岡町, in 四日市市 all of it.
    """
    known, longest = _by_form(), _longest_form()
    one_form = text[max(0, end - longest) : end].translate(_ONE_FORM)
    return next((end - len(one_form) + i for i in range(len(one_form) - 1) if one_form[i:] in known), None)


@cache
def _longest_form() -> int:
    return max(map(len, _by_form()))


def cities_called(short_name: str, on: str | None = None) -> tuple[Municipality, ...]:
    """The cities of a name without its 市: 札幌 is one, 府中 two; towns and villages are never shortened."""
    return _of_day(_by_short_name().get(short_name.translate(_ONE_FORM), ()), on)
