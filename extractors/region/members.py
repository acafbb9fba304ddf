"""How a name is tied to places: 札幌市 is one, 札幌地域 named after one, 大阪府北部地域 within one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from extractors.region.names import AREA_HINT, Name
from extractors.region.value import Member, Tie
from pipeline.japanese.prefectures import prefecture_named
from pipeline.japanese.regions import Codes, codes_of, codes_of_short_name

_BRACKET = re.compile(r"\([^()]*\)$")
_SUFFIX = re.compile(rf"(?:{AREA_HINT.pattern}|学研|研究学園|研究|広域|中核|県央|市)+$")
FEWEST_CERTAIN = 2


def members_of(
    names: Iterable[tuple[Name, str]], kind: str = "", on: str | None = None
) -> tuple[Member, ...]:
    """Members in order; an ambiguous one is decided by the others if all of them lie in one prefecture.

    `kind` is the 市 or 県 that short names share (札幌・広島の各市); `on` the day on which names are read.
    """
    members = tuple(_member(name, text, kind, on) for name, text in names)
    certain = [member.prefecture_code for member in members if member.municipality_code]
    if len(certain) < FEWEST_CERTAIN or len(set(certain)) != 1:
        return members
    near = [code for code in certain if code]
    return tuple(_decided(member, near, on) for member in members)


def _member(name: Name, text: str, kind: str, on: str | None) -> Member:
    if name.form == "short" and (codes := codes_of_short_name(text, kind)):
        return Member(text, "is" if kind else "named_after", *codes)
    if name.form == "place" and name.place:
        return Member(text, "is", name.place.prefecture_code, name.place.municipality_code)
    return area_member(text, on) if name.form == "area" else Member(text)


def _decided(member: Member, near: Collection[str], on: str | None) -> Member:
    if member.relation != "is" or member.municipality_code:
        return member
    codes = codes_of(member.name, near, on)
    return Member(member.name, "is", *codes) if codes else member


def area_member(text: str, on: str | None = None) -> Member:
    """An area by its name; the prefecture in its bracket decides: 上川地域(北海道) lies within 01."""
    bracket = _BRACKET.search(text)
    inside = prefecture_named(bracket[0][1:-1]) if bracket else None
    member = _named(text, on, (inside.code,) if inside else ())
    if inside is None or member.prefecture_code == inside.code:
        return member
    return Member(text, "within", inside.code)


def _named(text: str, on: str | None, near: Collection[str]) -> Member:
    """郡山・会津地域 is named after two of one prefecture; けいはんな学研都市 after none with a code."""
    head = _SUFFIX.sub("", _BRACKET.sub("", text))
    for end in range(len(head), 2, -1):
        if codes := codes_of(head[:end], near, on):
            return Member(text, "named_after" if end == len(head) else "within", *codes)
    parts = [codes_of_short_name(part) for part in head.split("・")]
    known = [one for one in parts if one]
    ties = tuple(Tie("named_after", *one) for one in known) if len(known) > 1 else ()
    return Member(text, "named_after", *_shared(known, len(parts)), ties) if known else Member(text)


def _shared(codes: list[Codes], parts: int) -> Codes:
    if len(codes) == parts == 1:
        return codes[0]
    prefectures = {one.prefecture_code for one in codes}
    return Codes(prefectures.pop() if len(codes) == parts and len(prefectures) == 1 else None)
