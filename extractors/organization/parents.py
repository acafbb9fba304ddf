"""What a bureau or division is a part of, where the document prints it: 総務課 of 国土交通省港湾局."""

from __future__ import annotations

from dataclasses import replace

from extractors.organization.endings import kind_by_words
from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.facts import Label
from pipeline.japanese.ministries import body
from pipeline.labels import OrganizationLabel
from pipeline.outline import Relation

_PARTS = frozenset({"bureau", "division"})
_WHOLES = frozenset({"ministry", "agency", "commission", "office", "bureau"})
_MARKS = "#*【】[]<>〈〉()○●■□◆◇・: "
_ABOVE: tuple[Relation, ...] = ("row_label", "list_parent", "heading")


def kind_of(value: OrganizationLabel) -> str:
    """What kind of body it is, by the list of the state's bodies or by the words of its name."""
    found = body(value.canonical_name)
    return found.kind if found else kind_by_words(value.name)


def label_parents(annotated: AnnotatedDocument) -> None:
    """Give bureaus and divisions the body before them: in the line, in the column before, in the heading."""
    for passage in annotated.body():
        for label in list(passage.named("organization")):
            if kind_of(label.value) in _PARTS:
                whole = _before(passage, label) or _above(annotated, label)
                passage.withdraw([label])
                passage.place(label._replace(value=_part_of(whole.value if whole else None, label.value)))


def _part_of(whole: OrganizationLabel | None, part: OrganizationLabel) -> OrganizationLabel:
    if whole is None or whole.canonical_name == part.canonical_name:
        return replace(part, local=True)
    return replace(part, parent=whole.full_name, local=whole.local)


def _before(passage: Passage, label: Label) -> Label | None:
    """The larger body that ends where a part begins: 文部科学省 |研究振興局."""
    for one in passage.named("organization"):
        if one.end <= label.start and not passage.normalized[one.end : label.start].strip():
            return one if _may_hold(one, label) else None
    return None


def _above(annotated: AnnotatedDocument, label: Label) -> Label | None:
    """The ministry that is the whole label of the row or the whole heading, where a part begins its line."""
    if annotated.passages[label.block].normalized[: label.start].strip(_MARKS):
        return None
    for governor in annotated.governors("organization", label.block, _ABOVE):
        whole = _whole(annotated.passages[governor.label.block])
        return whole if whole and _may_hold(whole, label) else None
    return None


def _whole(passage: Passage) -> Label | None:
    """The body that a cell or heading is: 文部科学省, or the bureau of 文部科学省 研究振興局."""
    labels, rest, above = passage.named("organization"), passage.normalized, None
    for label in labels:
        if above is not None and label.value.parent != above:
            return None
        rest, above = rest.replace(label.value.name, "", 1), label.value.full_name
    return None if rest.strip(_MARKS) else labels[-1]


def _may_hold(whole: Label, part: Label) -> bool:
    """Whether a body may have the part: a ministry a bureau or a division, a bureau a division."""
    kinds = kind_of(whole.value), kind_of(part.value)
    return kinds[0] in _WHOLES and kinds != ("bureau", "bureau")
