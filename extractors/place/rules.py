"""The phrasings of a place's name: a pattern finds where one may stand, Sudachi's tokens decide."""

from __future__ import annotations

import re

from extractors.place.near import day_of, prefectures_near
from extractors.place.words import (
    goes_on,
    holds_municipality,
    is_free,
    is_part_of_a_town,
    may_be_a_person,
    prefecture_before,
    stands_as_word,
)
from pipeline.japanese.municipalities import is_of_the_past, municipality_ending_at
from pipeline.japanese.regions import (
    Codes,
    codes_of,
    codes_of_short_name,
    prefecture_pattern,
    short_name_pattern,
)
from pipeline.labels import PlaceLabel
from pipeline.rules import Match, Rule, Stretch

_SHARED = re.compile(
    r"(?:[・、,][^\s・、,。()]{1,6}){0,50}(?:の[各\d二三四五六七八九十両]{1,2}|[各\d]{1,2})(市|区|町|村|県|府県|都府県)"
)


def prefecture(match: Match) -> PlaceLabel | None:
    """長野県 in 長野県内 and 長野県知事, not in 東京都市圏 or 富山県立大学."""
    here = match.passage, match.start, match.end
    if not stands_as_word(*here) and not holds_municipality(*here):
        return None
    codes = codes_of(match.text)
    return PlaceLabel(match.text, codes.prefecture_code) if codes else None


def municipality(match: Match) -> Stretch | None:
    """The longest name that ends here: 札幌市中央区, 石狩郡当別町; not the 千代田区 of 千代田区立."""
    text = match.passage.normalized
    start = municipality_ending_at(text, match.end)
    if start is None:
        return None
    inside = prefecture_before(match.passage, start, match.end)
    if not stands_as_word(match.passage, start - len(inside), match.end):
        return None
    if goes_on(text, start, match.end) or is_part_of_a_town(match.passage, start, match.end):
        return None
    codes = _codes(match, start, inside)
    return Stretch(PlaceLabel(text[start : match.end], *codes), start, match.end) if codes else None


def _codes(match: Match, start: int, inside: str) -> Codes | None:
    """The codes on the document's day, by the prefecture right before the name or the nearest one."""
    text, day = match.passage.normalized, day_of(match.annotated)
    name = text[start : match.end]
    if inside:
        return codes_of(inside + name, on=day)
    if is_of_the_past(name, day) and may_be_a_person(text, start, match.end):
        return None
    codes = codes_of(name, on=day)
    if codes is None or (codes.municipality_code is not None and not is_of_the_past(name, day)):
        return codes
    return codes_of(name, prefectures_near(match.annotated, match.passage, start), day)


def short_name(match: Match) -> PlaceLabel | None:
    """A name that stands alone: 札幌 in 札幌で開催, 広島 in 広島・札幌の各市; not 札幌駅, nor Mr Nagano."""
    passage, end = match.passage, match.end
    if not is_free(passage, match.start, end):
        return None
    shared = _SHARED.match(passage.normalized, end)
    codes = codes_of_short_name(match.text, shared[1][-1] if shared else "", day_of(match.annotated))
    return PlaceLabel(match.text, *codes) if codes else None


RULES: tuple[Rule, ...] = (
    Rule("prefecture", prefecture_pattern(), prefecture, "place"),
    Rule("municipality", "[市区町村]", municipality, "place"),
    Rule("short_name", short_name_pattern(), short_name, "place"),
)
