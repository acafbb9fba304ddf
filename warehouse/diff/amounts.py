"""Which amounts are printed otherwise after a run than before it: the shortest answer to what changed."""

from __future__ import annotations

from importlib.resources import files
from typing import NamedTuple

from warehouse.connecting import connect
from warehouse.diff.comparing import compare
from warehouse.snapshots.shelf import Shelf


class ChangedAmount(NamedTuple):
    """An amount where it stands, with the program to which it belongs, as it was printed and as it is."""

    document: str
    page: int
    program: str | None
    old: str
    new: str


def changed_amounts(shelf: Shelf, old: int, new: int) -> list[ChangedAmount]:
    """The amounts of budgets that changed in print between two states, by document and page."""
    with connect() as connection:
        compare(connection, shelf, old, new)
        query = files(__package__).joinpath("statements/amounts.sql").read_text("utf-8")
        return [ChangedAmount(*row) for row in connection.execute(query).fetchall()]
