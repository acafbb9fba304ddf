"""The bodies that stand beside the words of a role: 文部科学省と経済産業省|が共同で選定."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import re2

from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.facts import Label
from pipeline.japanese.ministries import body

_ABBREVIATION = r"(?:\([^()]{1,20}\))?"
_FORM = r"(?:\((?:独|国研|国立研究開発法人|財|社|一財|一社|公財|公社|株|有|学)\))?"
_JOINT = re2.compile(rf"^{_ABBREVIATION}\s*(?:[、,・と/]|及び|並びに)?\s*{_FORM}$")
_TO_THE_WORDS = re2.compile(rf"^{_ABBREVIATION}\s?$")
_FILLER = re2.compile(rf"^[\s「:・○●■]*{_FORM}$")
_OF_RANK = frozenset({"ministry", "agency"})


def before(passage: Passage, end: int) -> tuple[Label, ...]:
    """The row of bodies that ends at a place, with an abbreviation behind each: 海図機構(JHO)|が."""
    found: list[Label] = []
    for label in reversed(_free(passage)):
        if label.end > end:
            continue
        if not (_JOINT if found else _TO_THE_WORDS).match(passage.normalized[label.end : end]):
            break
        found.append(label)
        end = label.start
    return _named(found[::-1])


def behind(passage: Passage, start: int) -> tuple[Label, ...]:
    """The row of bodies that begins at a place: 実施主体:|里海機構、海図機構."""
    found: list[Label] = []
    for label in _free(passage):
        if label.start < start:
            continue
        if not (_JOINT if found else _FILLER).match(passage.normalized[start : label.start]):
            break
        found.append(label)
        start = label.end
    return _named(found)


def listed_ministries(annotated: AnnotatedDocument, count: int) -> tuple[Label, ...]:
    """The ministries that the document lists in one row, if there are that many: which 4省 are meant."""
    rows = [row for passage in annotated.body() for row in _rows(passage) if len(row) == count]
    meant = {frozenset(label.value.canonical_name for label in row) for row in rows}
    return rows[0] if len(meant) == 1 else ()


def is_of_rank(label: Label) -> bool:
    """Whether a body is a ministry or an agency of the state."""
    found = body(label.value.canonical_name)
    return found is not None and found.kind in _OF_RANK


def _rows(passage: Passage) -> Iterator[tuple[Label, ...]]:
    """The rows of different ministries in a passage."""
    start = 0
    while row := behind_any(passage, start):
        start = row[-1].end
        if all(map(is_of_rank, row)) and len({label.value.canonical_name for label in row}) == len(row):
            yield row


def behind_any(passage: Passage, start: int) -> tuple[Label, ...]:
    """The first row of bodies from a place on."""
    first = next((label for label in _free(passage) if label.start >= start), None)
    return behind(passage, first.start) if first else ()


def _free(passage: Passage) -> Sequence[Label]:
    """The bodies that are no part of a program's name: not 海図機構 in 海図機構支援事業."""
    programs = passage.named("program")
    return [
        label
        for label in passage.named("organization")
        if not any(one.start <= label.start and label.end <= one.end for one in programs)
    ]


def _named(labels: Sequence[Label]) -> tuple[Label, ...]:
    """Of 文部科学省研究振興局 the bureau; none where a bureau's ministry is not known."""
    if any(label.value.local for label in labels):
        return ()
    parents = {label.value.parent for label in labels}
    return tuple(label for label in labels if label.value.full_name not in parents)
