"""Where on their pages the values of facts stand: snapshots know, the published file does not."""

from __future__ import annotations

import duckdb

from warehouse.connecting import connect
from warehouse.snapshots.shelf import Shelf

Box = tuple[float, float, float, float]
_QUESTION = (
    "SELECT fact_id, arg_max(box, filename) FROM read_parquet($files, filename = TRUE)"
    " WHERE fact_id IN (SELECT unnest($fact_ids)) AND box IS NOT NULL GROUP BY fact_id"
)


def boxes_of(shelf: Shelf, fact_ids: list[str]) -> dict[str, Box]:
    """The box of each fact that has one, in points from the upper left; none where there are no snapshots."""
    files = [str(path) for path in sorted((shelf.folder / "facts").glob("*.parquet"))]
    if not files or not fact_ids:
        return {}
    try:
        with connect() as connection:
            found = connection.execute(_QUESTION, {"files": files, "fact_ids": fact_ids}).fetchall()
    except duckdb.Error:
        return {}
    return {fact_id: tuple(box) for fact_id, box in found}
