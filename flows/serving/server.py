"""Prefect's server as a child of this process, on this machine's own address only."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import httpx

from flows.guardian import end_with_us
from flows.language import say

ADDRESS = "127.0.0.1"
SECONDS_TO_START = 180.0
API = "PREFECT_API_URL"


class ServerFailed(Exception):
    """Prefect's server did not start."""

    def __init__(self, port: int) -> None:
        super().__init__(port)
        self.message = say(
            f"Prefect のサーバーが始まりません（ポート {port}）",
            f"Prefect's server does not start (port {port})",
        )
        self.remedy = say(
            "ポートが空いているか、seisaku doctor で確かめてください（--port）",
            "is the port free? see seisaku doctor (--port)",
        )


@contextmanager
def server(port: int) -> Iterator[str]:
    """The address of the server that the environment names, else of one that lives as long as `with`.

    Raises ServerFailed.
    """
    named = os.environ.get(API)
    if named:
        yield named
        return
    child = _start(port)
    end_with_us(child.pid)
    try:
        os.environ[API] = f"http://{ADDRESS}:{port}/api"
        _wait(child, port)
        yield os.environ[API]
    finally:
        os.environ.pop(API, None)
        child.terminate()
        with suppress(subprocess.TimeoutExpired):
            child.wait(20)
        child.kill()


def _start(port: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", ADDRESS, "--port", str(port)]
    return subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def _wait(child: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and child.poll() is None:
        with suppress(httpx.HTTPError):
            if httpx.get(f"http://{ADDRESS}:{port}/api/health", trust_env=False, timeout=5).is_success:
                return
        time.sleep(0.3)
    raise ServerFailed(port)
