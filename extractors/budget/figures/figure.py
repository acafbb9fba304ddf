"""An amount in its sentence: what stands before and behind it, and which amount it is the bracket of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.budget.figures.brackets import OPENING, bracket_of, follows, is_bracketed_line
from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.facts import Label

AT_END_OF_LINE = frozenset(
    {"bare_amount_at_end_of_line", "bare_amount_before_brackets", "bare_amount_behind_another"}
)
SHORTEST_PROSE = 40
LONGEST_CELL = 60
_TAKEN_UP = frozenset({"date", "relative_year", "stage", "portion", "condition", "budget_word"})
_PREDICATE = re.compile("[ぁ-ん]{2}。")
_WIDE_GAP = re.compile(r"[\s.・…‥]{3,}")
_OPENS = re.compile(rf"\s*[{OPENING}]")
_LINKING = re.compile(r"うち|[0-9]{1,2}月(?!分)|[\s、::・()のはがにでと]")
_ENDS_CLAUSE = re.compile(r"[、。;]|[)】\]]\s*(?:[・\s]|及び|と)")


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """An `amount` label with its surroundings.

    `outer` is the amount that it stands in brackets to, `previous` the one before it in the block, `bracket`
    the opening bracket that holds it alone.
    """

    annotated: AnnotatedDocument
    passage: Passage
    amount: Label
    outer: Figure | None
    previous: Figure | None
    start: int
    end: int
    bracket: str | None = None

    @property
    def text(self) -> str:
        """The repaired text of the block."""
        return self.passage.normalized

    @property
    def block(self) -> int:
        """The index of the block."""
        return self.passage.index

    @property
    def in_cell(self) -> bool:
        """Whether it stands in a table's cell."""
        return self.passage.block.cell is not None

    @property
    def ends_a_line(self) -> bool:
        """Whether it is a bare number that ends the line of its name, in a unit that a note names."""
        return self.amount.rule in AT_END_OF_LINE and not self.in_cell

    @property
    def is_other_money(self) -> bool:
        """Whether it has been left to the kind of other money."""
        here = self.amount.start
        return any(one.start == here for one in self.passage.named("other_amount"))

    def gap(self, label: Label) -> str:
        """The text between a label of the same block and the amount, a wide gap as one space."""
        if label.end <= self.amount.start:
            return _WIDE_GAP.sub(" ", self.text[label.end : self.amount.start])
        return self.text[self.amount.end : max(self.amount.end, label.start)]

    @property
    def length(self) -> int:
        """How long the block is, a wide gap as one space."""
        return len(_WIDE_GAP.sub(" ", self.text))

    @property
    def in_prose(self) -> bool:
        """Whether it stands in a sentence and not in a line, an item or a heading of its own."""
        kind, length = self.passage.block.kind, len(self.text)
        if kind == "cell":
            return length > LONGEST_CELL
        if kind == "heading" or "。" not in self.text:
            return False
        return length > SHORTEST_PROSE or bool(_PREDICATE.search(self.text))

    def before(self, name: str) -> Iterator[Label]:
        """Labels of the clause before the amount, the nearest first."""
        labels = [one for one in self._clause(name) if one.end <= self.amount.start]
        return iter(sorted(labels, key=lambda one: -one.end))

    def after(self, name: str) -> Iterator[Label]:
        """Labels of the clause behind the amount, the nearest first."""
        labels = [one for one in self._clause(name) if one.start >= self.amount.end]
        return iter(sorted(labels, key=lambda one: one.start))

    def around(self, name: str) -> Iterator[Label]:
        """Labels of the clause, the nearest first."""
        labels = [one for one in self._clause(name) if not _overlap(one, self.amount)]
        return iter(sorted(labels, key=lambda one: len(self.gap(one))))

    def spanning(self, name: str) -> list[Label]:
        """Labels that hold the whole amount: 運営費交付金16,400百万円の内数."""
        return [
            one
            for one in self.passage.labels
            if one.name == name and one.start <= self.amount.start and self.amount.end <= one.end
        ]

    @property
    def continues(self) -> bool:
        """Whether its clause adds to the one before, naming nothing itself: …12億円、うち継続分 4億円."""
        if self.previous is None or "。" in self.text[self.previous.amount.end : self.amount.start]:
            return False
        if any(
            self.previous.amount.end <= one.start < self.amount.start for one in self.passage.named("program")
        ):
            return False
        bracket = _OPENS.match(self.text, self.previous.amount.end)
        start = max(self.start, bracket.end()) if bracket else self.start
        text = list(self.text[start : self.amount.start])
        for label in self.passage.labels:
            if label.name in _TAKEN_UP:
                for position in range(max(label.start, start), min(label.end, self.amount.start)):
                    text[position - start] = " "
        return not _LINKING.sub("", "".join(text))

    def _clause(self, name: str) -> list[Label]:
        return [
            one
            for one in self.passage.labels
            if one.name == name and one.start >= self.start and one.end <= self.end
        ]


def figures(annotated: AnnotatedDocument) -> Iterator[Figure]:
    """Every amount of a document in the order of its text."""
    line_above: Figure | None = None
    for passage in annotated.body():
        previous: Figure | None = None
        plain = line_above if is_bracketed_line(passage) else None
        line_above = None
        amounts = passage.named("amount")
        for position, amount in enumerate(amounts):
            more = position + 1 < len(amounts)
            following = amounts[position + 1].start if more else len(passage.normalized)
            bracket = bracket_of(passage, amount)
            outer = _outer(amount, previous, plain) if bracket else None
            start, end = _extent(passage, amounts[:position], amount, following)
            previous = Figure(annotated, passage, amount, outer, previous, start, end, bracket)
            if outer is None:
                line_above = previous if passage.block.cell is None else None
            yield previous


def _outer(amount: Label, previous: Figure | None, above: Figure | None) -> Figure | None:
    """The amount that a bracketed one belongs to: before it, before another bracket, or on the line above."""
    if previous is None:
        return above
    is_bracketed = previous.outer is not None
    if not follows(previous.text, previous.amount, amount, is_bracketed=is_bracketed):
        return None
    return previous.outer or previous


def _extent(passage: Passage, earlier: Sequence[Label], amount: Label, following: int) -> tuple[int, int]:
    """The clause: back to the last break behind an earlier amount, on to the next amount or break."""
    first, last = passage.sentence(amount.start, amount.end)
    first = max(first, max(passage.normalized.rfind(mark, first, amount.start) for mark in "※★●◆■") + 1)
    if earlier:
        breaks = list(_ENDS_CLAUSE.finditer(passage.normalized, earlier[-1].end, amount.start))
        first = max(first, breaks[-1].end() if breaks else first)
    stop = _ENDS_CLAUSE.search(passage.normalized, amount.end, min(last, following))
    return first, min(last, following, stop.end() if stop else last)


def _overlap(one: Label, other: Label) -> bool:
    return one.start < other.end and other.start < one.end
