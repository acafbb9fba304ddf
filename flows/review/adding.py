"""A fact that a person adds: the words that they mark, and the fields that they fill in."""

from __future__ import annotations

from collections.abc import Mapping

from flows.review.documents import annotated
from pipeline.kinds import discover
from pipeline.marking import Marked, marked
from pipeline.parsing import Unparsable, check_value, parse_fields
from warehouse.board.board import Board
from warehouse.board.deciding import Said
from warehouse.review.facts import whole
from warehouse.review.records import Decision, Target, new_id, now


class Unmarked(Exception):
    """Words that mark no place, or several; `remedy` says what helps."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message, self.remedy = message, remedy


def addition(
    board: Board,
    document: str,
    page: int,
    words: str,
    within: str,
    kind_name: str,
    typed: Mapping[str, str],
    said: Said,
) -> Decision:
    """The decision that adds a fact; raises Unmarked, Unparsable, Unreached."""
    kind = discover().get(kind_name)
    if kind is None:
        raise Unparsable("kind", kind_name, "種類: " + "、".join(discover()))
    value = check_value(kind, whole({}, parse_fields(kind, typed)))
    versions = board.versions()
    name = _named(document, versions)
    places = list(marked(annotated(board.home, name, versions[name]), name, kind_name, page, words, within))
    place = _sole(places, words, page)
    known = [one for one in board.facts_of(name) if one.kind == kind_name and one.span == tuple(place.span)]
    if known:
        raise Unmarked(
            f"「{words}」にはすでに事実があります", f"seisaku review correct {known[0].fact_id} で直せます"
        )
    sha256, reader = versions[name]
    target = Target(
        type="fact",
        document=name,
        kind=kind_name,
        fact_id=place.fact_id,
        anchor=place.anchor,
        subject=place.subject,
        offset=place.offset,
        quote=place.quote,
        value_quote=place.value_quote,
        sha256=sha256,
        reader=reader,
        span=(place.span.block, place.span.start, place.span.end),
        page=place.page,
        line=place.line,
        box=None if place.box is None else tuple(place.box),
    )
    return Decision(
        id=new_id(), at=now(), reviewer=said.reviewer, batch=new_id(), action="add", target=target,
        value=value, note=said.note, run=board.run,
    )  # fmt: skip


def _named(part: str, versions: Mapping[str, object]) -> str:
    found = [name for name in versions if name == part] or [name for name in versions if part in name]
    if len(found) == 1:
        return found[0]
    raise Unmarked(
        f"文書「{part}」は{len(found)}件あります", "候補: " + "、".join(sorted(found or versions)[:5])
    )


def _sole(places: list[Marked], words: str, page: int) -> Marked:
    if len(places) == 1:
        return places[0]
    if not places:
        raise Unmarked(f"{page}頁に「{words}」はありません", "頁と、印刷されたとおりの語句を確かめてください")
    raise Unmarked(f"{page}頁に「{words}」が{len(places)}か所あります", "--in で前後の語句を添えてください")
