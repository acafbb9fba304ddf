"""A process that must not outlive this one: Prefect's own server, also when this process is killed."""

from __future__ import annotations

import subprocess
import sys

# Reads until the pipe breaks, which the end of this process does, whatever ends it.
_WATCH = """
import os, signal, sys
sys.stdin.read()
try:
    os.kill(int(sys.argv[1]), signal.SIGTERM)
except ProcessLookupError:
    pass
"""
_watching: dict[int, subprocess.Popen[bytes]] = {}


def end_with_us(pid: int) -> None:
    """See to it that a process ends when this one does."""
    if pid not in _watching:
        _watching[pid] = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _WATCH, str(pid)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
