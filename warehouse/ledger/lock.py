"""One writer at a time: a lock of the operating system, gone with the process that held it.

Who only looks shares the lock for a moment; a writer that comes in that moment waits for its end.
"""

from __future__ import annotations

import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import IO, NamedTuple

PATIENCE_WITH_READERS = 10.0
PAUSE_SECONDS = 0.02


class LedgerBusy(Exception):
    """Another process writes into the ledger: which one, and since when."""

    def __init__(self, path: Path, pid: int | None, since: str | None) -> None:
        super().__init__(path, pid, since)
        self.path, self.pid, self.since = path, pid, since

    def __str__(self) -> str:
        holder = f"プロセス {self.pid}、{self.since} から" if self.pid else "別のプロセス"
        return (
            f"{self.path}: 別の取り込みが書き込み中です（{holder}）。終わってから、もう一度実行してください"
        )


class Holder(NamedTuple):
    """Who holds a lock, and since when, as the holder itself has noted it."""

    pid: int | None
    since: str | None


class WriterLock:
    """Held from `with` to its end; a killed holder leaves none behind."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: IO[str] | None = None

    def __enter__(self) -> WriterLock:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        file = self.path.open("a+", encoding="utf-8")
        if not _taken(file):
            with file:
                raise LedgerBusy(self.path, *_holder(file))
        file.truncate(0)
        json.dump({"pid": os.getpid(), "since": f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S}"}, file)
        file.flush()
        self._file = file
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file:
            self._file.close()
            self._file = None


def holder(path: Path) -> Holder | None:
    """Who holds a lock to write; None where nobody does. Never waits, and leaves nothing behind."""
    try:
        with path.open(encoding="utf-8") as file:
            return None if _lock(file, fcntl.LOCK_SH) else _holder(file)
    except FileNotFoundError:
        return None


@contextmanager
def shared(path: Path) -> Iterator[None]:
    """No writer begins while this lasts, which must be a moment; raises LedgerBusy where there is one."""
    try:
        file = path.open(encoding="utf-8")
    except (FileNotFoundError, PermissionError):
        yield  # nobody has ever written, or it is not for us to hold anybody up
        return
    with file:
        if not _lock(file, fcntl.LOCK_SH):
            raise LedgerBusy(path, *_holder(file))
        yield


def _taken(file: IO[str]) -> bool:
    """Take a lock to write, at once or when those are done who only look."""
    until = time.monotonic() + PATIENCE_WITH_READERS
    while not _lock(file, fcntl.LOCK_EX):
        if not _lock(file, fcntl.LOCK_SH) or time.monotonic() > until:
            return False
        fcntl.flock(file, fcntl.LOCK_UN)
        time.sleep(PAUSE_SECONDS)
    return True


def _lock(file: IO[str], how: int) -> bool:
    try:
        fcntl.flock(file, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _holder(file: IO[str]) -> Holder:
    file.seek(0)
    try:
        told = json.load(file)
        return Holder(int(told["pid"]), str(told["since"]))
    except (ValueError, KeyError, TypeError):
        return Holder(None, None)
