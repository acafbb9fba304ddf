"""What a run has to do: for each document what became of it, and which work that leaves.

Nothing is read or extracted here, and no library that does so is imported: a look at ten thousand
documents of which none has changed takes seconds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from flows.ingesting.keys import extraction_key, reader_of
from flows.ingesting.limits import Limits
from flows.ingesting.listed import Trouble
from flows.ingesting.looking import Found, Look
from flows.summary import Failure
from pipeline.readers import DEFAULT_READER, Reader
from warehouse.ledger.memory import KnownReading, Remembered
from warehouse.ledger.rows import Event, Sighting, Version

Change = Literal["new", "changed", "unchanged", "vanished"]


@dataclass(frozen=True, slots=True)
class Target:
    """A document for which a job's bytes are worked on.

    `event` is what is to be recorded of it with the results; `kinds` are the kinds to extract, with the
    versions of their rules; `found` is its file, where it was seen. A step is on the way only: it tells what
    one cause alone changes.
    """

    document: str
    source: str
    change: Change
    event: Event | None
    kinds: Mapping[str, str]
    declared: str | None
    found: Found | None
    is_step: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """Bytes to read, or a stored Document, and the documents that consist of it."""

    sha256: str
    reader_version: str
    read: bool
    size: int
    targets: tuple[Target, ...]


@dataclass
class Plan:
    """What to record at once, and what to work on: `steps` in their order, before the jobs."""

    jobs: list[Job] = field(default_factory=list)
    steps: tuple[list[Job], list[Job]] = field(default_factory=lambda: ([], []))
    versions: list[Version] = field(default_factory=list)
    sightings: list[Sighting] = field(default_factory=list)
    changes: Counter[Change] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)
    known_failed: int = 0

    @property
    def rounds(self) -> tuple[list[Job], ...]:
        """All work, each part to be done before the next."""
        return (*self.steps, self.jobs)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the plan rests on: the ledger's memory, the versions of today's rules, the reader, its limits.

    `documents` are those that a look has not found to be the same, as far as they are known; `declared` is
    what sources say of documents that the ledger does not know yet.
    """

    documents: Mapping[str, Remembered]
    readings: Mapping[tuple[str, str], KnownReading]
    kinds: Mapping[str, str]
    reader: Reader = DEFAULT_READER
    limits: Limits = field(default_factory=Limits)
    declared: Mapping[str, str] = field(default_factory=dict)


def make_plan(look: Look, knowledge: Knowledge) -> Plan:
    """Decide for all documents that were seen, and for those that should have been."""
    planner = _Planner(look, knowledge)
    planner.plan.changes["unchanged"] += len(look.same)
    for found in sorted(look.found.values(), key=lambda found: found.document):
        planner.seen(found)
    for trouble in sorted(look.troubles.values(), key=lambda trouble: trouble.document):
        planner.troubled(trouble)
    for before in sorted(knowledge.documents.values(), key=lambda before: before.document):
        if look.listing.missing(before.document):
            planner.missing(before)
    return planner.finished()


Work = defaultdict[tuple[str, str, bool], list[Target]]


