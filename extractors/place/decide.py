"""Which place an ambiguous name means (府中市, 伊達市, 北区), once all places of the document are known."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.place.near import day_of, is_prefecture
from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.facts import Label
from pipeline.japanese.regions import Codes, codes_of

FEWEST_CERTAIN = 2
_BRACKET = re.compile(r" ?[(〔\[]$")


def decide(annotated: AnnotatedDocument) -> None:
    """Give each ambiguous name its codes, where something in the document says which one is meant."""
    open_ones = [label for label in annotated.labels("place") if _is_open(label)]
    if not open_ones:
        return
    day, elsewhere, front = day_of(annotated), _decided_by_name(annotated), _prefectures_of_front(annotated)
    for label in open_ones:
        passage = annotated.passages[label.block]
        evidence = (*_beside(passage, label), *elsewhere.get(label.value.name, ()), front)
        for prefectures in filter(None, evidence):
            codes = codes_of(label.value.name, prefectures, day)
            if codes is not None and codes.municipality_code:
                _relabel(passage, label, codes)
                break


def _is_open(label: Label) -> bool:
    return label.rule == "municipality" and label.value.municipality_code is None


def _relabel(passage: Passage, label: Label, codes: Codes) -> None:
    passage.withdraw([label])
    value = replace(
        label.value, prefecture_code=codes.prefecture_code, municipality_code=codes.municipality_code
    )
    passage.place(label._replace(value=value))


def _beside(passage: Passage, label: Label) -> Iterator[frozenset[str]]:
    """What its block says: 府中市(広島県), 登別市、伊達市、白老町, 福島県と伊達市."""
    labels = passage.named("place")
    for other in labels:
        if other.start > label.end and is_prefecture(other):
            if _BRACKET.search(passage.normalized[label.end : other.start]):
                yield frozenset({other.value.prefecture_code})
            break
    yield _of_certain(labels)
    yield frozenset(one.value.prefecture_code for one in labels if is_prefecture(one))


def _of_certain(labels: Sequence[Label]) -> frozenset[str]:
    """登別市、伊達市、白老町: all that is certain lies in Hokkaido, so does the one that is not."""
    certain = [one.value.prefecture_code for one in labels if one.value.municipality_code]
    return frozenset(certain) if len(certain) >= FEWEST_CERTAIN and len(set(certain)) == 1 else frozenset()


def _decided_by_name(annotated: AnnotatedDocument) -> Mapping[str, tuple[frozenset[str]]]:
    """The names that the document uses with their prefecture elsewhere, always with the same."""
    found = defaultdict[str, set[str]](set)
    for label in annotated.labels("place"):
        if label.rule == "municipality" and label.value.municipality_code:
            found[label.value.name].add(label.value.prefecture_code)
    return {name: (frozenset(codes),) for name, codes in found.items() if len(codes) == 1}


def _prefectures_of_front(annotated: AnnotatedDocument) -> frozenset[str]:
    """The one prefecture that the document's front, or its declared publisher, names."""
    found = {
        label.value.prefecture_code
        for block in annotated.outline.front
        for label in annotated.labels("place", block)
        if is_prefecture(label)
    }
    publisher = codes_of(annotated.declared.publisher or "")
    if publisher and publisher.prefecture_code:
        found = {publisher.prefecture_code}
    return frozenset(found) if len(found) == 1 else frozenset()
