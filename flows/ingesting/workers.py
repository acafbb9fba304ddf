"""Worker processes, as many as there are cores; a document that kills its worker fails alone."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from functools import cache
from multiprocessing import connection, get_context, parent_process
from types import TracebackType

from flows.ingesting.assignment import Assignment, Outcome
from flows.ingesting.keys import declared_digest
from flows.ingesting.work import carry_out
from pipeline.kinds import EXTRA_KINDS, discover
from pipeline.versions import kind_versions, reader_version
from warehouse.ledger.rows import Extraction, Reading

KILLED = "処理の途中で異常終了しました"
KILLED_REMEDY = "ファイルが壊れていないか、メモリーが足りているか確かめてください"
# Slow to import, and never changed between two runs of one process.
LIBRARIES = ["msgspec", "re2", "spacy.tokens", "sudachipy"]


class ChangedWhileRunning(Exception):
    """Code or rules were edited after the plan was made: what the workers would do is not what it says."""

    def __str__(self) -> str:
        return "実行中に規則かプログラムが変わりました。起動し直してください"


class Stopped(Exception):
    """The run was called off."""


class Workers:
    """A pool that outlives its workers' deaths; for use in `with`."""

    def __init__(self, count: int | None = None) -> None:
        self.count = count or len(os.sched_getaffinity(0))
        self._context = get_context("forkserver")
        self._context.set_forkserver_preload(LIBRARIES)
        self._guard = threading.Lock()
        self._shared_pool: ProcessPoolExecutor | None = None
        self._pools: set[ProcessPoolExecutor] = set()
        self._stopped = False
        self._expected = {"": reader_version(), **kind_versions(discover())}

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            self.stop()
        for pool in list(self._pools):
            self._end(pool)

    def stop(self) -> None:
        """End all work at once, unfinished as it is; who waits for it gets Stopped."""
        with self._guard:
            self._stopped = True
            for pool in self._pools:
                _kill(pool)

    def run(self, assignments: Sequence[Assignment]) -> list[Outcome]:
        """All outcomes, in order; those whose neighbour killed a worker are tried again, each alone."""
        pool = self._shared()
        futures: list[Future[Outcome] | None] = []
        for assignment in assignments:
            try:
                futures.append(pool.submit(_start, self._expected, assignment))
            except RuntimeError:  # broken, or given up by another batch that found it broken
                futures.append(None)
        outcomes = [_outcome(future) for future in futures]
        if None in outcomes:
            self._give_up(pool)
        return [
            outcome or self._alone(assignment)
            for outcome, assignment in zip(outcomes, assignments, strict=True)
        ]

    def _alone(self, assignment: Assignment) -> Outcome:
        """Reading and each kind in a process of its own: one that is killed costs none of the others."""
        reading = None
        if assignment.stored is None:
            only_read = replace(assignment, draws=tuple(replace(draw, kinds={}) for draw in assignment.draws))
            outcome = self._tried(only_read) or Outcome(unreadable(assignment))
            reading = outcome.reading
            if reading is None or reading.body is None:
                return outcome
            assignment = replace(assignment, stored=reading.body)
        drawn = [self._tried(one) or Outcome(None, tuple(undrawn(one))) for one in kind_by_kind(assignment)]
        return Outcome(
            reading,
            tuple(row for outcome in drawn for row in outcome.extractions),
            tuple(fact for outcome in drawn for fact in outcome.facts),
        )

    def _tried(self, assignment: Assignment) -> Outcome | None:
        with self._guard:
            pool = self._pool(1)
        try:
            return _outcome(pool.submit(_start, self._expected, assignment))
        finally:
            self._end(pool)

    def _shared(self) -> ProcessPoolExecutor:
        with self._guard:
            if self._shared_pool is None:
                self._shared_pool = self._pool(self.count)
            return self._shared_pool

    def _give_up(self, pool: ProcessPoolExecutor) -> None:
        with self._guard:
            if self._shared_pool is pool:
                self._shared_pool = None
        self._end(pool)

    def _pool(self, count: int) -> ProcessPoolExecutor:
        if self._stopped:
            raise Stopped
        extra = os.environ.get(EXTRA_KINDS, "")
        pool = ProcessPoolExecutor(count, self._context, initializer=_begin, initargs=(extra,))
        self._pools.add(pool)
        return pool

    def _end(self, pool: ProcessPoolExecutor) -> None:
        pool.shutdown(cancel_futures=True)
        with self._guard:
            self._pools.discard(pool)


def unreadable(assignment: Assignment) -> Reading:
    """The reading of bytes that killed the worker which had them to itself."""
    return Reading(assignment.sha256, assignment.reader_version, "failed", KILLED, KILLED_REMEDY)


def kind_by_kind(assignment: Assignment) -> Iterator[Assignment]:
    """The same work in the smallest pieces."""
    for draw in assignment.draws:
        for kind, version in draw.kinds.items():
            yield replace(assignment, draws=(replace(draw, kinds={kind: version}),))


def undrawn(assignment: Assignment) -> Iterator[Extraction]:
    """The extractions of a Document that killed the worker which had it to itself."""
    for draw in assignment.draws:
        for kind, version in draw.kinds.items():
            yield Extraction(
                draw.document,
                assignment.sha256,
                assignment.reader_version,
                kind,
                version,
                declared_digest(draw.declared),
                "failed",
                reason=KILLED,
            )


def _outcome(future: Future[Outcome] | None) -> Outcome | None:
    try:
        return future.result() if future else None
    except (BrokenProcessPool, CancelledError):
        return None


def _begin(extra_kinds: str) -> None:
    """A worker's first act: see the same kinds as its parent, and end with it."""
    os.environ[EXTRA_KINDS] = extra_kinds
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


@cache
def _own_versions() -> dict[str, str]:
    return kind_versions(discover())


def _start(expected: Mapping[str, str], assignment: Assignment) -> Outcome:
    """Carry out an assignment, if this process has the code and the rules that the plan was made for."""
    if {"": reader_version(), **_own_versions()} != expected:
        raise ChangedWhileRunning
    return carry_out(assignment)


def _kill(pool: ProcessPoolExecutor) -> None:
    for process in list((pool._processes or {}).values()):
        process.kill()
