"""The phrasings of a place's name: a pattern finds where one may stand, Sudachi's tokens decide."""

from __future__ import annotations

import re

from extractors.place.near import prefectures_near
from extractors.place.words import is_free, stands_as_word
from pipeline.japanese.municipalities import municipality_ending_at
from pipeline.japanese.regions import (
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
LONGEST_WARD = 6


def prefecture(match: Match) -> PlaceLabel | None:
    """長野県 in 長野県内 and 長野県知事, not in 東京都市圏 or 富山県立大学."""
    if not stands_as_word(match.passage, match.start, match.end):
        return None
    codes = codes_of(match.text)
    return PlaceLabel(match.text, codes.prefecture_code) if codes else None


def municipality(match: Match) -> Stretch | None:
    """The longest name that ends here: 札幌市中央区, 石狩郡当別町; not the 千代田区 of 千代田区立."""
    text = match.passage.normalized
    start = municipality_ending_at(text, match.end)
    if start is None or not stands_as_word(match.passage, start, match.end):
        return None
    if is_city_of_ward(text, start, match.end):
        return None
    name = text[start : match.end]
    codes = codes_of(name, on=day_of(match))
    if codes is not None and codes.municipality_code is None:
        codes = codes_of(name, prefectures_near(match.annotated, match.passage, start), day_of(match))
    return Stretch(PlaceLabel(name, *codes), start, match.end) if codes else None


def short_name(match: Match) -> PlaceLabel | None:
    """A name that stands alone: 札幌 in 札幌で開催, 広島 in 札幌・広島の各市; not 札幌駅, nor Mr Nagano."""
    passage, end = match.passage, match.end
    if not is_free(passage, match.start, end):
        return None
    shared = _SHARED.match(passage.normalized, end)
    codes = codes_of_short_name(match.text, shared[1][-1] if shared else "")
    return PlaceLabel(match.text, *codes) if codes else None


def day_of(match: Match) -> str | None:
    """The day on which names are read: the publication's, where the source declares it."""
    day = match.annotated.declared.published_on
    return day.isoformat() if day else None


def is_city_of_ward(text: str, start: int, end: int) -> bool:
    """Whether a city's name goes on with its ward: 札幌市 in 札幌市中央区."""
    wards = (i + 1 for i in range(end + 1, min(len(text), end + LONGEST_WARD)) if text[i] == "区")
    return any(municipality_ending_at(text, ward) == start for ward in wards)


RULES: tuple[Rule, ...] = (
    Rule("prefecture", prefecture_pattern(), prefecture, "place"),
    Rule("municipality", "[市区町村]", municipality, "place"),
    Rule("short_name", short_name_pattern(), short_name, "place"),
)
