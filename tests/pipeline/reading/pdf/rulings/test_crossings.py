"""The rectangles of rulings are those that pdfplumber's finder sees, at no quadratic cost."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pdfplumber import table as finder

from pipeline.reading.pdf.rulings.crossings import Crossings
from pipeline.reading.pdf.rulings.rulings import Ruling

TOLERANCE = 3.0
PLACES = st.integers(0, 12).map(lambda step: step * 4.5)
RULINGS = st.lists(
    st.tuples(PLACES, PLACES, PLACES).map(lambda at: Ruling(at[0], min(at[1:]), max(at[1:]))), max_size=14
)


def edge(ruling: Ruling, orientation: str) -> dict[str, Any]:
    place, start, end = ruling
    if orientation == "h":
        return {"x0": start, "x1": end, "top": place, "bottom": place, "orientation": "h"}
    return {"x0": place, "x1": place, "top": start, "bottom": end, "orientation": "v"}


@given(RULINGS, RULINGS)
def test_they_are_those_of_the_other_finder(horizontal: list[Ruling], vertical: list[Ruling]) -> None:
    edges = [edge(ruling, "h") for ruling in horizontal] + [edge(ruling, "v") for ruling in vertical]
    points = finder.edges_to_intersections(edges, TOLERANCE, TOLERANCE)
    crossings = Crossings(horizontal, vertical, TOLERANCE)

    assert len(crossings) == len(points)
    assert crossings.rectangles() == finder.intersections_to_cells(points)


def test_a_grid_of_thousands_of_cells_has_them_all() -> None:
    lines = [Ruling(float(place), 0.0, 1000.0) for place in range(0, 1001, 10)]

    assert len(Crossings(lines, lines, TOLERANCE).rectangles()) == 100 * 100
