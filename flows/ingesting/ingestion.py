"""A planned run: its batches of work, each stored as a whole, and its end."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from flows.ingesting.batch import Batch, work_on
from flows.ingesting.plan import Job, Plan
from flows.ingesting.portions import in_batches
from flows.ingesting.tally import count
from flows.ingesting.workers import Workers
from flows.summary import HeldBack, Summary
from pipeline.accounting import ACCOUNT
from pipeline.home import Home
from warehouse.archive import Archive
from warehouse.board.gate import GateRefused
from warehouse.findings import findings
from warehouse.ledger import runs
from warehouse.ledger.store import Ledger
from warehouse.review.journal import DamagedJournal, Journal
from warehouse.review.policy import BadPolicy, digest_of
from warehouse.snapshots.shelf import Shelf
from warehouse.snapshots.taking import take
from warehouse.version import warehouse_version

PAGES_IN_A_BATCH = 20


class Progress(NamedTuple):
    """How far a run has come: documents done, of how many, and pages read."""

    documents: int
    of: int
    pages: int


Publish = Callable[[Home], Path]
Watch = Callable[[Progress], None]


class Ingestion:
    """What is left to do after the plan: rounds, one after the other, of batches in any order and thread."""

    def __init__(
        self,
        home: Home,
        ledger: Ledger,
        plan: Plan,
        kinds: Mapping[str, str],
        summary: Summary,
        workers: Workers,
        publish: Publish | None,
        watch: Watch | None,
    ) -> None:
        self.home, self.summary, self.workers = home, summary, workers
        self.rounds = [list(in_batches(jobs, PAGES_IN_A_BATCH)) for jobs in plan.rounds]
        self._ledger, self._kinds, self._publish, self._watch = ledger, kinds, publish, watch
        self._archive, self._shelf = Archive(home.objects), Shelf(home.snapshots)
        self._of = sum(len(job.targets) for job in plan.jobs)
        self._done = 0
        self._guard = threading.Lock()
        self._started = time.monotonic()

    def work(self, jobs: tuple[Job, ...]) -> None:
        """Do a batch's work and store it; done again after an error, it leaves the same behind."""
        batch = work_on(jobs, self._archive, self._ledger, self.workers)
        self._ledger.store(self.summary.run_id, batch.results())
        self._count(batch)

    def _count(self, batch: Batch) -> None:
        with self._guard:
            count(batch, self.summary)
            self._done += len(batch.done) + len(batch.troubles)
            if self._watch:
                self._watch(Progress(self._done, self._of, self.summary.pages))

    def finish(self) -> Summary:
        """Publish, unless what is published is from this very state, and end the run."""
        self.summary.failed.sort(key=lambda failure: failure.document)
        self.summary.state = runs.state(self._ledger)
        before = self._last_of_this_state()
        if before is None:
            self._sum_up()
        else:
            self._as_before(before)
        self._publish_if_due()
        self.summary.seconds = time.monotonic() - self._started
        path = self.summary.published
        told = asdict(self.summary) | {"published": path.name if path else None}
        runs.end(self._ledger, self.summary.run_id, "done", told)
        return self.summary

    def _last_of_this_state(self) -> dict[str, Any] | None:
        """What the last run said, if everything is as it was then, its snapshot too."""
        before = None if any(self.rounds) else runs.last_of_state(self._ledger, self.summary.state)
        if before is None or before.get("snapshot") != self._shelf.mark():
            return None
        return before if before["facts"].keys() >= self._kinds.keys() - {ACCOUNT} else None

    def _sum_up(self) -> None:
        """Count what the ledger holds now, and leave a snapshot of it."""
        found = runs.totals(self._ledger)
        self.summary.facts = {kind: found.get(kind, 0) for kind in self._kinds if kind != ACCOUNT}
        self.summary.numbers, self.summary.unaccounted = runs.numbers(self._ledger)
        self.summary.misspelled = runs.misspelled(self._ledger)
        # Others open the ledger themselves; the writer's lock stays with us.
        self._ledger.close()
        take(self.home.ledger, self._shelf, self.summary.run_id)
        self.summary.snapshot = self._shelf.mark()

    def _as_before(self, before: Mapping[str, Any]) -> None:
        """Say what the last run said of the same state; its snapshot is still that of today."""
        self.summary.facts = {kind: before["facts"][kind] for kind in self._kinds if kind != ACCOUNT}
        for name in ("numbers", "unaccounted", "misspelled", "snapshot"):
            setattr(self.summary, name, before[name])

    def _publish_if_due(self) -> None:
        if self._publish is None:
            return
        decided = Journal(self.home.decisions).digest(), digest_of(self.home.policy)
        state = "|".join((self.summary.state, warehouse_version(), *decided, *self._kinds.values()))
        if not runs.is_published(self._ledger, state, self.home.published):
            self._ledger.close()
            try:
                self._publish(self.home)
            except (GateRefused, BadPolicy, DamagedJournal) as error:
                self.summary.held_back = HeldBack(
                    error.message, error.remedy, by_gate=isinstance(error, GateRefused)
                )
                return
            runs.published(self._ledger, self.summary.run_id, state, self.home.published)
        self.summary.published = self.home.published
        self.summary.findings = findings(self.home.published)
