"""How long a reviewer waits, with 50,000 changes waiting: from a key to the next fact, and for whole groups.

`make bench-review`. Times are told, never asserted.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import httpx

from flows.ingest import ingest
from flows.ingesting.workers import Workers
from flows.review.app import make_app
from flows.review.desk import Desk
from flows.review.guard import Guard
from flows.review.rendering import PARTIAL
from pipeline.home import Home
from warehouse.board.board import Board
from warehouse.board.deciding import Said, answers
from warehouse.board.filters import Filter

DOCUMENTS, LINES = 20, 850
PORT = 8000
KEYS = 30
T = TypeVar("T")


def main(documents: int = DOCUMENTS) -> None:
    """Make a home of invented releases, and review it."""
    with TemporaryDirectory(prefix="seisaku-bench-") as folder:
        home = Home(Path(folder))
        home.inbox.mkdir(parents=True)
        for number in range(documents):
            (home.inbox / f"release-{number}.txt").write_text(_release(number), "utf-8")
        _tell("ingest", lambda: ingest(home))
        board = _tell("open the board", lambda: Board(home))
        print(f"{'changes waiting':34}{board.count(Filter(states=('awaiting',)))[0]:>10,}")
        _tell("all groups", board.groups)
        asyncio.run(_keys(home))
        board = Board(home)
        waiting = board.changes(Filter(states=("awaiting",)))
        _tell(
            f"decide on {len(waiting):,} at once",
            lambda: board.take(answers(board, board.all_sides(waiting), "accept", Said("bench"))),
        )
        _tell("open the board again", lambda: Board(home))
        _tell("read all decisions", board.journal.decisions)


async def _keys(home: Home) -> None:
    with Workers(1) as workers:
        guard = Guard(make_app(Desk(home, "bench", workers)), PORT)
        address = f"http://127.0.0.1:{PORT}"
        transport = httpx.ASGITransport(app=guard)
        async with httpx.AsyncClient(transport=transport, base_url=address, follow_redirects=True) as client:
            sheet = (await client.get(guard.launch_path)).text
            token = sheet.partition('name="csrf" content="')[2].partition('"')[0]
            place = "/change/" + sheet.partition('href="/change/')[2].partition('"')[0]
            times = []
            for _ in range(KEYS):
                started = time.perf_counter()
                answer = await client.post(f"{place}/accept", data={"csrf": token}, headers={PARTIAL: "1"})
                times.append(time.perf_counter() - started)
                place = answer.headers["content-location"]
    print(f"{'key → next fact, server: median':34}{statistics.median(times) * 1000:>7.0f} ms")
    print(f"{'key → next fact, server: slowest':34}{max(times) * 1000:>7.0f} ms")


def _release(number: int) -> str:
    lines = [f"令和{number % 7 + 2}年度 地域事業の予算について", ""]
    lines += [
        f"里山支援第{number}{line}号事業の令和{line % 7 + 2}年度の予算額は、{line + 1}億{number + 1}万円。"
        for line in range(LINES)
    ]
    return "\n\n".join(lines) + "\n"


def _tell(what: str, work: Callable[[], T]) -> T:
    started = time.perf_counter()
    result = work()
    print(f"{what:34}{(time.perf_counter() - started) * 1000:>7.0f} ms")
    return result


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
