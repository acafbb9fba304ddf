"""From the lines of the front page to what the document is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from extractors.document.cover import CoverLine, cover_of, is_set_in_type, marginal
from extractors.document.lines import body_stretch, day_beside_body, published_on, publisher_name
from extractors.document.rules import CLASS
from extractors.document.title import label_of, may_be_title, title_of, title_text
from extractors.document.value import Front
from pipeline.annotation import AnnotatedDocument, Declared, Passage
from pipeline.facts import Because, Draft, Label
from pipeline.japanese.ministries import body

_BRACKETS = re.compile(r"[(（【〔\[][^()（）【】〔〕\[\]]*[)）】〕\]]")
_BAR = re.compile(r"[|｜:：]|\s[-－–]\s")
_NOTICE = "class 通知"  # （通知） behind a title says it, whatever the title speaks of
MOST_PUBLISHERS = 3  # more bodies on lines of their own are a list of others
BESIDE = 4  # lines below the title that may say the class


def complete(annotated: AnnotatedDocument) -> Iterator[Draft]:
    """One fact: the front page, where it says anything; none for a mere phrase."""
    cover = cover_of(annotated)
    if not cover:
        return
    title = title_of(cover, is_set_in_type(annotated, cover))
    labels = {
        "title": label_of(title, title_text(title)) if title else None,
        "publisher": _publisher(annotated, cover),
        "published_start": _published(annotated, cover),
        "document_class": _class(annotated, cover, title),
    }
    found = {field: label for field, label in labels.items() if label is not None}
    if found:
        yield _draft(annotated, found, title)


def _draft(annotated: AnnotatedDocument, found: dict[str, Label], title: Sequence[CoverLine]) -> Draft:
    declared = annotated.declared
    said = {
        "title": declared.title,
        "publisher": declared.publisher,
        "published_start": declared.published_on,
    }
    printed = {field: label for field, label in found.items() if said.get(field) is None}
    anchor = next(iter(found.values()))
    because = tuple(Because(field, label, "document") for field, label in printed.items())
    quote = tuple((line.passage.index, 0, len(line.passage.normalized)) for line in title)
    value = _value({field: label.value for field, label in printed.items()}, declared)
    if value.publisher is None:
        value = replace(value, publisher=_site(annotated))
    return Draft(value, anchor.block, anchor.start, anchor.end, anchor.rule, because, quote)


def _value(printed: dict[str, Any], declared: Declared) -> Front:
    day = printed.get("published_start")
    return Front(
        title=declared.title or printed.get("title"),
        publisher=declared.publisher or printed.get("publisher"),
        published_start=day.start if day else declared.published_on,
        published_end=day.end if day else declared.published_on,
        published_precision=day.precision if day else "day" if declared.published_on else None,
        document_class=printed.get("document_class"),
    )


def _site(annotated: AnnotatedDocument) -> str | None:
    """Whose site a page belongs to, as the end of its title says: 農業白書について｜農林水産省."""
    if annotated.document.media_type != "text/html" or not annotated.document.title:
        return None
    found = body(_BAR.split(annotated.document.title)[-1].strip())
    return found.name if found else None


def _name(annotated: AnnotatedDocument, passage: Passage) -> str:
    start, end = body_stretch(annotated, passage)
    return publisher_name(passage.normalized[start:end])


def _publisher(annotated: AnnotatedDocument, cover: Sequence[CoverLine]) -> Label | None:
    """The bodies named on lines of their own: 文部科学省 and 経済産業省 below it are both; a tag is none."""
    lines = [line for line in cover if line.role == "publisher"]
    if not 0 < len(lines) <= MOST_PUBLISHERS:
        return None
    first = lines[0].passage
    together = [line for line in lines if 0 <= line.passage.index - first.index < len(lines)]
    names = list(dict.fromkeys(_name(annotated, line.passage) for line in together))
    return Label(
        "publisher", "・".join(names), first.index, *body_stretch(annotated, first), "publisher's line"
    )


def _published(annotated: AnnotatedDocument, cover: Sequence[CoverLine]) -> Label | None:
    """The one date that stands alone on the front page; None where two differ."""
    of_role = {"date": published_on, "publisher": day_beside_body}
    found = (of_role[line.role](annotated, line.passage) for line in cover if line.role in of_role)
    dates = [one for one in found if one is not None]
    days = {(one.value.start, one.value.end) for one in dates}
    return dates[0] if len(days) == 1 else None


def _class(
    annotated: AnnotatedDocument, cover: Sequence[CoverLine], title: Sequence[CoverLine]
) -> Label | None:
    """The class that the title says, else a stamp (事務連絡), a subtitle, a running header."""
    is_set = is_set_in_type(annotated, cover)
    stamps = [line.passage for line in cover if line.role == "stamp"]
    beside = [line.passage for line in cover if is_set and may_be_title(line) and line not in title][:BESIDE]
    for passages in ([line.passage for line in title], stamps, beside, list(marginal(annotated))):
        label = _last_class(passages)
        if label is not None:
            return label
    return None


def _last_class(passages: Sequence[Passage]) -> Label | None:
    """The last class word outside of brackets, else the last within them; （通知） before all."""
    outside, inside = list[Label](), list[Label]()
    for passage in passages:
        brackets = [match.span() for match in _BRACKETS.finditer(passage.normalized)]
        for label in sorted((one for one in passage.labels if one.name == CLASS), key=lambda one: one.start):
            if label.rule == _NOTICE:
                return label
            is_inside = any(start <= label.start and label.end <= end for start, end in brackets)
            (inside if is_inside else outside).append(label)
    found = outside or inside
    return found[-1] if found else None
