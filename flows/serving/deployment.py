"""The deployment: when it runs, one at a time, and what may be asked of a single run.

Import it only after `flows.environment.prepare` and with a server.
"""

from __future__ import annotations

from typing import Any

from prefect import serve as serve_deployments
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron
from prefect.types.entrypoint import EntrypointType

from flows.schedule import scheduled
from pipeline.home import Home

NAME = "seisaku"
TIMEZONE = "Asia/Tokyo"
ONE_WRITER = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)


def deployment(home: Home, cron: str) -> RunnerDeployment:
    """The flow `update` on a schedule in Japan's time; while a run is on, a new one is cancelled."""
    made: Any = scheduled.to_deployment(
        name=NAME,
        schedule=Cron(cron, timezone=TIMEZONE),
        concurrency_limit=ONE_WRITER,
        parameters={"home": str(home.path)},
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    return made  # type: ignore[no-any-return]


def serve(home: Home, cron: str) -> None:
    """Run what is scheduled until this process is ended."""
    serve_deployments(deployment(home, cron), print_starting_message=False)
