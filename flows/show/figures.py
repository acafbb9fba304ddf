"""Amounts that are printed otherwise than before, on a terminal."""

from __future__ import annotations

from rich.console import Console

from flows.language import say
from flows.news.figures import Figures
from flows.show.console import styled

MOST_LISTED = 10


def print_figures(figures: Figures, console: Console) -> None:
    """One line an amount; nothing where none changed."""
    if not figures.changed:
        return
    console.print(styled(say("変わった額", "changed amounts"), "yellow"))
    for one in figures.changed[:MOST_LISTED]:
        line = f"  ～ {one.document} p.{one.page}  {one.subject}{one.old} → {one.new}"
        console.print(styled(line), soft_wrap=True)
    if len(figures.changed) > MOST_LISTED:
        more = len(figures.changed) - MOST_LISTED
        console.print(styled(say(f"  … ほか {more} 件", f"  … and {more} more"), "dim"))
