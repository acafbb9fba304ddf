"""The schedule on a real Prefect server: registered, run when due, artifacts left, no process left."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest

from pipeline.home import Home

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
# Hears an interrupt though its caller may ignore them.
SERVE = """
import signal
from flows.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)
main()
"""
JAPAN = timezone(timedelta(hours=9))
FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>政策庁</title>
<item><title>令和8年度予算案</title><link>/press/yosan.txt</link>
<pubDate>Wed, 25 Nov 2026 17:00:00 JST</pubDate></item>
</channel></rss>"""
SOURCES = """
[operator]
contact = "mailto:operator@example.jp"
[[source]]
id = "gov"
ministry = "政策庁"
kind = "feed"
url = "{url}/news.rss"
private = true
delay_seconds = 0.01
"""


@pytest.fixture
def publishing(ministry: Any, home: Home) -> Any:
    ministry.publish("/news.rss", FEED)
    ministry.publish("/press/yosan.txt", "令和8年度予算案\n\n地域みらい研究事業 5億円\n")
    (home.raw / "sources.toml").write_text(SOURCES.format(url=ministry.url), "utf-8")
    return ministry


class Served:
    """`seisaku serve` in a process of its own, and its server as a program asks it."""

    def __init__(self, home: Home, cron: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT")}
        environment |= {"SEISAKU_HOME": str(home.path), "PREFECT_RUNNER_POLL_FREQUENCY": "1"}
        command = [sys.executable, "-c", SERVE, "serve", "--port", str(self._port), "--cron", cron]
        self.process = subprocess.Popen(
            command, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )

    @property
    def api(self) -> str:
        return f"http://127.0.0.1:{self._port}/api"

    def ask(self, path: str, **body: object) -> Any:
        answer = httpx.post(f"{self.api}{path}", json=body, trust_env=False, timeout=30)
        answer.raise_for_status()
        return answer.json()

    def wait_for(self, found: Callable[[], Any]) -> Any:
        for _ in range(600):
            assert self.process.poll() is None, self.process.communicate()[1].decode()
            try:
                if result := found():
                    return result
            except httpx.HTTPError:
                pass
            time.sleep(0.2)
        raise AssertionError("nothing came")

    def order(self, deployment: str, **parameters: object) -> str:
        """A run that is due now, as the schedule makes one."""
        due = {"type": "SCHEDULED", "state_details": {"scheduled_time": datetime.now(UTC).isoformat()}}
        run = self.ask(f"/deployments/{deployment}/create_flow_run", state=due, parameters=parameters)
        return str(run["id"])

    def ended(self, run: str) -> Any:
        def state() -> Any:
            found = httpx.get(f"{self.api}/flow_runs/{run}", trust_env=False).json()["state"]
            return found if found["type"] in ("COMPLETED", "FAILED", "CANCELLED", "CRASHED") else None

        return self.wait_for(state)


@contextmanager
def served(home: Home, cron: str) -> Iterator[Served]:
    one = Served(home, cron)
    try:
        yield one
    finally:
        children = psutil.Process(one.process.pid).children(recursive=True)
        one.process.send_signal(signal.SIGINT)
        one.process.communicate(timeout=60)
        _, alive = psutil.wait_procs(children, timeout=30)
        assert alive == []


def prefect(*arguments: str, api: str, home: Path) -> str:
    environment = os.environ | {"PREFECT_API_URL": api, "PREFECT_HOME": str(home)}
    command = [sys.executable, "-m", "prefect", "--no-prompt", *arguments]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_served_schedule_runs_when_due_and_leaves_its_summaries(
    publishing: Any, home: Home, tmp_path: Path
) -> None:
    with served(home, "15 7 * * 1-5") as one:
        [deployment] = one.wait_for(lambda: one.ask("/deployments/filter"))
        runs = one.wait_for(lambda: one.ask("/flow_runs/filter", sort="EXPECTED_START_TIME_ASC"))
        planned = [datetime.fromisoformat(run["expected_start_time"]).astimezone(JAPAN) for run in runs]

        done = one.ended(one.order(deployment["id"]))
        again = one.ended(one.order(deployment["id"], ministry="政策庁"))
        artifacts = {one["key"]: one["data"] for one in one.ask("/artifacts/latest/filter")}
        prefect("work-pool", "create", "seisaku", "--type", "process", api=one.api, home=tmp_path)
        prefect("deploy", "--all", api=one.api, home=tmp_path)
        [workers] = [found for found in one.ask("/deployments/filter") if found["work_pool_name"]]

    assert deployment["global_concurrency_limit"]["limit"] == 1
    assert deployment["concurrency_options"]["collision_strategy"] == "CANCEL_NEW"
    assert {(day.hour, day.minute, day.weekday() < 5) for day in planned} == {(7, 15, True)}
    assert (done["type"], "新しい資料 1" in done["message"]) == ("COMPLETED", True)
    assert (again["type"], again["message"]) == ("COMPLETED", "変化なし")
    assert "gov/press/yosan" in artifacts["news"]
    assert "| 変更なし | 1 |" in artifacts["ingest-summary"]
    assert "gov（政策庁）" in artifacts["fetch-summary"]
    assert json.loads(artifacts["alerts"]) == []
    assert home.published.exists()
    assert workers["schedules"][0]["schedule"]["timezone"] == "Asia/Tokyo"
    assert workers["concurrency_options"]["collision_strategy"] == "CANCEL_NEW"
