"""One worker process: does what it is asked, one thing after the other, within its limits."""

from __future__ import annotations

import os
import resource
import signal
import threading
from collections.abc import Callable, Mapping
from functools import cache
from multiprocessing import connection, parent_process
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from typing import Any, NamedTuple

from flows.ingesting.limits import Failing, Limits
from pipeline.kinds import EXTRA_KINDS, discover
from pipeline.versions import extraction_versions, reader_version

KILLED = Failing(
    "処理の途中で異常終了しました",
    "ファイルが壊れていないか、メモリーが足りているか確かめてください",
)
OUT_OF_MEMORY = 77
PATIENCE = 2.0
# pdfium, C++ and Rust abort where memory is refused; Python says so, and the worker ends by itself.
_REFUSED = (OUT_OF_MEMORY, -signal.SIGABRT)
# Starting and ending processes notes them in one set of the whole program.
_guard = threading.Lock()


class ChangedWhileRunning(Exception):
    """Code or rules were edited after the plan was made: what the workers would do is not what it says."""

    def __str__(self) -> str:
        return "実行中に規則かプログラムが変わりました。起動し直してください"


class Stopped(Exception):
    """The run was called off."""


class Unfinished(Exception):
    """Work that killed its worker, or that its limits cut off.

    `alone` tells whether the worker had done nothing else before, so that nothing else can be at fault.
    """

    def __init__(self, failing: Failing, *, alone: bool) -> None:
        super().__init__(*failing)
        self.failing, self.alone = failing, alone


class Terms(NamedTuple):
    """What a worker is to hold to: limits, the versions of the plan, and where other kinds are found."""

    limits: Limits
    versions: Mapping[str, str]
    extra_kinds: str


class Worker:
    """A process that is started when it is asked something, and anew after it has died."""

    def __init__(self, context: ForkServerContext, terms: Terms) -> None:
        self._context, self._terms = context, terms
        self._process: ForkServerProcess | None = None
        self._connection: Connection | None = None
        self._answers = 0
        self._stopped = False

    def ask(self, seconds: float, function: Callable[..., Any], *arguments: Any) -> Any:
        """What a function answers there; raises what it raises, Unfinished or Stopped."""
        line = self._line()
        alone = not self._answers
        try:
            line.send((function, arguments))
            if not line.poll(seconds):
                self._bury(0)
                raise Unfinished(self._terms.limits.too_long, alone=True)
            fine, answer = line.recv()
        except (EOFError, OSError):
            raise Unfinished(self._death(self._bury(PATIENCE)), alone=alone) from None
        self._answers += 1
        if fine:
            return answer
        raise answer

    def stop(self) -> None:
        """End the process at once, and for good; who waits for it gets Stopped."""
        with _guard:
            self._stopped = True
            if self._process is not None:
                self._process.kill()

    def close(self) -> None:
        """Let an idle process end."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._process is not None:
            with _guard:
                self._process.join()

    def _line(self) -> Connection:
        with _guard:
            if self._stopped:
                raise Stopped
            if self._connection is None:
                self._connection, theirs = self._context.Pipe()
                self._process = self._context.Process(target=_serve, args=(theirs, self._terms), daemon=True)
                self._process.start()
                theirs.close()
                self._answers = 0
            return self._connection

    def _bury(self, patience: float) -> int:
        """End what is left of the process; how it ended by itself, if it did so in time."""
        with _guard:
            assert self._process is not None and self._connection is not None
            self._connection.close()
            self._connection = None
            self._process.join(patience)
            self._process.kill()
            self._process.join()
            if self._stopped:
                raise Stopped
            return self._process.exitcode or 0

    def _death(self, code: int) -> Failing:
        if code in _REFUSED:
            return self._terms.limits.too_large
        named = {-number: number.name for number in signal.Signals}.get(code, str(code))
        return Failing(f"{KILLED.reason}（{named}）", KILLED.remedy)


def _serve(line: Connection, terms: Terms) -> None:
    """The life of a worker: see the same kinds as its parent, keep to its terms, end with its parent."""
    os.environ[EXTRA_KINDS] = terms.extra_kinds
    _confine(terms.limits)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        while True:
            function, arguments = line.recv()
            line.send(_answer(terms, function, arguments))
    except EOFError:
        return
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def _confine(limits: Limits) -> None:
    """No more memory than allowed, no core dump, no last words on the terminal; Ctrl-C is the parent's."""
    most = limits.megabytes << 20
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with Path(os.devnull).open("wb") as nothing:
        os.dup2(nothing.fileno(), 2)


def _answer(terms: Terms, function: Callable[..., Any], arguments: tuple[Any, ...]) -> tuple[bool, Any]:
    try:
        if _own_versions() != terms.versions:
            raise ChangedWhileRunning
        return True, function(*arguments)
    except MemoryError:
        raise
    except Exception as error:
        return False, error


@cache
def _own_versions() -> dict[str, str]:
    return own_versions()


def own_versions() -> dict[str, str]:
    """The versions of the reader and of all rules that this process has."""
    return {"": reader_version(), **extraction_versions(discover())}


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
