"""Place facts: each label as it is."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.place.value import Place
from pipeline.annotation import AnnotatedDocument
from pipeline.facts import Draft


def complete(annotated: AnnotatedDocument) -> Iterator[Draft]:
    """One fact for each place that is named."""
    for passage in annotated.body():
        for label in passage.named("place"):
            place = Place(label.value.name, label.value.prefecture_code, label.value.municipality_code)
            yield Draft(place, label.block, label.start, label.end, label.rule)
