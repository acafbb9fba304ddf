"""Where names of regions stand: 札幌市, 郡山・会津地域, けいはんな学研都市, 兵庫地域(播磨)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from extractors.region.cues import EVENT
from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.japanese.prefectures import prefecture_named
from pipeline.labels import PlaceLabel

if TYPE_CHECKING:
    from spacy.tokens import Token

Form = Literal["place", "area", "short", "other"]

AREA = re.compile(r"(?:地域|エリア|地区|圏域|圏|特区|都市|ブロック|流域|半島|諸島|沿岸|バレー|地方)$")
AREA_HINT = re.compile(r"地域|エリア|地区|圏|特区|都市|ブロック|流域|半島|諸島|沿岸|バレー|地方")
_TRAILING = re.compile(r"等|など|ほか|外|他|内|全域|周辺|[0-9]+")
_BRACKETED = re.compile(r"\(([^()、,;:。0-9円]{1,20})\)")
SHORTEST_CITY = 3
_NAME_TAGS = ("名詞", "接尾辞", "接頭辞")
_EXCEPTED = re.compile(r"\((?:旧[^()]*|[^()]*(?:を除|以外)[^()]*)\)")
"""Brackets whose names are no members: 札幌市を除く, the former 旧余呉町 of a merged city."""

_OPENED = re.compile(r"[(:の]|\s+")


class Name(NamedTuple):
    """A stretch of a passage that names a region; `other` is a neighbour of such that is no place."""

    start: int
    end: int
    form: Form
    place: PlaceLabel | None = None


def names_in(annotated: AnnotatedDocument, passage: Passage) -> list[Name]:
    """All names of regions, in order; of two that overlap the longer one."""
    found = [*_places(annotated, passage)]
    if AREA_HINT.search(passage.normalized):
        found += _areas(passage)
    found.sort(key=lambda name: (name.start, -name.end))
    kept: list[Name] = []
    for name in found:
        overlaps = bool(kept) and name.start < kept[-1].end
        if overlaps and name.form == "area" and kept[-1].form != "area" and name.end > kept[-1].end:
            kept[-1] = name
        elif not overlaps:
            kept.append(name)
    excepted = [one.span() for one in _EXCEPTED.finditer(passage.normalized)]
    kept = [name for name in kept if not any(first < name.start < last for first, last in excepted)]
    said = {name for before, name in pairwise(kept) if _says_where(passage.normalized, before, name)}
    kept = [name for name in kept if name not in said]
    begins = {name.start: name for name in kept}
    return [name for name in kept if not _opens_a_bracket(passage.normalized, name, begins)]


def _places(annotated: AnnotatedDocument, passage: Passage) -> Iterator[Name]:
    """Places as they are labelled; a prefecture right before its municipality belongs to the name."""
    labels = list(annotated.labels("place", passage.index))
    joined = {one.end: one.start for one in labels if one.rule == "prefecture"}
    begins = {one.start for one in labels}
    for label in labels:
        if label.rule == "prefecture" and label.end in begins and not _broken(passage, label.end):
            continue
        start = label.start
        if label.rule == "municipality" and start in joined and not _broken(passage, start):
            start = joined[start]
        yield Name(start, label.end, "short" if label.rule == "short_name" else "place", label.value)


def _broken(passage: Passage, position: int) -> bool:
    """Whether a printed line ends at a place of the repaired text."""
    first, last = passage.text.original_span(position - 1, position + 1)
    return "\n" in passage.text.original[first:last]


def _opens_a_bracket(text: str, name: Name, begins: Mapping[int, Name]) -> bool:
    """広島県(福山市、…), 広島県 福山市: what comes before the bracket says where, it is no member itself."""
    opened = _OPENED.match(text, name.end)
    if name.form != "place" or opened is None or opened.end() not in begins:
        return False
    inside = begins[opened.end()].place
    return not opened[0].isspace() or (name.place is not None and _lies_in(inside, name.place))


def _says_where(text: str, before: Name, name: Name) -> bool:
    """福島県 in いわき市(福島県), 雄勝地区 in 石巻市(雄勝地区) says where, and is no member."""
    beside = text[before.end : name.start].strip() == "(" and text[name.end : name.end + 1] == ")"
    if before.form != "place" or not beside:
        return False
    return name.form == "area" or (name.place is not None and _lies_in(before.place, name.place))


def _lies_in(inside: PlaceLabel | None, prefecture: PlaceLabel) -> bool:
    if inside is None or inside.municipality_code is None or prefecture.municipality_code is not None:
        return False
    return inside.prefecture_code == prefecture.prefecture_code


def _areas(passage: Passage) -> Iterator[Name]:
    """Runs of nouns that end with 地域, エリア … and hold a proper noun, with the bracket of the name."""
    for run in _noun_runs(passage):
        run = _without_events(run)
        if not run or not AREA.search(run[-1].text):
            continue
        if run[-1].text == "都市" and len(run) < SHORTEST_CITY:
            continue
        end = run[-1].idx + len(run[-1].text)
        bracket = _BRACKETED.match(passage.normalized, end)
        if not any(map(_is_proper, run)) and not (bracket and prefecture_named(bracket[1])):
            continue
        belongs = bracket is not None and not EVENT.search(bracket[1])
        yield Name(run[0].idx, bracket.end() if bracket and belongs else end, "area")


def _without_events(run: list[Token]) -> list[Token]:
    """The run without 採択, 対象 … before the name and 等, 選定 … behind it."""
    first, last = 0, len(run)
    while last > first and (_TRAILING.fullmatch(run[last - 1].text) or EVENT.fullmatch(run[last - 1].text)):
        last -= 1
    while first < last and EVENT.match(run[first].text):
        first += 1
    return run[first:last]


def _noun_runs(passage: Passage) -> Iterator[list[Token]]:
    """Nouns that stand together, ・ among them; the ・ after 地域 or a 市 separates two names."""
    run: list[Token] = []
    for token in passage.doc:
        if _is_name_like(token, run) or _joins(token, run):
            run.append(token)
        else:
            yield run
            run = []
    yield run


def _joins(token: Token, run: list[Token]) -> bool:
    if token.text != "・" or not run:
        return False
    return not AREA.search(run[-1].text) and run[-1].text[-1] not in "市区町村県"


def _is_name_like(token: Token, run: list[Token]) -> bool:
    if token.tag_.startswith(_NAME_TAGS) and "数詞" not in token.tag_:
        return True
    return token.text == "な" and bool(run) and "地名" in run[-1].tag_


def _is_proper(token: Token) -> bool:
    return "固有名詞" in token.tag_
