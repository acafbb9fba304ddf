"""What the page shows: the morning, a group, a change, a form, pictures; nothing is decided here."""

from __future__ import annotations

import random
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from flows.language import say
from flows.review import view
from flows.review.desk import Desk
from flows.review.rendering import LANGUAGE, LISTED, PARTIAL, groups_shown, message, page
from flows.show.review_words import kind_word
from pipeline.kinds import discover
from warehouse.board.changes import Change, Group
from warehouse.board.filters import Filter
from warehouse.findings import Finding, open_findings
from warehouse.proposals import open_proposals
from warehouse.review.settling import number_id
from warehouse.snapshots.reading import unaccounted_of

OPEN = ("awaiting", "second", "conflict")
SURE_UP_TO = 20
STATIC = {"review.css": "text/css", "review.js": "text/javascript", "icon.svg": "image/svg+xml"}
Form = dict[str, str]


def morning(desk: Desk, request: Request, form: Form) -> Response:
    """The morning on one sheet: documents, changes, yen at stake, held items, decisions without a place."""
    desk.freshen()
    board = desk.board
    held = board.all_sides(board.changes(Filter(states=("held",)), limit=LISTED))
    settled = board.standing.settled
    return page(
        desk,
        request,
        "morning.html",
        groups=groups_shown(desk),
        moved=board.count(Filter(states=("moved",)))[0],
        documents=board.documents(),
        findings=[
            one for one in open_findings(desk.home.published) if f"audit|{one.audit_id}" not in settled
        ],
        numbers=[one for one in numbers(desk) if f"number|{one[0]}" not in settled][:LISTED],
        proposals=open_proposals(desk.home.published, board.decisions)[:LISTED],
        held=[(sides, view.earlier(desk, sides.change)) for sides in held],
        loose=board.standing.loose,
        first=board.next_open(0),
    )


def _findings(desk: Desk) -> list[Finding]:
    """The findings of the published file that nobody has settled, also not since."""
    settled = desk.board.standing.settled
    found = open_findings(desk.home.published)
    return [one for one in found if f"audit|{one.audit_id}" not in settled]


def numbers(desk: Desk) -> list[tuple[str, str, int, int | None, str, str]]:
    """The numbers that no rule explains: identity, document, page, line, words around, digits."""
    found = unaccounted_of(desk.board.shelf, desk.board.run)
    return [
        (number_id(document, quote, digits), document, page, line, quote, digits)
        for document, page, line, quote, digits in found
    ]


def add_page(desk: Desk, request: Request, form: Form) -> Response:
    """A form for a fact that no rule draws: its words on a page, its kind, its fields."""
    given = {name: request.query_params.get(name, "") for name in ("document", "page", "words")}
    return show_form(desk, request, given)


def show_form(desk: Desk, request: Request, given: Form, problem: str = "", status: int = 200) -> Response:
    """The form for a fact that is added, filled as it was typed."""
    kinds = [(kind.name, kind_word(kind.name)) for kind in discover().values()]
    return page(desk, request, "add.html", status, given=given, kinds=kinds, problem=problem)


def group_page(desk: Desk, request: Request, form: Form) -> Response:
    """A group before it is decided as one: the largest, the smallest, and some at random."""
    group = group_named(desk, request.path_params["group"])
    if group is None:
        return message(desk, request, 404, say("この組はありません", "no such group"))
    waiting = desk.board.changes(Filter(group=group.group_id, states=OPEN))
    sample = desk.board.all_sides(_sample(waiting))
    return page(
        desk, request, "group.html",
        group=group, groups=groups_shown(desk), sample=sample, waiting=len(waiting),
        states=sorted({one.state for one in desk.board.changes(Filter(group=group.group_id), limit=500)}),
        sure_up_to=SURE_UP_TO, wrong_count=request.query_params.get("wrong"),
    )  # fmt: skip


