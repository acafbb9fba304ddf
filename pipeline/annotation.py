"""A Document while rules work on it: passages of repaired text, tokens on demand, labels, chains."""

from __future__ import annotations

from bisect import insort
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from pipeline.documents import OUTSIDE_THE_TEXT, Block, Document, Span
from pipeline.facts import Label
from pipeline.outline import Outline, Relation
from pipeline.text import NormalizedText, repair

if TYPE_CHECKING:
    from spacy.tokens import Doc


_start = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Declared:
    """What the source says of a document besides its bytes; never today's date."""

    published_on: date | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None


@dataclass
class Passage:
    """The repaired text of one block with the labels that rules have left on it."""

    index: int
    block: Block
    text: NormalizedText
    labels: list[Label] = field(default_factory=list)
    _named: dict[str, list[Label]] = field(default_factory=dict, repr=False)

    def place(self, label: Label) -> None:
        """Leave a label on the text."""
        self.labels.append(label)
        insort(self._named.setdefault(label.name, []), label, key=_start)

    def withdraw(self, labels: Collection[Label]) -> None:
        """Take labels off the text."""
        self.labels[:] = [label for label in self.labels if label not in labels]
        for name in {label.name for label in labels}:
            self._named[name] = [label for label in self._named[name] if label not in labels]

    def named(self, name: str) -> Sequence[Label]:
        """The labels of a name in the order of the text."""
        return self._named.get(name, ())

    @property
    def normalized(self) -> str:
        """The repaired text."""
        return self.text.normalized

    @cached_property
    def doc(self) -> Doc:
        """Sudachi's tokens of the repaired text as a spaCy Doc."""
        # Who only plans imports this module through the kinds, and never needs a token.
        from pipeline.tokens import tokenize

        return tokenize(self.normalized)

    def whole_words(self, start: int, end: int) -> bool:
        """Whether a stretch begins and ends where tokens do."""
        return self.doc.char_span(start, end) is not None

    def raw(self, start: int, end: int) -> Span:
        """The stretch of the block's raw text behind a stretch of the repaired text."""
        return Span(self.index, *self.text.original_span(start, end))

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """The sentence around a stretch (。 ends one), in the repaired text."""
        before, after = (
            self.normalized.rfind("。", 0, start),
            self.normalized.find("。", end),
        )
        return before + 1, len(self.normalized) if after < 0 else after + 1


class Governor(NamedTuple):
    """A label that governs a place, and by which relation of the outline it does."""

    label: Label
    relation: Relation


class AnnotatedDocument:
    """A Document with its passages, outline and labels."""

    def __init__(self, document: Document, declared: Declared | None = None) -> None:
        self.document = document
        self.declared = declared or Declared()
        self.passages = [Passage(i, block, repair(block)) for i, block in enumerate(document.blocks)]

    @cached_property
    def outline(self) -> Outline:
        """What governs what."""
        return Outline(self.document, [passage.normalized for passage in self.passages])

    def body(self) -> Iterator[Passage]:
        """The passages that are text: no running headers, footers, page numbers."""
        return (p for p in self.passages if p.block.kind not in OUTSIDE_THE_TEXT)

    def labels(self, name: str, block: int | None = None) -> Iterator[Label]:
        """Labels of a name in the order of the text; of one block only where it is given."""
        passages = self.passages if block is None else (self.passages[block],)
        return (label for passage in passages for label in passage.named(name))

    def before(self, name: str, block: int, start: int) -> Iterator[Label]:
        """Labels of a name that stand before a place, the nearest first."""
        for index in range(block, -1, -1):
            for label in reversed(self.passages[index].named(name)):
                if index < block or label.end <= start:
                    yield label

    def governors(
        self, name: str, block: int, relations: Iterable[Relation] | None = None
    ) -> Iterator[Governor]:
        """Labels of a name along the chain of a block, the nearest block first; not the block's own."""
        wanted = None if relations is None else frozenset(relations)
        for link in self.outline.chain(block):
            if wanted is None or link.relation in wanted:
                for label in self.passages[link.block].named(name):
                    yield Governor(label, link.relation)
