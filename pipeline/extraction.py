"""From a Document to the facts of each kind: a pure function of Document, declared metadata and rules."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.annotation import AnnotatedDocument, Declared, Passage
from pipeline.documents import Document
from pipeline.facts import Because, Draft, Evidence, Fact, Position
from pipeline.kinds import Kind, in_order, plain_value
from pipeline.round_trip import is_spelled

LONGEST_QUOTE = 160
LONGEST_ANCHOR = 400
LONGEST_HEADING = 40
SECTION_MARK = " › "


def extract(
    document: Document,
    kinds: Sequence[Kind],
    declared: Declared | None = None,
    *,
    name: str = "",
) -> dict[str, list[Fact]]:
    """The facts of a document by kind, in the order of the text.

    `kinds` holds every kind that one of them needs; `name` is the document's logical path, on which the
    identity of its facts rests.
    """
    return facts_of(annotate(document, kinds, declared), kinds, name)


def annotate(
    document: Document, kinds: Sequence[Kind], declared: Declared | None = None
) -> AnnotatedDocument:
    """The document with the labels of all kinds, each kind after those that it needs."""
    annotated = AnnotatedDocument(document, declared)
    body = list(annotated.body())
    for kind in in_order(kinds).values():
        label(annotated, kind, body)
        if kind.relabel:
            kind.relabel(annotated)
    return annotated


def label(annotated: AnnotatedDocument, kind: Kind, passages: Sequence[Passage]) -> None:
    """Leave the labels of a kind's rules on the passages that hold what they ask for."""
    for passage in passages:
        if kind.may_say(passage.normalized):
            for _ in kind.matcher.labels(annotated, passage):
                pass


def facts_of(annotated: AnnotatedDocument, kinds: Sequence[Kind], name: str) -> dict[str, list[Fact]]:
    """The facts that each kind completes from the labels of an annotated document."""
    return {kind.name: _identified(annotated, kind, name) for kind in in_order(kinds).values()}


def _identified(annotated: AnnotatedDocument, kind: Kind, name: str) -> list[Fact]:
    drafts = sorted(
        kind.complete(annotated),
        key=lambda draft: (draft.block, draft.start, draft.end),
    )
    occurrences = Counter[str]()
    facts = []
    for draft in drafts:
        anchor = anchor_of(annotated, draft)
        facts.append(
            _fact(
                annotated,
                kind,
                draft,
                anchor,
                fact_id(name, kind.name, anchor, occurrences[anchor]),
            )
        )
        occurrences[anchor] += 1
    return facts


def fact_id(document: str, kind: str, anchor: str, occurrence: int) -> str:
    """The identity of a fact, 24 hexadecimal digits: where it stands in print, never what was inferred."""
    key = "\x1f".join((document, kind, anchor, str(occurrence)))
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def anchor_of(annotated: AnnotatedDocument, draft: Draft) -> str:
    """What is printed: the value's characters with the headers of its cell, or with its sentence."""
    passage = annotated.passages[draft.block]
    value = passage.normalized[draft.start : draft.end]
    start, end = _words_of_anchor(passage, draft)
    words = passage.normalized[start:end]
    if passage.block.cell is None:
        return f"{value}\x1e{words}"
    headers = [
        annotated.passages[link.block].normalized
        for link in annotated.outline.chain(draft.block)
        if link.relation in ("row_label", "column_header")
    ]
    return "\x1e".join((value, words, *headers))