class _Planner:
    def __init__(self, look: Look, knowledge: Knowledge) -> None:
        self.look, self.knowledge = look, knowledge
        self.plan = Plan()
        self._work: Work = defaultdict(list)
        self._steps: tuple[Work, Work] = (defaultdict(list), defaultdict(list))

    def seen(self, found: Found) -> None:
        before = self.knowledge.documents.get(found.document)
        reader = reader_of(found.document, self.knowledge.reader)
        event, change = _became(found, before, reader)
        known = self._known(found.sha256, reader)
        if known is not None and known.failed:
            self.plan.known_failed += 1
            self._note(found, event, reader)
            self._catch_up(before, "unchanged")
            return
        kinds = self._stale(before, found.sha256, reader, self._declared(found.document, before))
        if known is not None and not kinds:
            self.plan.changes[change] += 1
            self._note(found, event, reader)
            return
        declared = self._declared(found.document, before)
        target = Target(found.document, found.source, change, event, kinds, declared, found)
        self._work[found.sha256, reader, known is None].append(target)
        if before is not None and before.readable is not None:
            self._step_by_step(before, before.readable, target, reader)

    def _step_by_step(
        self, before: Remembered, readable: tuple[str, str], target: Target, reader: str
    ) -> None:
        """Where several things changed at once, what each changes: rules, then the reader, then the bytes."""
        assert target.found is not None
        sha256, old_reader = readable
        if (sha256, old_reader) == (target.found.sha256, reader):
            return
        step = replace(target, change="unchanged", event=None, found=None, is_step=True)
        kinds = {
            kind: version
            for kind, version in self._stale(before, sha256, old_reader, before.declared).items()
            if kind in before.drawn
        }
        if kinds:
            self._steps[0][sha256, old_reader, False].append(replace(step, kinds=kinds))
        if sha256 != target.found.sha256 and old_reader != reader:
            known = self._known(sha256, reader)
            if known is None or not known.failed:
                self._steps[1][sha256, reader, known is None].append(step)

    def _known(self, sha256: str, reader: str) -> KnownReading | None:
        """What a reader has made of bytes; what it could not do within other limits, nobody knows."""
        known = self.knowledge.readings.get((sha256, reader))
        return None if known and not self.knowledge.limits.holds_for(known.reason) else known

    def troubled(self, trouble: Trouble) -> None:
        before = self.knowledge.documents.get(trouble.document)
        if before and before.event == "unreadable" and before.reason == trouble.reason:
            self.plan.known_failed += 1
        else:
            self.plan.failures.append(Failure(trouble.document, trouble.reason, trouble.remedy))
            self.plan.versions.append(
                Version(
                    trouble.document,
                    trouble.source,
                    "unreadable",
                    reason=trouble.reason,
                    remedy=trouble.remedy,
                )
            )
            self.plan.sightings.append(Sighting(trouble.document))
        self._catch_up(before, "unchanged")

    def missing(self, before: Remembered) -> None:
        if before.event != "vanished":
            self.plan.changes["vanished"] += 1
            self.plan.versions.append(Version(before.document, before.source, "vanished"))
        self._catch_up(before, "vanished")

    def finished(self) -> Plan:
        for work, jobs in zip((*self._steps, self._work), self.plan.rounds, strict=True):
            for (sha256, reader, read), targets in work.items():
                size = max((target.found.size for target in targets if target.found), default=0)
                jobs.append(Job(sha256, reader, read, size, tuple(targets)))
        return self.plan

    def _note(self, found: Found, event: Event | None, reader: str) -> None:
        """Record what needs no work."""
        if event is not None:
            self.plan.versions.append(Version(found.document, found.source, event, found.sha256, reader))
        if event is not None or found.document not in self.look.noted:
            self.plan.sightings.append(found.sighting)

    def _catch_up(self, before: Remembered | None, change: Change) -> None:
        """Extract anew from the last Document of a document whose bytes can't be had now."""
        if before is None or before.readable is None:
            return
        sha256, reader = before.readable
        kinds = self._stale(before, sha256, reader, before.declared)
        if kinds:
            target = Target(before.document, before.source, change, None, kinds, before.declared, None)
            self._work[sha256, reader, False].append(target)

    def _declared(self, document: str, before: Remembered | None) -> str | None:
        return before.declared if before else self.knowledge.declared.get(document)

    def _stale(
        self, before: Remembered | None, sha256: str, reader: str, declared: str | None
    ) -> dict[str, str]:
        drawn = before.drawn if before else {}
        return {
            kind: version
            for kind, version in self.knowledge.kinds.items()
            if drawn.get(kind) != extraction_key(sha256, reader, version, declared)
        }


def _became(found: Found, before: Remembered | None, reader: str) -> tuple[Event | None, Change]:
    """What is to be recorded of a document that was seen, and how a person would call it."""
    if before is None or before.sha256 is None:
        return "new", "new"
    if before.sha256 != found.sha256:
        return "changed", "changed"
    if before.event == "vanished":
        return "reappeared", "new"
    if before.event == "unreadable":
        return "reappeared", "unchanged"
    return (None if before.reader_version == reader else "reread"), "unchanged"
