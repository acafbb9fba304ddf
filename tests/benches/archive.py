"""What a run costs over an archive of a given size: nothing changed, and ten files changed.

`make bench-archive`, `make bench-archive ARGS='1000 10000'`. The archive grows by real runs over small texts,
no row of the ledger is made up: at 100,000 files that takes some ten minutes. Beside each size, in processes
of their own too: listing the same files, and listing and hashing them, as a run would have to that remembers
nothing. Each time is the median of three; times are told, never asserted.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from pipeline.home import Home

SIZES = (1_000, 10_000, 100_000)
IN_A_FOLDER = 500
CHANGED = 10
TIMES = 3
FACTORS = count(2)
T = TypeVar("T")
LIST = """
import os, sys
def files(folder):
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from files(entry.path)
            else:
                yield entry
number = sum(entry.stat().st_size >= 0 for entry in files(sys.argv[1]))
"""
HASH = (
    LIST
    + """
import hashlib
for entry in files(sys.argv[1]):
    with open(entry.path, "rb") as file:
        hashlib.file_digest(file, "sha256")
"""
)


def main() -> None:
    """Grow an archive step by step, and measure at each size."""
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    print(f"{'files':>9}{'list':>10}{'list+hash':>11}{'unchanged':>11}{'10 changed':>12}{'read':>10}")
    with TemporaryDirectory(prefix="seisaku-bench-") as folder:
        home = Home(Path(folder))
        for size in sizes:
            grow(home, size)
            ingest(home)
            print(f"{size:>9,}", *measured(home), sep="", flush=True)


def measured(home: Home) -> tuple[str, ...]:
    """The times at one size, in seconds, and how many pages were read for ten documents that changed."""
    settle(home)
    listed, _ = median(lambda: python(LIST, home))
    hashed, _ = median(lambda: python(HASH, home))
    unchanged, _ = median(lambda: ingest(home))
    changed, told = median(lambda: ingest(home), before=lambda: change(home))
    settle(home)
    read = "/".join(str(one["pages"]) for one in told)
    return f"{listed:>10.2f}", f"{hashed:>11.2f}", f"{unchanged:>11.2f}", f"{changed:>12.2f}", f"{read:>10}"


def settle(home: Home) -> None:
    """Let a run see files that are old enough: the clock can't tell what was written just now from later."""
    time.sleep(3)
    ingest(home)


def median(work: Callable[[], T], before: Callable[[], object] | None = None) -> tuple[float, list[T]]:
    """The median of some times of the same work, and what it answered; `before` is done unmeasured."""
    times, answers = [], []
    for _ in range(TIMES):
        if before:
            before()
        started = time.perf_counter()
        answers.append(work())
        times.append(time.perf_counter() - started)
    return statistics.median(times), answers


def grow(home: Home, size: int) -> None:
    """Small texts, each with an amount and a day of its own."""
    for number in range(size):
        path = place(home, number)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text(number, 1), "utf-8")


def change(home: Home) -> None:
    """Ten files say another amount than ever before."""
    factor = next(FACTORS)
    for number in range(CHANGED):
        place(home, number).write_text(text(number, factor), "utf-8")


def place(home: Home, number: int) -> Path:
    """Where a text stands."""
    return home.inbox / f"{number // IN_A_FOLDER:04d}" / f"{number:06d}.txt"


def text(number: int, factor: int) -> str:
    """What a text says."""
    year = number % 7 + 1
    return (
        f"令和{year}年度予算案\n\n地域{number}研究事業の予算額は、{(number + 1) * factor}億円である。"
        f"令和{year}年{number % 12 + 1}月{number % 28 + 1}日に公表した。\n"
    )


def ingest(home: Home) -> dict[str, object]:
    """A run in a process of its own, as cron starts one."""
    command = [sys.executable, "-m", "flows.cli", "ingest", "--plain", "--json", "--home", str(home.path)]
    # As installed: modules are compiled once.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(command, capture_output=True, check=True, text=True, env=environment)
    return dict(json.loads(done.stdout))


def python(code: str, home: Home) -> None:
    """The same files, without this program."""
    subprocess.run([sys.executable, "-I", "-S", "-c", code, str(home.inbox)], check=True)


if __name__ == "__main__":
    main()
