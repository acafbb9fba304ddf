"""What `seisaku review programs` does: show the programs that are likely one."""

from __future__ import annotations

from pathlib import Path

from flows.commands.opening import opened
from flows.exit_codes import DONE, FAILURE
from flows.language import say
from flows.show.console import clean, out, styled
from pipeline.home import Home
from warehouse.proposals import open_proposals
from warehouse.review.merging import Name


def run(home: Path | None) -> int:
    """List the open proposals, each with what it rests on; `merge` and `apart` decide."""
    place = Home.find(home)
    with opened(place) as board:
        if board is None:
            return FAILURE
        found = open_proposals(place.published, board.decisions)
    console = out()
    for one in found:
        console.print(styled(f"{_told(one.one)} ⇔ {_told(one.other)}", "bold"), soft_wrap=True)
        console.print(styled(f"  {clean(one.reason)}  {one.likeness:.2f}"), soft_wrap=True)
        for citation in one.citations[:4]:
            console.print(styled(f"  {clean(citation)}"), soft_wrap=True)
    if found:
        console.print(
            styled(say("一つなら merge、別物なら apart で記録します", "decide with merge or apart"), "dim")
        )
    else:
        console.print(styled(say("候補はありません", "nothing is proposed")))
    return DONE


def _told(name: Name) -> str:
    return clean("/".join(part for part in name if part))
