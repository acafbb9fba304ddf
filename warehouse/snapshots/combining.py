"""Snapshots of two ledgers on one shelf, so that their states can be compared."""

from __future__ import annotations

from pathlib import Path

from warehouse.connecting import connect
from warehouse.publication.sql_types import literal
from warehouse.snapshots.shelf import OF_A_RUN, OF_A_STATE, Shelf

FIRST_RUN = 900_000
FIRST_EXTRACTION = 1_000_000_000


def combine(ours: Shelf, theirs: Shelf, folder: Path) -> tuple[Shelf, int]:
    """A shelf with ours and, under numbers of their own, theirs; and the number of their newest state."""
    shelf = Shelf(folder)
    for name in (*OF_A_RUN, *OF_A_STATE):
        (folder / name).mkdir(parents=True)
        for path in (ours.folder / name).glob("*.parquet"):
            shelf.path(name, int(path.stem)).symlink_to(path.resolve())
        for path in (theirs.folder / name).glob("*.parquet"):
            _renumber(path, shelf.path(name, FIRST_RUN + int(path.stem)))
    return shelf, FIRST_RUN + (theirs.newest() or 0)


def _renumber(source: Path, target: Path) -> None:
    with connect() as connection:
        relation = f"read_parquet({literal(str(source))})"
        columns = {row[0] for row in connection.execute(f"DESCRIBE FROM {relation}").fetchall()}
        shifted = [
            f"{name} + {first} AS {name}"
            for name, first in (("extraction_id", FIRST_EXTRACTION), ("run_id", FIRST_RUN))
            if name in columns
        ]
        replaced = f" REPLACE ({', '.join(shifted)})" if shifted else ""
        connection.execute(
            f"COPY (SELECT *{replaced} FROM {relation}) TO {literal(str(target))}"
            " (FORMAT parquet, COMPRESSION zstd)"
        )
