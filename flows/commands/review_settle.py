"""What `seisaku review settle` does: findings, numbers and pages that are as the source prints them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from flows.commands.opening import opened
from flows.commands.review import Call, take, who
from flows.exit_codes import DONE, FAILURE, USAGE
from flows.language import language, say
from flows.show.console import clean, complain, out, styled
from pipeline.home import Home
from warehouse.board.board import Board
from warehouse.board.deciding import finding_target, number_target, settling
from warehouse.findings import all_findings
from warehouse.query_errors import QueryError
from warehouse.review.records import Target
from warehouse.review.settling import number_id
from warehouse.snapshots.reading import unaccounted_of

What = Literal["audit", "number", "page"]


class Open(NamedTuple):
    """Something that may be settled: its identity, how it is told, and the target of a decision."""

    identity: str
    told: str
    target: Target


def run(call: Call, what: What, ids: list[str], document: str | None) -> int:
    """Settle what is named by its identity (its first characters do); without any, list what is open."""
    place = Home.find(call.home)
    with opened(place) as board:
        if board is None:
            return FAILURE
        found = [
            one
            for one in _open(board, place.published, what)
            if (not document or document in one.target.document) and not _is_settled(board, one)
        ]
        if not ids:
            for one in found:
                out().print(styled(f"{one.identity}  {clean(one.told)}"), soft_wrap=True)
            return DONE
        chosen = [one for one in found if any(one.identity.startswith(name) for name in ids)]
        if not chosen:
            complain(say("当てはまるものがありません", "nothing matches"), f"seisaku review settle {what}")
            return FAILURE
        said = who(call)
        if said is None:
            return USAGE
        return take(board, [settling(board, one.target, said) for one in chosen], [], call)


def _is_settled(board: Board, one: Open) -> bool:
    target = one.target
    key = f"page|{target.document}|{target.page}|{target.sha256}" if target.type == "page" else None
    return (key or f"{target.type}|{target.name}") in board.standing.settled


def _open(board: Board, published: Path, what: What) -> Iterator[Open]:
    if what == "audit":
        yield from _findings(published)
    elif what == "number":
        for document, page, line, quote, digits in unaccounted_of(board.shelf, board.run):
            identity = number_id(document, quote, digits)
            where = f"{document}:{line}" if line else f"{document} p.{page}"
            target = number_target(identity, document, page, line, quote, digits)
            yield Open(identity, f"{where}  {digits}  「{quote}」", target)
    else:
        yield from _pages(board)


def _findings(published: Path) -> Iterator[Open]:
    try:
        found = all_findings(published)
    except QueryError as error:
        complain(error.message, error.remedy)
        return
    for one in found:
        message = one.message_ja if language() == "ja" else one.message_en
        yield Open(one.audit_id, f"{one.document} p.{one.page}  {message}", finding_target(one))


def _pages(board: Board) -> Iterator[Open]:
    for document, sha256, note, pages in board.unread_pages():
        for page in pages:
            target = Target("page", document=document, sha256=sha256, page=page, quote=note)
            yield Open(f"{document}:{page}", note, target)