def _words_of_anchor(passage: Passage, draft: Draft) -> tuple[int, int]:
    """The whole cell, or the sentence, without white space around."""
    start, end = 0, len(passage.normalized)
    if passage.block.cell is None:
        start, end = _words_around(passage, draft.start, draft.end, LONGEST_ANCHOR)
    words = passage.normalized[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _fact(annotated: AnnotatedDocument, kind: Kind, draft: Draft, anchor: str, identity: str) -> Fact:
    passage = annotated.passages[draft.block]
    span = passage.raw(draft.start, draft.end)
    place = annotated.document.locate(span)
    return Fact(
        fact_id=identity,
        kind=kind.name,
        value=draft.value,
        anchor=anchor,
        span=span,
        page=place.page,
        line=place.line,
        box=place.box,
        quote=quote_of(annotated, draft),
        value_quote=place.quote,
        rule=draft.rule,
        repaired=passage.text.is_mended(draft.start, draft.end) or _is_recognized(annotated, place.page),
        evidence=tuple(_evidence(annotated, draft.value, because) for because in draft.because),
        position=position_of(annotated, draft),
        is_spelled=is_spelled(draft.value, place.quote),
    )


def position_of(annotated: AnnotatedDocument, draft: Draft) -> Position:
    """Where a draft stands among the others."""
    passage = annotated.passages[draft.block]
    above = annotated.outline.sections(passage.index)
    sections = (passage.index, *above) if passage.block.kind == "heading" else above
    subject, offset = _subject(annotated, above), draft.start - _words_of_anchor(passage, draft)[0]
    cell = passage.block.cell
    if cell is None:
        return Position(sections, subject=subject, offset=offset)
    nearest: dict[str, Passage] = {}
    for link in annotated.outline.chain(passage.index):
        nearest.setdefault(link.relation, annotated.passages[link.block])
    label, header = nearest.get("row_label"), nearest.get("column_header")
    return Position(
        sections,
        cell.table,
        cell.row,
        cell.column,
        label.normalized.strip() if label else None,
        header.normalized.strip() if header else None,
        label.block.cell.column if label and label.block.cell else None,
        subject,
        offset,
    )


def _subject(annotated: AnnotatedDocument, sections: Sequence[int]) -> str:
    """The headings above, the outermost first: 概算要求 › 地域振興."""
    words = (annotated.passages[block].normalized.strip()[:LONGEST_HEADING] for block in reversed(sections))
    return SECTION_MARK.join(words)


def _is_recognized(annotated: AnnotatedDocument, page: int) -> bool:
    """Whether a page's characters were recognized in an image (OCR), not printed."""
    pages = annotated.document.pages
    return 0 < page <= len(pages) and pages[page - 1].source == "recognition"


def _evidence(annotated: AnnotatedDocument, value: object, because: Because) -> Evidence:
    label = because.label
    span = annotated.passages[label.block].raw(label.start, label.end)
    place = annotated.document.locate(span)
    stands_for = str(getattr(value, because.field))
    return Evidence(
        because.field,
        stands_for,
        place.quote,
        place.page,
        place.line,
        place.box,
        because.basis,
        label.rule,
        span,
    )


def quote_of(annotated: AnnotatedDocument, draft: Draft) -> str:
    """What a reader needs in order to understand a draft, as printed."""
    pieces = draft.quote or tuple(_default_quote(annotated, draft))
    quotes = (annotated.document.quote(annotated.passages[b].raw(s, e)) for b, s, e in pieces if e > s)
    return " ".join(quote.strip() for quote in quotes)


def _default_quote(annotated: AnnotatedDocument, draft: Draft) -> Iterator[tuple[int, int, int]]:
    """The row's label and the whole cell; elsewhere the sentence, or the words around in a long one."""
    passage = annotated.passages[draft.block]
    if passage.block.cell is not None:
        labels = (link.block for link in annotated.outline.chain(draft.block) if link.relation == "row_label")
        label = next((i for i in labels if annotated.passages[i].normalized.strip()), None)
        if label is not None:
            yield label, 0, len(annotated.passages[label].normalized)
    yield draft.block, *_words_around(passage, draft.start, draft.end, LONGEST_QUOTE)


def _words_around(passage: Passage, start: int, end: int, most: int) -> tuple[int, int]:
    """The sentence around a stretch; of one that is longer than `most` characters what stands nearest."""
    first, last = passage.sentence(start, end)
    if last - first <= most:
        return first, last
    room = max(0, most - (end - start)) // 2
    return max(first, start - room), min(last, end + room)


def public(fact: Fact) -> dict[str, object]:
    """A fact's value by column, without the columns that say nothing."""
    return plain_value(fact.value)
