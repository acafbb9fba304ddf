"""The Prefect flow: batches as tasks, retried where that can help, and the summary as an artifact.

Import it only after `flows.environment.prepare`.
"""

from __future__ import annotations

from typing import Any, cast

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.futures import PrefectFuture, wait
from prefect.server.api.server import SubprocessASGIServer
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner
from prefect.tasks import Task

from flows.guardian import end_with_us
from flows.ingesting.ingestion import Ingestion
from flows.report import as_markdown
from flows.summary import Summary

RETRIES = [1.0, 5.0, 20.0]
JITTER = 0.5


def conduct(ingestion: Ingestion) -> Summary:
    """Run a planned ingestion as the flow `ingest`."""

    @task(
        name="batch",
        task_run_name="batch-{part}-{number}",
        retries=len(RETRIES),
        retry_delay_seconds=RETRIES,
        retry_jitter_factor=JITTER,
        retry_condition_fn=may_help,
        cache_policy=NO_CACHE,
        persist_result=False,
    )
    def batch(part: int, number: int) -> None:
        ingestion.work(ingestion.rounds[part][number])

    threads: ThreadPoolTaskRunner[None] = ThreadPoolTaskRunner(max_workers=ingestion.workers.count)
    runner = cast("TaskRunner[PrefectFuture[Any]]", threads)

    @flow(
        name="ingest",
        task_runner=runner,
        persist_result=False,
    )
    def ingest(batches: list[int]) -> Summary:
        _guard_server()
        for part, count in enumerate(batches):
            futures = [batch.submit(part, number) for number in range(count)]
            wait(futures)
            for future in futures:
                future.result()
        summary = ingestion.finish()
        create_markdown_artifact(as_markdown(summary), key="ingest-summary", description="取り込みの結果")
        return summary

    return ingest([len(batches) for batches in ingestion.rounds])


def _guard_server() -> None:
    """End the server that Prefect started for this run; it does so itself at a regular end only."""
    for server in SubprocessASGIServer._instances.values():
        if server.server_process is not None:
            end_with_us(server.server_process.pid)


def may_help(task: Task[..., Any], run: TaskRun, state: State[Any]) -> bool:
    """A disk or a network drive may come back; a wrong document stays wrong, and fails by itself anyway."""
    return isinstance(state.result(raise_on_failure=False), OSError)