def _sample(changes: list[Change]) -> list[Change]:
    """The first (at stake most), the last, and three of those between, always the same for the same group."""
    if len(changes) <= 5:
        return changes
    between = random.Random(changes[0].group_id).sample(changes[1:-1], 3)
    return [changes[0], *sorted(between, key=lambda one: one.position), changes[-1]]


def change_page(desk: Desk, request: Request, form: Form) -> Response:
    """One change: page, words, fields, evidence, neighbours, and what can be decided."""
    change = desk.board.change(request.path_params["change"])
    if change is None:
        return message(desk, request, 404, say("この変更はありません", "no such change"))
    return show(desk, request, change)


def show(
    desk: Desk,
    request: Request,
    change: Change,
    problem: str = "",
    typed: Form | None = None,
    status: int = 200,
) -> Response:
    """A change as a page, also after an answer that could not be read."""
    board = desk.board
    sides = board.sides(change)
    following = board.next_open(change.position)
    upcoming = desk.board.change(following) if following else None
    ahead = _prepared(desk, upcoming) if upcoming else None
    return page(
        desk,
        request,
        "change.html",
        status,
        change=change,
        sides=sides,
        fact=sides.fact,
        group=group_named(desk, change.group_id),
        groups=groups_shown(desk),
        fields=view.fields_of(sides),
        picture=view.picture_of(desk, sides.fact),
        text=view.text_of(desk, sides.fact),
        inputs=view.inputs_of(sides),
        neighbours=board.neighbours(sides),
        earlier=view.earlier(desk, change),
        holding=board.standing.facts.get((change.document, change.kind, change.fact_id)),
        problem=problem,
        typed=typed or {},
        ahead=ahead.address if ahead else None,
    )


def _prepared(desk: Desk, upcoming: Change) -> view.Picture | None:
    """The picture of the page that comes next; of a text its lines are read ahead."""
    fact = desk.board.sides(upcoming).fact
    desk.prepare(fact)
    return view.picture_of(desk, fact)


def next_change(desk: Desk, request: Request, form: Form) -> Response:
    """Leave a change as it is, and go on."""
    change = desk.board.change(request.path_params["change"])
    return go_on(desk, request, change.position if change else 0)


def go_on(desk: Desk, request: Request, position: int) -> Response:
    """To the next change; for the script at once, for a browser without it by a redirection."""
    following = desk.board.next_open(position)
    address = f"/change/{following}" if following else "/"
    if PARTIAL not in request.headers or following is None:
        return RedirectResponse(address, 303)
    change = desk.board.change(following)
    assert change is not None
    response = show(desk, request, change)
    response.headers["content-location"] = address
    return response


def picture(desk: Desk, request: Request, form: Form) -> Response:
    """A page as PNG, by content and number: the content of a known document, never a path."""
    sha256, number = request.path_params["sha256"], request.path_params["page"]
    with desk.guard:
        known = desk.board.knows(sha256)
    drawn = desk.pictures.picture(sha256, number) if known else None
    if drawn is None:
        return Response(status_code=404)
    return Response(
        drawn, media_type="image/png", headers={"cache-control": "private, max-age=86400, immutable"}
    )


def static(desk: Desk, request: Request, form: Form) -> Response:
    """The style and the script."""
    name = request.path_params["name"]
    if name not in STATIC:
        return Response(status_code=404)
    data = files(__package__).joinpath(f"static/{name}").read_bytes()
    return Response(data, media_type=STATIC[name], headers={"cache-control": "private, max-age=60"})


def choose_language(desk: Desk, request: Request, form: Form) -> Response:
    """Japanese or English from now on."""
    response = RedirectResponse("/", 303)
    if request.path_params["name"] in ("ja", "en"):
        response.set_cookie(LANGUAGE, request.path_params["name"], httponly=True, samesite="strict")
    return response


def group_named(desk: Desk, group_id: str) -> Group | None:
    """The group of that identity."""
    return next((one for one in desk.board.all_groups() if one.group_id == group_id), None)
