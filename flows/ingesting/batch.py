"""Some jobs together: their bytes kept, their work done by the workers, their results ready to be stored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from flows.ingesting.assignment import Assignment, Draw, Outcome
from flows.ingesting.plan import Job, Target
from flows.ingesting.workers import Workers
from warehouse.archive import Archive, Unkept
from warehouse.ledger import memory
from warehouse.ledger.rows import Content, Results, Sighting, Version
from warehouse.ledger.store import Ledger


@dataclass
class Batch:
    """What came of some jobs: each target's outcome, and the targets whose bytes could not be had."""

    done: list[tuple[Job, Target, Outcome]] = field(default_factory=list)
    troubles: list[tuple[Target, Unkept]] = field(default_factory=list)
    contents: list[Content] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)

    def results(self) -> Results:
        """All rows of the batch."""
        return Results(
            contents=tuple(self.contents),
            versions=tuple(self._versions()),
            readings=tuple(outcome.reading for outcome in self.outcomes if outcome.reading),
            extractions=tuple(row for outcome in self.outcomes for row in outcome.extractions),
            facts=tuple(fact for outcome in self.outcomes for fact in outcome.facts),
            accounts=tuple(account for outcome in self.outcomes for account in outcome.accounts),
            sightings=tuple(self._sightings()),
        )

    def _versions(self) -> Iterator[Version]:
        for job, target, _ in self.done:
            if target.event is not None:
                yield Version(target.document, target.source, target.event, job.sha256, job.reader_version)
        for target, error in self.troubles:
            yield Version(
                target.document, target.source, "unreadable", reason=error.reason, remedy=error.remedy
            )

    def _sightings(self) -> Iterator[Sighting]:
        yield from (target.found.sighting for _, target, _ in self.done if target.found)
        yield from (Sighting(target.document) for target, _ in self.troubles)


def work_on(jobs: Sequence[Job], archive: Archive, ledger: Ledger, workers: Workers) -> Batch:
    """Keep the bytes of some jobs, and have them read and extracted."""
    batch = Batch()
    kept: list[tuple[Job, tuple[Target, ...]]] = []
    for job in jobs:
        targets = _keep(job, archive, batch)
        if targets:
            kept.append((job, targets))
    assignments = [_assignment(job, targets, archive, ledger) for job, targets in kept]
    for (job, targets), outcome in zip(kept, workers.run(assignments), strict=True):
        if outcome.trouble:
            batch.troubles += [(one, Unkept(*outcome.trouble)) for one in targets if not one.is_step]
            continue
        batch.outcomes.append(outcome)
        batch.done += [(job, target, outcome) for target in targets]
        if job.read:
            batch.contents.append(Content(job.sha256, job.size))
    return batch


def _keep(job: Job, archive: Archive, batch: Batch) -> tuple[Target, ...]:
    """The targets of a job whose bytes stand in the archive; the others are noted as troubles."""
    if not job.read:
        return job.targets
    kept = []
    for target in job.targets:
        try:
            if target.found:
                archive.keep(target.found.path, job.sha256)
            kept.append(target)
        except Unkept as error:
            batch.troubles.append((target, error))
    return tuple(kept)


def _assignment(job: Job, targets: Sequence[Target], archive: Archive, ledger: Ledger) -> Assignment:
    stored = None if job.read else memory.document(ledger, job.sha256, job.reader_version)
    draws = tuple(Draw(target.document, target.kinds, target.declared) for target in targets)
    return Assignment(archive.folder, job.sha256, job.reader_version, stored, draws)
