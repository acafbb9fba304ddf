"""Two names side by side in one heading: each stands over its own columns of the table."""

from __future__ import annotations

from array import array

from pipeline.annotation import Declared
from pipeline.documents import Block, Cell, Document, Line, Page
from pipeline.extraction import extract
from pipeline.facts import Fact
from pipeline.kinds import discover, in_order

WIDTH = 10.0


def line(text: str, *starts: tuple[int, float], top: float) -> Line:
    """A line whose characters stand ten points apart, from each start on anew: (0, 50) (6, 300)."""
    boxes, x = array("f"), 0.0
    places = dict(starts)
    for index, _ in enumerate(text):
        x = places.get(index, x)
        boxes.extend((x, top, x + WIDTH, top + WIDTH))
        x += WIDTH
    return Line(text, 1, None, boxes.tobytes())


def cell(text: str, x: float, row: int, column: int, span: int = 1, role: str = "value") -> Block:
    place = Cell(0, row, column, 1, span, role)  # type: ignore[arg-type]
    return Block("cell", (line(text, (0, x), top=100 + 20 * row),), cell=place)


def facts(*cells: Block) -> list[Fact]:
    title = Block("heading", (line("水辺再生補助金", (0, 50), top=10),), level=1, size=20)
    names = Block("heading", (line("一般再生枠　広域連携枠", (0, 60), (6, 360), top=60),), level=2, size=14)
    document = Document("application/pdf", (Page(1, 595, 842),), (title, names, *cells))
    kinds = [discover()[one] for one in ("organization", "date", "succession", "program", "budget")]
    return extract(document, list(in_order(kinds).values()), Declared(), name="x.pdf")["budget"]


HEADERS = (
    cell("補助上限額", 50, 0, 0, role="header"),
    cell("補助率", 200, 0, 1, role="header"),
    cell("補助上限額", 350, 0, 2, role="header"),
)


def test_an_amount_belongs_to_the_name_over_its_column() -> None:
    got = facts(*HEADERS, cell("750万円", 50, 1, 0), cell("1/2", 200, 1, 1), cell("3,000万円", 350, 1, 2))

    assert [(one.value.program, one.value.variant) for one in got] == [
        ("水辺再生補助金", "一般再生枠"),
        ("水辺再生補助金", "広域連携枠"),
    ]


def test_an_amount_below_both_names_belongs_to_the_program_alone() -> None:
    (got,) = facts(*HEADERS, cell("100万円", 80, 1, 0, span=3))

    assert (got.value.program, got.value.variant) == ("水辺再生補助金", None)
