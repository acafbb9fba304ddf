"""The parts of pages on which figures stand, drawn small by a worker with limits."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from flows.ingesting.process import Unfinished
from flows.ingesting.workers import Workers
from pipeline.home import Home
from warehouse.archive import Archive, Unkept
from warehouse.reports.boxes import Box

MOST = 40
WIDE = 560  # pixels
AROUND = (150.0, 26.0)  # points beside, and above and below
WIDEST, TALLEST = 560.0, 150.0  # points


@dataclass(frozen=True, slots=True)
class Wanted:
    """A figure whose part of a page is wanted: the box of its value, and of its label if there is one."""

    fact_id: str
    sha256: str
    page: int
    value: Box
    label: Box | None = None


@dataclass(frozen=True, slots=True)
class Crop:
    """A part of a page as a data address, and where the value stands on it, in percent."""

    address: str
    left: float
    top: float
    width: float
    height: float


def crops(home: Home, wanted: Iterable[Wanted]) -> dict[str, Crop]:
    """The first of them, by fact; what can't be drawn is left out."""
    first = sorted(list(wanted)[:MOST], key=lambda one: one.sha256)
    found: dict[str, Crop] = {}
    if not first:
        return found
    with Workers(1) as workers:
        for sha256, ones in groupby(first, key=lambda one: one.sha256):
            some = list(ones)
            with suppress(Unfinished):
                drawn = workers.ask(draw, home.objects, sha256, some, weight=len(some))
                found |= dict(drawn)
    return found


def draw(objects: Path, sha256: str, wanted: list[Wanted]) -> list[tuple[str, Crop]]:
    """For the worker: the parts of one document's pages."""
    return list(_drawn(objects, sha256, wanted))


def _drawn(objects: Path, sha256: str, wanted: list[Wanted]) -> Iterator[tuple[str, Crop]]:
    from pipeline.reading.pdf.picture import page_sizes, part_picture

    with suppress(Unkept, OSError, RuntimeError, ValueError):
        data = Archive(objects).load(sha256)
        sizes = page_sizes(data)
        for one in wanted:
            with suppress(RuntimeError, ValueError):
                part = part_of(one, sizes[one.page - 1])
                picture = part_picture(data, one.page, part, WIDE)
                yield one.fact_id, _crop(picture, one.value, part)


def part_of(one: Wanted, size: tuple[float, float]) -> Box:
    """What is shown of a page: around the value, with its label where that is near, never beyond the page."""
    width, height = size
    box = one.value
    if one.label and max(box[3], one.label[3]) - min(box[1], one.label[1]) <= TALLEST - 2 * AROUND[1]:
        box = _both(box, one.label)
    left, right = _within(box[0] - AROUND[0], box[2] + AROUND[0], WIDEST, width, one.value[0], one.value[2])
    top, bottom = _within(box[1] - AROUND[1], box[3] + AROUND[1], TALLEST, height, one.value[1], one.value[3])
    return left, top, right, bottom


def _both(one: Box, other: Box) -> Box:
    return (
        min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3]),
    )  # fmt: skip


def _within(
    start: float, end: float, most: float, size: float, value_start: float, value_end: float
) -> tuple[float, float]:
    """A stretch of the page at most so long that holds the value."""
    start, end = max(0.0, start), min(size, end)
    if end - start > most:
        start = max(start, min(value_end + (end - value_end) / 2, end) - most)
        start = min(start, max(0.0, value_start - 10))
        end = max(min(size, start + most), value_end)
    return start, end


def _crop(picture: bytes, value: Box, part: Box) -> Crop:
    left, top, right, bottom = part
    across, down = (right - left) / 100, (bottom - top) / 100
    x0, y0, x1, y1 = value[0] - 2, value[1] - 2, value[2] + 2, value[3] + 2
    return Crop(
        f"data:image/webp;base64,{base64.b64encode(picture).decode()}",
        round((x0 - left) / across, 2),
        round((y0 - top) / down, 2),
        round((x1 - x0) / across, 2),
        round((y1 - y0) / down, 2),
    )
