"""What must not outlive the run."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

RUN = """
import os, signal, subprocess, sys
from flows.guardian import end_with_us

server = subprocess.Popen(["sleep", "600"], stdout=subprocess.DEVNULL)
end_with_us(server.pid)
print(server.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_server_ends_with_a_run_that_is_killed() -> None:
    run = subprocess.run([sys.executable, "-c", RUN], capture_output=True, text=True, cwd=ROOT)

    assert run.returncode == -signal.SIGKILL
    server = int(run.stdout)
    for _ in range(200):
        if not is_running(server):
            break
        time.sleep(0.05)
    assert not is_running(server)
