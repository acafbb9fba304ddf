"""Amounts that are printed otherwise than before, on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from flows.language import say
from flows.news.bulletin import changed_amount
from flows.show.console import styled
from warehouse.diff.amounts import ChangedAmount

MOST_LISTED = 10


def print_changed(amounts: Sequence[ChangedAmount], console: Console) -> None:
    """One line an amount; nothing where none changed."""
    if not amounts:
        return
    console.print(styled(say("変わった額", "changed amounts"), "yellow"))
    for one in amounts[:MOST_LISTED]:
        console.print(styled(f"  ～ {changed_amount(one)}"), soft_wrap=True)
    if len(amounts) > MOST_LISTED:
        more = len(amounts) - MOST_LISTED
        console.print(styled(say(f"  … ほか {more} 件", f"  … and {more} more"), "dim"))
