"""The phrasings of a declared number of regions; names are found by their shape (runs, stacks)."""

from __future__ import annotations

from extractors.region.counts import (
    CLUSTERS,
    MUNICIPALITIES,
    NUMBER,
    OF_PREFECTURES,
    PLACES,
    PREFECTURES,
    REGIONS,
    UNGROUPED,
    added_up,
    declared,
    in_prefectures,
)
from pipeline.rules import Rule

_BEFORE = r"(?:約|およそ|おおむね|概ね|最大|上限|少なくとも)?"
_AFTER = r"(?:程度|前後|以上|以内|以下|ほど)?"
_NO_NUMBER = r"[0-9第.,/一二三四五六七八九十百千万億]|年間|No"
_COUNT = rf"(?P<count>{NUMBER})\s?"
_LABEL = "declared_regions"


def _rule(name: str, pattern: str) -> Rule:
    return Rule(name, pattern, declared, _LABEL, not_after=_NO_NUMBER)


RULES: tuple[Rule, ...] = (
    _rule(
        "regions_with_another_count",
        rf"{_BEFORE}{_COUNT}(?P<unit>{REGIONS})\((?P<alt>{NUMBER})\s?(?P<alt_unit>{CLUSTERS})\)",
    ),
    _rule(
        "another_count_with_regions",
        rf"(?P<alt>{NUMBER})\s?(?P<alt_unit>{CLUSTERS})\({_COUNT}(?P<unit>{REGIONS})\)",
    ),
    _rule(
        "range_of_regions",
        rf"{_BEFORE}{_COUNT}(?:{REGIONS}|{PLACES})?[~～〜-](?P<high>{NUMBER})\s?(?P<unit>{REGIONS}|{PLACES}){_AFTER}",
    ),
    _rule("number_of_regions", rf"{_BEFORE}{_COUNT}(?P<unit>{REGIONS}){_AFTER}"),
    _rule("number_of_places", rf"{_BEFORE}{_COUNT}(?P<unit>{PLACES}){_AFTER}"),
    _rule(
        "number_of_municipalities",
        rf"{_BEFORE}(?P<count>{NUMBER}|{UNGROUPED})\s?の?(?P<unit>{MUNICIPALITIES}){_AFTER}",
    ),
    Rule(
        "municipalities_in_prefectures",
        rf"(?P<prefectures>{PREFECTURES})・?(?P<count>{NUMBER}|{UNGROUPED})(?P<unit>{OF_PREFECTURES}){_AFTER}",
        in_prefectures,
        _LABEL,
        not_after=_NO_NUMBER,
    ),
    _rule(
        "number_before_a_noun",
        rf"{_BEFORE}{_COUNT}つ?の(?:[^0-9、。()のをがはに]{{0,8}})?(?P<unit>{REGIONS})",
    ),
    Rule("kinds_added_up", r"(?:[0-9]{1,3}[都道府県市区町村]){2,}", added_up, _LABEL, not_after=_NO_NUMBER),
)
