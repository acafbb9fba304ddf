"""Place facts: each label as it is, an ambiguous one decided by the places that are named beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.place.value import Place
from pipeline.annotation import AnnotatedDocument
from pipeline.facts import Draft, Label
from pipeline.japanese.regions import Codes, codes_of

FEWEST_CERTAIN = 2


def complete(annotated: AnnotatedDocument) -> Iterator[Draft]:
    """One fact for each place that is named."""
    for passage in annotated.body():
        labels = list(annotated.labels("place", passage.index))
        near = _prefectures_beside(labels)
        for label in labels:
            codes = Codes(label.value.prefecture_code, label.value.municipality_code)
            if codes == Codes() and near:
                codes = codes_of(label.value.name, near) or codes
            yield Draft(Place(label.value.name, *codes), label.block, label.start, label.end, label.rule)


def _prefectures_beside(labels: Sequence[Label]) -> frozenset[str]:
    """登別市、伊達市、白老町: all that is certain lies in Hokkaido, so does the one that is not."""
    certain = [one.value.prefecture_code for one in labels if one.value.municipality_code]
    return frozenset(certain) if len(certain) >= FEWEST_CERTAIN and len(set(certain)) == 1 else frozenset()
