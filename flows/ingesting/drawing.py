"""Document → facts and account in a worker: each kind by itself, ready to be stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from flows.ingesting.assignment import Assignment, Draw
from flows.ingesting.keys import declared_digest
from flows.ingesting.storing import stored_account, stored_fact
from pipeline.accounting import ACCOUNT
from warehouse.ledger.rows import Extraction, StoredAccount, StoredFact

if TYPE_CHECKING:
    from pipeline.annotation import AnnotatedDocument, Declared
    from pipeline.documents import Document
    from pipeline.facts import Fact
    from pipeline.kinds import Kind


class Drawn(NamedTuple):
    """What came of one kind, or of the account of all numbers."""

    extraction: Extraction
    facts: Sequence[StoredFact] = ()
    account: StoredAccount | None = None


def draw_facts(assignment: Assignment, document: Document, draw: Draw) -> Iterator[Drawn]:
    """Each kind by itself: one that fails costs no other, unless that needs it; at last the account."""
    drawing = _Drawing(assignment, document, draw)
    names = [name for name in draw.kinds if name != ACCOUNT]
    yield from drawing.kinds(names)
    if ACCOUNT in draw.kinds:
        yield drawing.account()


class _Drawing:
    """One document, annotated once for all kinds where none of them fails."""

    def __init__(self, assignment: Assignment, document: Document, draw: Draw) -> None:
        self._assignment, self._document, self._draw = assignment, document, draw
        self._annotated: AnnotatedDocument | None = None
        self._completed: dict[str, list[Fact]] = {}
        self._broken: set[str] = set()

    def kinds(self, names: Sequence[str]) -> Iterator[Drawn]:
        """The facts of some kinds; where all together can't be annotated, of each by itself."""
        wanted = with_needs(self._draw.kinds if len(names) > 1 else names)
        try:
            annotated = self._annotate(wanted)
        except MemoryError:
            raise
        except Exception as error:
            if len(names) == 1:
                yield self._failed(names[0], error)
            else:
                for name in names:
                    yield from self.kinds([name])
            return
        if len(names) > 1:
            self._annotated = annotated
        for name in names:
            yield self._kind(name, annotated)

    def account(self) -> Drawn:
        """The account of all numbers; kinds that fail have no part in it."""
        kinds = {name: kind for name, kind in with_needs([ACCOUNT]).items() if name not in self._broken}
        try:
            annotated = self._annotated or self._annotate(kinds)
            for name in kinds.keys() - self._completed.keys():
                self._completed[name] = _complete(annotated, kinds[name], self._draw.document)
            return self._accounted(annotated, [fact for name in kinds for fact in self._completed[name]])
        except MemoryError:
            raise
        except Exception as error:
            return self._failed(ACCOUNT, error)

    def _accounted(self, annotated: AnnotatedDocument, facts: list[Fact]) -> Drawn:
        from pipeline.accounting.account import account

        stored = stored_account(account(annotated, facts), self._draw.document)
        return Drawn(self._extraction(ACCOUNT, "done"), account=stored)

    def _kind(self, name: str, annotated: AnnotatedDocument) -> Drawn:
        document = self._draw.document
        try:
            facts = self._completed[name] = _complete(annotated, with_needs([name])[name], document)
            rows = [stored_fact(fact, document, ordinal) for ordinal, fact in enumerate(facts)]
            return Drawn(self._extraction(name, "done", facts=len(facts)), rows)
        except MemoryError:
            raise
        except Exception as error:
            return self._failed(name, error)

    def _annotate(self, kinds: dict[str, Kind]) -> AnnotatedDocument:
        from pipeline.extraction import annotate

        return annotate(self._document, list(kinds.values()), _declared(self._draw.declared))

    def _failed(self, name: str, error: Exception) -> Drawn:
        self._broken.add(name)
        return Drawn(self._extraction(name, "failed", reason=f"{type(error).__name__}: {error}"[:300]))

    def _extraction(
        self, kind: str, status: Literal["done", "failed"], *, facts: int = 0, reason: str | None = None
    ) -> Extraction:
        return Extraction(
            self._draw.document,
            self._assignment.sha256,
            self._assignment.reader_version,
            kind,
            self._draw.kinds[kind],
            declared_digest(self._draw.declared),
            status,
            facts,
            reason,
        )


def with_needs(names: Iterable[str]) -> dict[str, Kind]:
    """Kinds and all that they need, in the order of needs; the account needs all of them."""
    from pipeline.kinds import discover

    kinds = discover()
    waiting = list(names)
    if ACCOUNT in waiting:
        return kinds
    wanted: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in wanted:
            wanted.add(name)
            waiting += kinds[name].needs
    return {name: kind for name, kind in kinds.items() if name in wanted}


def _complete(annotated: AnnotatedDocument, kind: Kind, document: str) -> list[Fact]:
    from pipeline.extraction import facts_of

    # Its needs have left their labels already; their facts are not wanted here.
    return facts_of(annotated, [replace(kind, needs=())], document)[kind.name]


def _declared(declared: str | None) -> Declared | None:
    from pipeline.annotation import Declared

    return msgspec.json.decode(declared, type=Declared) if declared else None
