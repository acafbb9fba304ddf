"""Pictures of pages: drawn by a worker with limits of time and memory, found by content and page."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import suppress
from pathlib import Path
from threading import Lock

from flows.ingesting.process import Unfinished
from flows.ingesting.workers import Workers
from pipeline.home import Home
from warehouse.archive import Archive, Unkept

KEPT = 48
Size = tuple[float, float]


def draw_page(objects: Path, sha256: str, page: int) -> bytes | None:
    """For the worker: a page (1-based) as PNG; None where it can't be drawn."""
    from pipeline.reading.pdf.picture import page_picture

    with suppress(Unkept, OSError, RuntimeError, ValueError):
        return page_picture(Archive(objects).load(sha256), page)
    return None


def measure_pages(objects: Path, sha256: str) -> list[Size]:
    """For the worker: width and height of all pages in points; none where it can't be opened."""
    from pipeline.reading.pdf.picture import page_sizes

    with suppress(Unkept, OSError, RuntimeError, ValueError):
        return page_sizes(Archive(objects).load(sha256))
    return []


class Pictures:
    """The pictures of a HOME's documents; the last ones stay at hand."""

    def __init__(self, home: Home, workers: Workers) -> None:
        self._objects, self._workers = home.objects, workers
        self._drawn: OrderedDict[tuple[str, int], bytes] = OrderedDict()
        self._measured: dict[str, list[Size]] = {}
        self._guard = Lock()

    def size(self, sha256: str, page: int) -> Size | None:
        """Width and height of a page in points; None where it can't be opened."""
        if sha256 not in self._measured:
            try:
                self._measured[sha256] = self._workers.ask(measure_pages, self._objects, sha256)
            except Unfinished:
                self._measured[sha256] = []
        sizes = self._measured[sha256]
        return sizes[page - 1] if 0 < page <= len(sizes) else None

    def picture(self, sha256: str, page: int) -> bytes | None:
        """A page as PNG; None where it can't be drawn."""
        if self.size(sha256, page) is None:
            return None
        with self._guard:
            if (known := self._drawn.get((sha256, page))) is not None:
                self._drawn.move_to_end((sha256, page))
                return known
        try:
            drawn: bytes | None = self._workers.ask(draw_page, self._objects, sha256, page)
        except Unfinished:
            return None
        if drawn is None:
            return None
        with self._guard:
            self._drawn[sha256, page] = drawn
            while len(self._drawn) > KEPT:
                self._drawn.popitem(last=False)
        return drawn
