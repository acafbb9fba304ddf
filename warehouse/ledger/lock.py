"""One writer at a time: a lock of the operating system, gone with the process that held it."""

from __future__ import annotations

import fcntl
import json
import os
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import IO


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


class WriterLock:
    """Held from `with` to its end; a killed holder leaves none behind."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: IO[str] | None = None

    def __enter__(self) -> WriterLock:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        file = self.path.open("a+", encoding="utf-8")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            with file:
                raise LedgerBusy(self.path, *_holder(file)) from None
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


def _holder(file: IO[str]) -> tuple[int | None, str | None]:
    file.seek(0)
    try:
        holder = json.load(file)
        return int(holder["pid"]), str(holder["since"])
    except (ValueError, KeyError, TypeError):
        return None, None
