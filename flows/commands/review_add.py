"""What `seisaku review add` does: words on a page become a fact."""

from __future__ import annotations

from typing import NamedTuple

from flows.commands.opening import opened
from flows.commands.review import Call, take, who
from flows.exit_codes import FAILURE, USAGE
from flows.language import say
from flows.review.adding import Unmarked, addition
from flows.review.documents import Unreached
from flows.show.console import complain
from pipeline.home import Home
from pipeline.parsing import Unparsable


class Mark(NamedTuple):
    """Words on a page of a document; `within` are words around them, where they stand more than once."""

    document: str
    page: int
    text: str
    within: str = ""


def add(call: Call, mark: Mark, kind: str, typed: dict[str, str]) -> int:
    """Add a fact whose value stands in the marked words."""
    with opened(Home.find(call.home)) as board:
        if board is None:
            return FAILURE
        said = who(call)
        if said is None:
            return USAGE
        try:
            decision = addition(board, mark.document, mark.page, mark.text, mark.within, kind, typed, said)
        except (Unparsable, Unmarked, Unreached) as error:
            complain(error.message, error.remedy)
            return USAGE
        if call.dry_run:
            complain(say(f"（試し）{decision.target.quote}", f"(dry run) {decision.target.quote}"))
        return take(board, [decision], [], call)
