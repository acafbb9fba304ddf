"""Where rulings cross, and the rectangles that they enclose: each corner joined to the next by one ruling."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from pipeline.reading.pdf.rulings.rulings import Ruling

Rectangle = tuple[float, float, float, float]  # left, top, right, bottom
_Point = tuple[float, float]
SURELY = 0.01  # points beyond the tolerance, where no crossing can be missed by rounding


class Crossings:
    """The points at which vertical rulings meet horizontal ones, and which rulings meet there."""

    def __init__(self, horizontal: Sequence[Ruling], vertical: Sequence[Ruling], tolerance: float) -> None:
        self._down: defaultdict[_Point, set[Ruling]] = defaultdict(set)
        self._across: defaultdict[_Point, set[Ruling]] = defaultdict(set)
        ordered = sorted(horizontal)
        places = [ruling.place for ruling in ordered]
        for down in vertical:
            for at in range(bisect_left(places, down.start - tolerance - SURELY), len(ordered)):
                across = ordered[at]
                if across.place > down.end + tolerance + SURELY:
                    break
                if _meet(down, across, tolerance):
                    self._down[down.place, across.place].add(down)
                    self._across[down.place, across.place].add(across)

    def __len__(self) -> int:
        return len(self._down)

    def rectangles(self) -> list[Rectangle]:
        """The smallest rectangle that begins at each point, from left to right."""
        points = sorted(self._down)
        columns: defaultdict[float, list[_Point]] = defaultdict(list)
        rows: defaultdict[float, list[_Point]] = defaultdict(list)
        found = []
        for point in reversed(points):  # what lies below and to the right is known before a point
            below, right = columns[point[0]], rows[point[1]]
            rectangle = self._smallest(point, below, right)
            if rectangle is not None:
                found.append(rectangle)
            below.append(point)
            right.append(point)
        return found[::-1]

    def _smallest(self, point: _Point, below: list[_Point], right: list[_Point]) -> Rectangle | None:
        """The rectangle of a corner; `below` and `right` have the points there, the farthest first."""
        beside = (
            [other for other in reversed(right) if self._is_along(self._across, point, other)]
            if below
            else []
        )
        for under in reversed(below) if beside else ():
            if not self._is_along(self._down, point, under):
                continue
            for other in beside:
                corner = other[0], under[1]
                if (
                    corner in self._down
                    and self._is_along(self._down, corner, other)
                    and self._is_along(self._across, corner, under)
                ):
                    return (*point, *corner)
        return None

    @staticmethod
    def _is_along(rulings: dict[_Point, set[Ruling]], one: _Point, other: _Point) -> bool:
        """Whether one ruling leads from a point to another."""
        return not rulings[one].isdisjoint(rulings[other])


def _meet(down: Ruling, across: Ruling, tolerance: float) -> bool:
    return (
        down.start <= across.place + tolerance
        and down.end >= across.place - tolerance
        and across.start - tolerance <= down.place <= across.end + tolerance
    )
