"""Jobs in portions that are worth a task each."""

from __future__ import annotations

from collections.abc import Iterator

from flows.ingesting.keys import AS_PDF
from flows.ingesting.plan import Job


def in_batches(jobs: list[Job], pages: int) -> Iterator[tuple[Job, ...]]:
    """Jobs together until they make about so many pages."""
    batch: list[Job] = []
    weight = 0.0
    for job in jobs:
        batch.append(job)
        weight += _pages(job)
        if weight >= pages:
            yield tuple(batch)
            batch, weight = [], 0.0
    if batch:
        yield tuple(batch)


def _pages(job: Job) -> float:
    """A guess before anything is read: a page has some 60 KB in a PDF, 3 KB in a text; drawing costs half."""
    each = 60_000 if job.reader_version.endswith(AS_PDF) else 3_000
    return (0.05 + job.size / each) * (1 if job.read else 0.5)
