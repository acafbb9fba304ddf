"""Counting what came of a batch, as the summary tells it."""

from __future__ import annotations

from flows.ingesting.assignment import Outcome
from flows.ingesting.batch import Batch
from flows.ingesting.plan import Job, Target
from flows.summary import Failure, Summary


def count(batch: Batch, summary: Summary) -> None:
    """Add a batch to a summary."""
    for target, error in batch.troubles:
        summary.failed.append(Failure(target.document, error.reason, error.remedy))
    for outcome in batch.outcomes:
        summary.pages += (outcome.reading and outcome.reading.pages) or 0
    for job, target, outcome in batch.done:
        _count_target(job, target, outcome, summary)


def _count_target(job: Job, target: Target, outcome: Outcome, summary: Summary) -> None:
    if target.is_step:
        return
    reading = outcome.reading
    if reading and reading.status == "failed":
        summary.failed.append(Failure(target.document, reading.reason or "", reading.remedy or ""))
        return
    if target.found:
        count_change(target.change, summary)
    if target.change in ("unchanged", "vanished"):
        summary.reread += job.read
        summary.reextracted += not job.read
    missing = [reading.note] if reading and reading.note else []
    missing += [
        f"{row.kind}: {row.reason}"
        for row in outcome.extractions
        if row.document == target.document and row.status == "failed"
    ]
    if missing:
        summary.partly[target.document] = "; ".join(missing)


def count_change(change: str, summary: Summary, number: int = 1) -> None:
    """Count documents under what became of them."""
    setattr(summary, change, getattr(summary, change) + number)
