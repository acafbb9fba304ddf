"""The prefectures that stand near a name and may decide which place it means."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.facts import Label
from pipeline.outline import Relation

FARTHEST = 100
_GOVERNING: frozenset[Relation] = frozenset(
    ("row_label", "column_header", "caption", "list_parent", "preceding", "heading")
)


def prefectures_near(annotated: AnnotatedDocument, passage: Passage, start: int) -> frozenset[str]:
    """The last prefecture named before a place in its sentence, else the only one of the nearest governor.

    広島県の福山市、府中市: 34 for both.
    """
    first, _ = passage.sentence(start, start)
    for label in islice(reversed(passage.labels), FARTHEST):
        if label.name != "place" or label.start < first:
            break
        if is_prefecture(label):
            return frozenset({label.value.prefecture_code})
    return next(_governing(annotated, passage), frozenset())


def is_prefecture(label: Label) -> bool:
    """Whether a label names a prefecture by its full name."""
    return label.name == "place" and label.rule == "prefecture"


def _governing(annotated: AnnotatedDocument, passage: Passage) -> Iterator[frozenset[str]]:
    for link in annotated.outline.chain(passage.index):
        if link.relation in _GOVERNING:
            named = {
                one.value.prefecture_code
                for one in annotated.labels("place", link.block)
                if is_prefecture(one)
            }
            if named:
                yield frozenset(named) if len(named) == 1 else frozenset()
                return
