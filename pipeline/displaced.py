"""Marks that a conversion moved to another place of their line, and the holes that they left there."""

from __future__ import annotations

import re
from typing import NamedTuple

_LEADING = re.compile(r"(?:[,()「」] ?){1,12}")
_TRAILING = re.compile(r"(?: ?,){1,6}$")
_SPLIT_AMOUNT = re.compile(
    r"(?<![0-9,.])(?<![0-9] )[0-9]{1,3}(?: [0-9]{3}){1,4}(?![0-9,. ]*[0-9])(?=[兆億万千百]*円)"
)
_DOUBLED = re.compile(r"、(?: ?、){1,6}$")
_OPENING = re.compile(r"(?<=[ぁ-ん]) (?=[「『(])")


class Displaced(NamedTuple):
    """What stands in the holes, by position, and the positions of marks that belong elsewhere."""

    holes: dict[int, str]
    strays: set[int]


def displaced_marks(line: str) -> Displaced:
    """The marks of a line that were moved: as many as it has holes for, else none.

    ", ( , )額:4 548百万円 3 901百万円" has two commas too many and two amounts that lack one.
    """
    found = Displaced({}, set())
    if " " in line:
        _commas(line, found)
        _pauses(line, found)
    return found


def _commas(line: str, found: Displaced) -> None:
    holes = [
        match.start() + offset
        for match in _SPLIT_AMOUNT.finditer(line)
        for offset, character in enumerate(match[0])
        if character == " "
    ]
    for pattern in (_LEADING.match, _TRAILING.search):
        cluster = pattern(line)
        if holes and cluster and cluster[0].count(",") == len(holes):
            found.holes.update(dict.fromkeys(holes, ","))
            found.strays.update(range(*cluster.span()))
            return


def _pauses(line: str, found: Displaced) -> None:
    """A pause (、) doubled at the line's end that is missing before 「: 7月には 「大綱」…であり、、."""
    doubled = _DOUBLED.search(line)
    holes = [match.start() for match in _OPENING.finditer(line)]
    if doubled is None or not holes or doubled[0].count("、") - len(holes) not in (0, 1):
        return
    found.holes.update(dict.fromkeys(holes, "、"))
    kept = doubled[0].count("、") - len(holes)
    found.strays.update(range(doubled.start() + kept, doubled.end()))
