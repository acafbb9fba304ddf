"""Worker processes, as many as there are cores; a document that ends its worker fails alone."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from queue import LifoQueue
from types import TracebackType
from typing import Any

from flows.ingesting.assignment import Assignment, Outcome
from flows.ingesting.keys import declared_digest
from flows.ingesting.limits import Failing, Limits
from flows.ingesting.process import Terms, Unfinished, Worker, own_versions
from flows.ingesting.reader import failed, ranges
from flows.ingesting.work import assemble_book, begin_reading, draw, read_pages
from pipeline.kinds import EXTRA_KINDS
from pipeline.readers import Book
from warehouse.ledger.rows import Extraction, Reading

# Slow to import, and never changed between two runs of one process.
LIBRARIES = ["msgspec", "re2", "spacy.tokens", "sudachipy"]
# Bytes of a stored Document of 32 pages, about.
RANGE_OF_A_DOCUMENT = 100_000


class Workers:
    """Workers that do what batches ask of them; for use in `with`."""

    def __init__(self, count: int | None = None, limits: Limits | None = None) -> None:
        self.count = count or len(os.sched_getaffinity(0))
        self.limits = limits or Limits.of_environment()
        context = get_context("forkserver")
        context.set_forkserver_preload(LIBRARIES)
        terms = Terms(self.limits, own_versions(), os.environ.get(EXTRA_KINDS, ""))
        self._workers = [Worker(context, terms) for _ in range(self.count)]
        # The last one used comes first: a short run starts no more than it needs.
        self._idle: LifoQueue[Worker] = LifoQueue()
        for worker in self._workers:
            self._idle.put(worker)
        self._threads = ThreadPoolExecutor(self.count)

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            self.stop()
        self._threads.shutdown()
        for worker in self._workers:
            worker.close()

    def stop(self) -> None:
        """End all work at once, unfinished as it is; who waits for it gets Stopped."""
        for worker in self._workers:
            worker.stop()

    def run(self, assignments: Sequence[Assignment]) -> list[Outcome]:
        """All outcomes, in order."""
        with ThreadPoolExecutor(self.count) as threads:
            return list(threads.map(self._carry_out, assignments))

    def _carry_out(self, assignment: Assignment) -> Outcome:
        """Read where it must be read, then extract; whatever goes wrong becomes part of the outcome."""
        reading = None
        if assignment.stored is None:
            read = self._read(assignment)
            reading = read.reading
            if reading is None or reading.body is None:
                return read
            assignment = replace(assignment, stored=reading.body)
        return replace(self._drawn(assignment), reading=reading)

    def _read(self, assignment: Assignment) -> Outcome:
        try:
            began = self.ask(begin_reading, assignment)
            return began if isinstance(began, Outcome) else Outcome(self._read_book(assignment, began))
        except Unfinished as error:
            return Outcome(failed(assignment, *error.failing))

    def _read_book(self, assignment: Assignment, book: Book) -> Reading:
        """All ranges of a book's pages at the same time, put together afterwards."""
        futures: list[Future[bytes | Reading]] = [
            self._threads.submit(self.ask, read_pages, assignment, book, pages) for pages in ranges(book)
        ]
        parts: list[bytes] = []
        try:
            for future in futures:
                part = future.result()
                if isinstance(part, Reading):
                    return part
                parts.append(part)
        finally:
            for future in futures:
                future.cancel()
        reading: Reading = self.ask(assemble_book, assignment, parts, weight=len(futures))
        return reading

    def _drawn(self, assignment: Assignment) -> Outcome:
        """All kinds at once, or, where that ends a worker, each by itself: it costs none of the others."""
        try:
            return self._draw(assignment)
        except Unfinished:
            drawn = [self._drawn_alone(one) for one in kind_by_kind(assignment)]
        return Outcome(
            None,
            tuple(row for outcome in drawn for row in outcome.extractions),
            tuple(fact for outcome in drawn for fact in outcome.facts),
            tuple(account for outcome in drawn for account in outcome.accounts),
        )

    def _drawn_alone(self, assignment: Assignment) -> Outcome:
        try:
            return self._draw(assignment)
        except Unfinished as error:
            return Outcome(None, tuple(undrawn(assignment, error.failing)))

    def _draw(self, assignment: Assignment) -> Outcome:
        assert assignment.stored is not None
        weight = 1 + len(assignment.stored) // RANGE_OF_A_DOCUMENT
        outcome: Outcome = self.ask(draw, assignment, weight=weight)
        return outcome

    def ask(self, function: Callable[..., Any], *arguments: Any, weight: int = 1) -> Any:
        """What a function answers in a worker that has time for so many ranges; raises Unfinished, Stopped.

        Where the worker had done other things before, a fresh one tries again.
        """
        worker = self._idle.get()
        try:
            seconds = weight * self.limits.seconds
            try:
                return worker.ask(seconds, function, *arguments)
            except Unfinished as error:
                if error.alone:
                    raise
            return worker.ask(seconds, function, *arguments)
        finally:
            self._idle.put(worker)


def kind_by_kind(assignment: Assignment) -> Iterator[Assignment]:
    """The same work in the smallest pieces."""
    for one in assignment.draws:
        for kind, version in one.kinds.items():
            yield replace(assignment, draws=(replace(one, kinds={kind: version}),))


def undrawn(assignment: Assignment, failing: Failing) -> Iterator[Extraction]:
    """The extractions of a Document that ended the worker which had it to itself."""
    for one in assignment.draws:
        for kind, version in one.kinds.items():
            yield Extraction(
                one.document,
                assignment.sha256,
                assignment.reader_version,
                kind,
                version,
                declared_digest(one.declared),
                "failed",
                reason=failing.reason,
            )
