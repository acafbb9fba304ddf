"""The account of a document: what each of its numbers belongs to; a pure function of Document and facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from pipeline.accounting.numbers import Run, is_mark, runs
from pipeline.accounting.reasons import compiled
from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.documents import OUTSIDE_THE_TEXT, Place, Span
from pipeline.facts import Fact

WORDS_AROUND = 40
OUTSIDE, MARK, UNACCOUNTED = "page_margin", "mark", "unaccounted"


@dataclass(frozen=True, slots=True)
class Unaccounted:
    """A number that belongs to no fact and has no reason, with its place and the words around it."""

    span: Span
    place: Place
    quote: str


@dataclass
class Account:
    """How many numbers belong to what: to facts of a kind (`budget`), to a reason (`law`), or to nothing."""

    numbers: Counter[str] = field(default_factory=Counter)
    unaccounted: list[Unaccounted] = field(default_factory=list)


def account(annotated: AnnotatedDocument, facts: Iterable[Fact]) -> Account:
    """Account for every number of a document; facts of any kind count."""
    claims = _claims(facts)
    result = Account()
    for passage in annotated.passages:
        for run in runs(passage.normalized):
            belongs = _belongs(annotated, passage, run, claims.get(passage.index, {}))
            result.numbers[belongs or UNACCOUNTED] += 1
            if belongs is None:
                result.unaccounted.append(_unaccounted(annotated, passage, run))
    return result


def _claims(facts: Iterable[Fact]) -> dict[int, dict[int, str]]:
    """For each block, which raw characters a fact rests on, and the kind of the first such fact."""
    claims: dict[int, dict[int, str]] = {}
    for fact in facts:
        for span in chain((fact.span,), (evidence.span for evidence in fact.evidence)):
            block = claims.setdefault(span.block, {})
            for position in range(span.start, span.end):
                block.setdefault(position, fact.kind)
    return claims


def _belongs(annotated: AnnotatedDocument, passage: Passage, run: Run, claims: dict[int, str]) -> str | None:
    """The kind of the fact, or the name of the reason, that accounts for a number."""
    raw = passage.raw(*run)
    claimed = next((claims[at] for at in range(raw.start, raw.end) if at in claims), None)
    if claimed:
        return claimed
    if passage.block.kind in OUTSIDE_THE_TEXT:
        return OUTSIDE
    if is_mark(passage.text, run):
        return MARK
    cell = passage.block.cell
    kinds = frozenset((passage.block.kind, cell.role if cell else ""))
    header = "\n".join(_headers(annotated, passage)) if cell else ""
    reason = compiled().of(passage.normalized, run, kinds, header)
    return reason.name if reason else None


def _headers(annotated: AnnotatedDocument, passage: Passage) -> Iterator[str]:
    for link in annotated.outline.chain(passage.index):
        if link.relation in ("row_label", "column_header"):
            yield annotated.passages[link.block].normalized


def _unaccounted(annotated: AnnotatedDocument, passage: Passage, run: Run) -> Unaccounted:
    span = passage.raw(*run)
    start, end = max(0, run.start - WORDS_AROUND), min(len(passage.normalized), run.end + WORDS_AROUND)
    quote = annotated.document.quote(passage.raw(start, end)).strip()
    return Unaccounted(span, annotated.document.locate(span), quote)
