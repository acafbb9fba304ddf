"""Where a decision belongs today: on a fact whose print is the same, or nowhere; never on a look-alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

from warehouse.review.facts import CurrentFact, Span, slot_of
from warehouse.review.records import Decision, Target

# What a decision notes of others like it: all that is printed twice, the same under other headings, other
# figures in the same words.
SEVERAL, ELSEWHERE, OTHERWISE = "several", "elsewhere", "otherwise"
Tie = Literal["stands", "unread", "reopened", "ambiguous", "orphan"]


class Place(NamedTuple):
    """Where a quote stands in a Document of which no rule draws it."""

    span: Span
    page: int
    line: int | None
    box: tuple[float, ...] | None


class Tied(NamedTuple):
    """A decision and where it belongs.

    `stands`: on `fact`. `unread`: its words stand at `place`, and no rule draws them. `reopened`: the source
    prints something else in their place, which is `fact`. `ambiguous`: the words stand more than once.
    `orphan`: they are gone.
    """

    decision: Decision
    tie: Tie
    fact: CurrentFact | None = None
    place: Place | None = None


Find = Callable[[Target], list[Place] | None]
Key = tuple[str, str, object]


class Anchors:
    """The facts of today, by all that a decision can be tied to."""

    def __init__(
        self, facts: Iterable[CurrentFact], versions: dict[str, tuple[str, str]], find: Find
    ) -> None:
        """`versions` holds each document's bytes and reader; `find` looks a quote up in a Document.

        `find` answers None where the Document can't be had.
        """
        self._versions, self._find = versions, find
        self._by_span: dict[Key, CurrentFact] = {}
        self._in_block: defaultdict[Key, list[CurrentFact]] = defaultdict(list)
        self._full: defaultdict[Key, list[CurrentFact]] = defaultdict(list)
        self._core: defaultdict[Key, list[CurrentFact]] = defaultdict(list)
        self._slot: defaultdict[Key, list[CurrentFact]] = defaultdict(list)
        for fact in facts:
            where = fact.document, fact.kind
            self._by_span[*where, fact.span] = fact
            self._in_block[*where, fact.span[0]].append(fact)
            self._full[*where, (fact.anchor, fact.subject, fact.offset)].append(fact)
            self._core[*where, (fact.anchor, fact.offset)].append(fact)
            self._slot[*where, (fact.slot, fact.subject)].append(fact)

    def tie(self, decision: Decision) -> Tied:
        """Where a decision on a fact belongs."""
        target = decision.target
        same = self._versions.get(target.document) == (target.sha256, target.reader)
        if same and target.span is not None:
            return self._in_the_same(decision, target.span)
        full = self._full.get(
            (target.document, target.kind, (target.anchor, target.subject, target.offset)), []
        )
        if len(full) == 1 and target.name != SEVERAL:
            return Tied(decision, "stands", full[0])
        if full:
            return Tied(decision, "ambiguous", full[0])
        return self._elsewhere(decision)

    def _in_the_same(self, decision: Decision, span: Span) -> Tied:
        """In the very same Document a span is a span: what stands there is what was seen."""
        target = decision.target
        fact = self._by_span.get((target.document, target.kind, span))
        if fact is not None:
            return Tied(decision, "stands", fact)
        return self._at(decision, Place(span, target.page or 1, target.line, target.box))

    def _at(self, decision: Decision, place: Place) -> Tied:
        """At words that no rule draws as they were: another fact over them wants a decision of its own."""
        target = decision.target
        for fact in self._in_block.get((target.document, target.kind, place.span[0]), ()):
            if fact.span[1] < place.span[2] and place.span[1] < fact.span[2]:
                return Tied(decision, "reopened", fact)
        return Tied(decision, "unread", place=place)

    def _elsewhere(self, decision: Decision) -> Tied:
        target = decision.target
        places = self._find(target)
        if places:
            if len(places) > 1 or target.name == SEVERAL:
                return Tied(decision, "ambiguous")
            return self._at(decision, places[0])
        near = self._near(target)
        return Tied(decision, "reopened", near) if near else Tied(decision, "orphan")

    def _near(self, target: Target) -> CurrentFact | None:
        """What is printed in the place of a quote that is gone: another figure there, or the same elsewhere.

        None where there were others like it already when it was decided.
        """
        slot = slot_of(target.anchor, target.offset), target.subject
        for mark, found in (
            (OTHERWISE, self._slot.get((target.document, target.kind, slot), [])),
            (ELSEWHERE, self._core.get((target.document, target.kind, (target.anchor, target.offset)), [])),
        ):
            if len(found) == 1 and mark not in target.name and target.name != SEVERAL:
                return found[0]
        return None
