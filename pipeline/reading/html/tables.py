"""The grid of an HTML table: spans counted out, layout tables told from those of data."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborNode

from pipeline.documents import Line
from pipeline.reading.roles import GridCell

MAX_SPAN = 1000


def is_layout(table: LexborNode) -> bool:
    """Whether a table only arranges the page: it holds headings, a table, or but one cell a row."""
    if table.attributes.get("role") == "presentation" or table.css_first("h1, h2, h3, td table, th table"):
        return True
    rows = [sum(cell.tag in ("td", "th") for cell in row.iter()) for row in table.css("tr")]
    return max(rows, default=0) < 2


def grid_cells(table: LexborNode, lines_of: Callable[[LexborNode], list[str]]) -> Iterator[GridCell]:
    """The cells with the row and column at which a browser would draw them."""
    reaching: dict[int, int] = {}  # a column, and how many more rows a cell from above takes in it
    for number, row in enumerate(table.css("tr")):
        column = 0
        taken = {c for c, rows in reaching.items() if rows > 0}
        reaching = {c: rows - 1 for c, rows in reaching.items() if rows > 1}
        for cell in row.iter():
            if cell.tag not in ("td", "th"):
                continue
            while column in taken:
                column += 1
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            yield GridCell(
                number,
                column,
                tuple(Line(text) for text in lines_of(cell)),
                down,
                across,
                role="header"
                if cell.tag == "th" and cell.attributes.get("scope") in ("col", "colgroup")
                else "",
            )
            for c in range(column, column + across):
                if down > 1:
                    reaching[c] = down - 1
            column += across


def _span(cell: LexborNode, name: str) -> int:
    value = (cell.attributes.get(name) or "1").strip()
    return min(max(int(value), 1), MAX_SPAN) if value.isascii() and value.isdigit() else 1
