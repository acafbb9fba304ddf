"""One request at a time for a host, with its delay; hosts that asked for patience are left alone."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from flows.fetching.web.answer import Answer

MOST_IN_VAIN = 3


class Stopped(Exception):
    """The run was interrupted while it waited for its turn."""


@dataclass
class _Host:
    turn: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0
    closed: Answer | None = None
    in_vain: int = 0


class Hosts:
    """All hosts of a run, on one clock (seconds, monotonic)."""

    def __init__(self) -> None:
        self._hosts: dict[str, _Host] = {}
        self._guard = threading.Lock()
        self._stop = threading.Event()

    @contextmanager
    def turn(self, host: str, delay: float) -> Iterator[None]:
        """One request's time: others to this host wait, and so many seconds after it; raises Stopped."""
        one = self._host(host)
        with one.turn:
            self._wait(one.free_at - time.monotonic())
            try:
                yield
            finally:
                one.free_at = max(one.free_at, time.monotonic() + delay)

    def leave_alone(self, host: str, seconds: float) -> None:
        """Ask nothing of a host for so long."""
        one = self._host(host)
        one.free_at = max(one.free_at, time.monotonic() + seconds)

    def in_vain(self, host: str, answer: Answer) -> None:
        """A host could not be reached; after some times in a row nothing is asked of it in this run."""
        one = self._host(host)
        one.in_vain += 1
        if one.in_vain >= MOST_IN_VAIN:
            one.closed = answer

    def reached(self, host: str) -> None:
        """A host answered."""
        self._host(host).in_vain = 0

    def close(self, host: str, answer: Answer) -> None:
        """Ask nothing of a host in this run any more; this is what it said."""
        self._host(host).closed = answer

    def closed(self, host: str) -> Answer | None:
        """What a host said that is not asked any more in this run."""
        return self._host(host).closed

    def stop(self) -> None:
        """Let nobody wait any longer: whoever is about to ask gets Stopped."""
        self._stop.set()

    def _host(self, host: str) -> _Host:
        with self._guard:
            return self._hosts.setdefault(host, _Host())

    def _wait(self, seconds: float) -> None:
        if self._stop.is_set() or (seconds > 0 and self._stop.wait(seconds)):
            raise Stopped
