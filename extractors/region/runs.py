"""Names side by side in one passage: joined by 、・/ and 及び, 並びに, と, or by a line's end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.region.names import Name
from pipeline.annotation import Passage
from pipeline.japanese.regions import prefecture_pattern

_SEPARATOR = r"(?:[、,・/;]|[、,]?(?:及び|並びに|および|ならびに|又は|または|若しくは|もしくは|並に|と|や))"
_GAP = re.compile(
    rf"\s*(?:\((?:[^()]{{1,30}}|旧[^()]{{1,80}})\))?\s*\)?{_SEPARATOR}\s*"
    r"(?:\(?[0-9]{1,2}[.)]?\s*)?(?:同|\S{2,3}[都道府県]\s*[(:の])?"
)
_NEXT_PREFECTURE = re.compile(rf"\)?\s+(?:{prefecture_pattern()})\s*[\s:(]\s*")
"""宮古市、釜石市 宮城県:石巻市: the names of the next prefecture."""

_SPACE = re.compile(r"[\s○●◎■□◆◇]+(?:\(?[0-9]{1,2}[.)]\s*)?")
_OTHER = re.compile(rf"{_SEPARATOR}\s*([^\s、,・/;。()「」:：0-9]{{3,18}})(?=[、,・/;]|$)")
FEWEST = 2
FEWEST_WITH_SPACES = 3
KNOWN_FOR_EACH_OTHER = 3


def runs(passage: Passage, names: Sequence[Name]) -> Iterator[tuple[Name, ...]]:
    """Runs of two names or more; a short list of names that are no places may stand among many that are."""
    run: list[Name] = []
    for name in names:
        if run and not _follows(passage, run, name):
            yield from _if_list(passage, _with_others(passage, run))
            run = []
        if run and name.start > run[-1].end:
            run += _between(passage, run[-1], name)
        run.append(name)
    if run:
        yield from _if_list(passage, _with_others(passage, run))


def _if_list(passage: Passage, run: list[Name]) -> Iterator[tuple[Name, ...]]:
    mixed = run[0].form == "short" and any(name.form != "short" for name in run)
    spaced = all(not passage.normalized[a.end : b.start].strip() for a, b in pairwise(run))
    fewest = FEWEST_WITH_SPACES if spaced and not _are_alike(passage, run) else FEWEST
    if len(run) >= fewest and not mixed:
        yield tuple(run)


def _are_alike(passage: Passage, run: Sequence[Name]) -> bool:
    """吉野町 下市町: municipalities of one kind; not 札幌市 中央区, of which one lies in the other."""
    ends = {passage.normalized[name.end - 1] for name in run}
    codes = [name.place.municipality_code for name in run if name.place]
    return ends <= set("町村") and all(codes) and len(codes) == len(run)


def _follows(passage: Passage, run: Sequence[Name], name: Name) -> bool:
    gap = passage.normalized[run[-1].end : name.start]
    if not gap:
        first, last = passage.text.original_span(name.start - 1, name.start + 1)
        return "\n" in passage.text.original[first:last]
    if _SPACE.fullmatch(gap):
        return name.form == run[-1].form != "short"
    if _GAP.fullmatch(gap) or _NEXT_PREFECTURE.fullmatch(gap):
        return True
    return len(run) >= KNOWN_FOR_EACH_OTHER and bool(_between(passage, run[-1], name))


def _between(passage: Passage, before: Name, after: Name) -> list[Name]:
    """The one name between two members that is no place: 、石狩川流域水道企業団、."""
    found = _OTHER.match(passage.normalized, before.end)
    if found and _GAP.fullmatch(passage.normalized[found.end() : after.start]) and _is_noun(passage, found):
        return [Name(found.start(1), found.end(1), "other")]
    return []


def _with_others(passage: Passage, run: list[Name]) -> list[Name]:
    """The run with what follows it to the end of the passage."""
    room = len(run) // KNOWN_FOR_EACH_OTHER
    while room and (found := _OTHER.match(passage.normalized, run[-1].end)) and _is_noun(passage, found):
        run.append(Name(found.start(1), found.end(1), "other"))
        room -= 1
    return run


def _is_noun(passage: Passage, found: re.Match[str]) -> bool:
    span = passage.doc.char_span(found.start(1), found.end(1))
    return span is not None and all(token.tag_.startswith(("名詞", "接")) for token in span)
