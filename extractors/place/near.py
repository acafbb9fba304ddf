"""What stands near a name and may decide which place it means: prefectures, and the document's day."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.facts import Label
from pipeline.labels import DateLabel
from pipeline.outline import Relation

_GOVERNING: frozenset[Relation] = frozenset(
    ("row_label", "column_header", "caption", "list_parent", "preceding", "heading")
)


def prefectures_near(annotated: AnnotatedDocument, passage: Passage, start: int) -> frozenset[str]:
    """The last prefecture named before a place in its sentence, else the only one of the nearest governor.

    広島県の福山市、府中市: 34 for both.
    """
    first, _ = passage.sentence(start, start)
    for label in reversed(passage.named("place")):
        if label.start < first:
            break
        if is_prefecture(label) and label.start < start:
            return frozenset({label.value.prefecture_code})
    return next(_governing(annotated, passage), frozenset())


def is_prefecture(label: Label) -> bool:
    """Whether a label names a prefecture by its full name."""
    return label.name == "place" and label.rule == "prefecture"


def day_of(annotated: AnnotatedDocument) -> str | None:
    """The day on which names are read: the publication's as the source declares it, or the front's date."""
    if annotated.declared.published_on is not None:
        return annotated.declared.published_on.isoformat()
    for block in annotated.outline.front:
        for label in annotated.passages[block].named("date"):
            value: DateLabel = label.value
            if value.precision in ("day", "month") and not value.is_range and value.start and value.end:
                return value.end.isoformat()
    return None


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
