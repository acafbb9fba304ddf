"""Straight lines of a page, snapped and merged: what tables and boxes are made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from pipeline.reading.pdf.rulings.matrices import Matrix

MIN_LENGTH = 4.0
SNAP = 2.0
GAP = 3.5  # points between two dashes of one line


class Ruling(NamedTuple):
    """A horizontal or vertical line: its `place` across, its `start` and `end` along itself."""

    place: float
    start: float
    end: float

    @property
    def length(self) -> float:
        """How long it is."""
        return self.end - self.start


class TextObject(NamedTuple):
    """A text object of a page or of a form on it, with the transformation of that form."""

    handle: Any
    matrix: Matrix


class Rulings(NamedTuple):
    """All lines of a page, snapped and merged; how many images and paths it draws, its text objects."""

    horizontal: list[Ruling]
    vertical: list[Ruling]
    images: int = 0
    paths: int = 0
    texts: Sequence[TextObject] = ()


def on_page(rulings: Sequence[Ruling], across: float, along: float) -> list[Ruling]:
    """The lines of a page, merged and cut at its edges; edges of its background are none."""
    cut = [
        Ruling(r.place, max(r.start, 0.0), min(r.end, along))
        for r in rulings
        if -1 <= r.place <= across + 1 and r.end > 0 and r.start < along
    ]
    return [r for r in merge(cut) if r.start > SNAP or r.end < along - SNAP]


def merge(rulings: Sequence[Ruling]) -> list[Ruling]:
    """Lines at nearly the same place snapped to one, and the pieces of each joined: n log n."""
    merged: list[Ruling] = []
    for place, group in _snapped(rulings):
        start, end = group[0].start, group[0].end
        for ruling in group[1:]:
            if ruling.start > end + GAP:
                merged.append(Ruling(place, start, end))
                start, end = ruling.start, ruling.end
            end = max(end, ruling.end)
        merged.append(Ruling(place, start, end))
    return [ruling for ruling in merged if ruling.length >= MIN_LENGTH]


def _snapped(rulings: Sequence[Ruling]) -> Iterator[tuple[float, list[Ruling]]]:
    groups: defaultdict[int, list[Ruling]] = defaultdict(list)
    group, last = 0, None
    for ruling in sorted(rulings):
        if last is not None and ruling.place - last > SNAP:
            group += 1
        groups[group].append(ruling)
        last = ruling.place
    for members in groups.values():
        place = sum(m.place for m in members) / len(members)
        yield place, sorted(members, key=lambda m: m.start)
