"""Pages from templates: everything from documents escaped, in the language of the one who asks."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from flows.language import language
from flows.review import view
from flows.review.desk import Desk
from flows.show.review_words import field_word, kind_word, value_word, word
from flows.show.yen import yen_ja, yen_short
from warehouse.board.changes import Group

LISTED = 60
LANGUAGE = "seisaku_language"
PARTIAL = "x-seisaku-partial"

_templates = Environment(
    loader=FileSystemLoader(str(files(__package__).joinpath("templates"))),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.filters["field_of"] = lambda field, kind: field_word(kind, field)
_templates.globals |= {
    "word": word, "kind_word": kind_word, "field_word": field_word, "value_word": value_word,
    "yen": yen_ja, "yen_short": yen_short, "printed_yen": view.printed_yen, "title_of": view.title_of,
}  # fmt: skip


def page(desk: Desk, request: Request, name: str, status: int = 200, **shown: Any) -> Response:
    """A page from its template, with what every page shows: who sits there and what is left."""
    board = desk.board
    every = board.all_groups()
    awaiting, decided = sum(one.awaiting for one in every), sum(one.decided for one in every)
    at_stake = sum(one.yen for one in every)
    html = _templates.get_template(name).render(
        say=_in_japanese if language() == "ja" else _in_english,
        lang=language(), csrf=request.state.csrf, reviewer=desk.reviewer, board=board,
        partial=PARTIAL in request.headers, awaiting=awaiting, at_stake=at_stake, decided=decided, **shown,
    )  # fmt: skip
    return HTMLResponse(html, status)


def message(desk: Desk, request: Request, status: int, message: str) -> Response:
    """A page of one line."""
    return page(desk, request, "message.html", status, message=message)


def groups_shown(desk: Desk) -> list[Group]:
    """The groups beside a change, the weightiest first."""
    return [one for one in desk.board.all_groups() if one.change != "moved"][:LISTED]


def _in_japanese(ja: str, en: str) -> str:
    return ja


def _in_english(ja: str, en: str) -> str:
    return en
