"""The review page: its addresses, each a short function over the desk."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable
from functools import partial
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qs

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from flows.language import language, of_this_reader, say
from flows.review import view
from flows.review.adding import Unmarked, addition
from flows.review.desk import Desk
from flows.review.documents import Unreached
from flows.show.review_words import field_word, kind_word, value_word, word
from flows.show.yen import yen_ja, yen_short
from pipeline.kinds import discover
from pipeline.parsing import Unparsable, check_value, parse_fields
from warehouse.board.changes import Change, Group
from warehouse.board.deciding import (
    Said,
    Undecidable,
    answers,
    closing,
    finding_target,
    governing,
    number_target,
    settling,
    undoing,
)
from warehouse.board.filters import Filter
from warehouse.findings import Finding, open_findings
from warehouse.review.facts import whole
from warehouse.review.settling import number_id
from warehouse.snapshots.reading import unaccounted_of

OPEN = ("awaiting", "second", "conflict")
ANSWERS = ("accept", "reject", "drop", "hold")
LISTED = 60
SURE_UP_TO = 20
LANGUAGE = "seisaku_language"
PARTIAL = "x-seisaku-partial"
STATIC = {"review.css": "text/css", "review.js": "text/javascript", "icon.svg": "image/svg+xml"}

Form = dict[str, str]
Handler = Callable[[Desk, Request, Form], Response]


def make_app(desk: Desk) -> Starlette:
    """The application; a guard is to stand before it."""
    page = partial(_route, desk)
    return Starlette(
        routes=[
            page("/", morning),
            page("/group/{group}", group_page),
            page("/change/{change}", change_page),
            page("/next/{change}", next_change),
            page("/page/{sha256}/{page:int}.png", picture),
            page("/static/{name}", static),
            page("/language/{name}", choose_language),
            page("/change/{change}/{answer}", decide, "POST"),
            page("/group/{group}/{answer}", decide_group, "POST"),
            page("/add", add_page),
            page("/add", add, "POST"),
            page("/settle/{what}/{identity}", settle, "POST"),
            page("/undo", undo, "POST"),
            page("/close", close, "POST"),
        ]
    )


def _route(desk: Desk, path: str, handler: Handler, method: str = "GET") -> Route:
    async def endpoint(request: Request) -> Response:
        body = await request.body() if method == "POST" else b""
        given = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
        form = {name: values[-1] for name, values in given.items()}
        return await run_in_threadpool(_answer, desk, handler, request, form)

    endpoint_: Callable[[Request], Awaitable[Response]] = endpoint
    return Route(path, endpoint_, methods=[method], name=handler.__name__)


def _answer(desk: Desk, handler: Handler, request: Request, form: Form) -> Response:
    chosen = request.cookies.get(LANGUAGE)
    token = of_this_reader.set(chosen if chosen in ("ja", "en") else None)
    try:
        if handler in (picture, static):
            return handler(desk, request, form)
        with desk.guard:
            return handler(desk, request, form)
    finally:
        of_this_reader.reset(token)


def morning(desk: Desk, request: Request, form: Form) -> Response:
    """The morning on one sheet: documents, changes, yen at stake, held items, decisions without a place."""
    desk.freshen()
    board = desk.board
    held = board.all_sides(board.changes(Filter(states=("held",)), limit=LISTED))
    settled = board.standing.settled
    return _page(
        desk,
        request,
        "morning.html",
        groups=_groups(desk),
        moved=board.count(Filter(states=("moved",)))[0],
        documents=board.documents(),
        findings=[
            one for one in open_findings(desk.home.published) if f"audit|{one.audit_id}" not in settled
        ],
        numbers=[one for one in _numbers(desk) if f"number|{one[0]}" not in settled][:LISTED],
        held=[(sides, view.earlier(desk, sides.change)) for sides in held],
        loose=board.standing.loose,
        first=board.next_open(0),
    )


def _findings(desk: Desk) -> list[Finding]:
    """The findings of the published file that nobody has settled, also not since."""
    settled = desk.board.standing.settled
    found = open_findings(desk.home.published)
    return [one for one in found if f"audit|{one.audit_id}" not in settled]


def _numbers(desk: Desk) -> list[tuple[str, str, int, int | None, str, str]]:
    """The numbers that no rule explains: identity, document, page, line, words around, digits."""
    found = unaccounted_of(desk.board.shelf, desk.board.run)
    return [
        (number_id(document, quote, digits), document, page, line, quote, digits)
        for document, page, line, quote, digits in found
    ]


def add_page(desk: Desk, request: Request, form: Form) -> Response:
    """A form for a fact that no rule draws: its words on a page, its kind, its fields."""
    given = {name: request.query_params.get(name, "") for name in ("document", "page", "words")}
    return _adding(desk, request, given)


def _adding(desk: Desk, request: Request, given: Form, problem: str = "", status: int = 200) -> Response:
    kinds = [(kind.name, kind_word(kind.name)) for kind in discover().values()]
    return _page(desk, request, "add.html", status, given=given, kinds=kinds, problem=problem)


def add(desk: Desk, request: Request, form: Form) -> Response:
    """Add a fact, and show it; what can't be read comes back as it was typed."""
    typed = dict(line.split("=", 1) for line in form.get("fields", "").splitlines() if "=" in line)
    try:
        mark = (
            form.get("document", ""),
            int(form.get("page") or 1),
            form.get("words", ""),
            form.get("within", ""),
        )
        said = Said(desk.reviewer, form.get("note", ""))
        desk.board.take([addition(desk.board, *mark, form.get("kind", ""), typed, said)])
    except (Unparsable, Unmarked, Unreached) as error:
        return _adding(desk, request, form, f"{error.message} {error.remedy}", 422)
    except ValueError:
        return _adding(desk, request, form, say("頁を数字で入れてください", "give the page as a number"), 422)
    desk.settled()
    return _message(
        desk,
        request,
        200,
        say("事実を足しました。公開は seisaku publish", "added; seisaku publish publishes it"),
    )


def settle(desk: Desk, request: Request, form: Form) -> Response:
    """Note that a finding or a number is as the source prints it: 原典どおり."""
    what, identity = request.path_params["what"], request.path_params["identity"]
    said = Said(desk.reviewer, form.get("note", ""))
    target = None
    if what == "audit":
        target = next(
            (finding_target(f) for f in open_findings(desk.home.published) if f.audit_id == identity), None
        )
    elif what == "number":
        target = next((number_target(*one) for one in _numbers(desk) if one[0] == identity), None)
    if target is None:
        return _message(desk, request, 404, say("これは見つかりません", "not found"))
    desk.board.take([settling(desk.board, target, said)])
    desk.settled()
    return RedirectResponse("/", 303)


def group_page(desk: Desk, request: Request, form: Form) -> Response:
    """A group before it is decided as one: the largest, the smallest, and some at random."""
    group = _group(desk, request.path_params["group"])
    if group is None:
        return _message(desk, request, 404, say("この組はありません", "no such group"))
    waiting = desk.board.changes(Filter(group=group.group_id, states=OPEN))
    sample = desk.board.all_sides(_sample(waiting))
    return _page(
        desk, request, "group.html",
        group=group, groups=_groups(desk), sample=sample, waiting=len(waiting),
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
    change = _change(desk, request.path_params["change"])
    if change is None:
        return _message(desk, request, 404, say("この変更はありません", "no such change"))
    return _show(desk, request, change)


def _show(
    desk: Desk,
    request: Request,
    change: Change,
    problem: str = "",
    typed: Form | None = None,
    status: int = 200,
) -> Response:
    board = desk.board
    sides = board.sides(change)
    following = board.next_open(change.position)
    upcoming = _change(desk, following) if following else None
    ahead = _prepared(desk, upcoming) if upcoming else None
    return _page(
        desk,
        request,
        "change.html",
        status,
        change=change,
        sides=sides,
        fact=sides.fact,
        group=_group(desk, change.group_id),
        groups=_groups(desk),
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
    change = _change(desk, request.path_params["change"])
    return _go_on(desk, request, change.position if change else 0)


def decide(desk: Desk, request: Request, form: Form) -> Response:
    """Decide on one change and go on; a correction that can't be read comes back as it was typed."""
    change, answer = _change(desk, request.path_params["change"]), request.path_params["answer"]
    if change is None:
        return _message(desk, request, 404, say("この変更はありません", "no such change"))
    board, said = desk.board, Said(desk.reviewer, form.get("note", ""), settles=change.state == "conflict")
    sides = board.sides(change)
    try:
        if answer in ANSWERS:
            board.take(answers(board, [sides], answer, said))
        elif answer == "correct":
            value = _corrected(desk, change, form)
            board.take(answers(board, [sides], "correct", said, value))
        elif answer == "govern":
            _govern(desk, change, form, said)
        else:
            return _message(desk, request, 404, say("この操作はありません", "no such action"))
    except (Unparsable, Undecidable) as error:
        return _show(desk, request, change, f"{error.message} {error.remedy}", form, 422)
    desk.settled()
    return _go_on(desk, request, change.position)


def _corrected(desk: Desk, change: Change, form: Form) -> dict[str, Any]:
    """The fields that differ from what was shown, read and checked."""
    sides = desk.board.sides(change)
    shown = {one.name: one.value for one in view.inputs_of(sides)}
    typed = {
        name.removeprefix("f."): text
        for name, text in form.items()
        if name.startswith("f.") and text.strip() != shown.get(name.removeprefix("f."), "")
    }
    if not typed:
        raise Undecidable(
            say("直した項目がありません", "nothing is corrected"),
            say("項目を直すか、承認してください", "correct or accept"),
        )
    kind = discover()[change.kind]
    value = parse_fields(kind, typed)
    check_value(kind, whole(sides.fact.value, value))
    return value


def _govern(desk: Desk, change: Change, form: Form, said: Said) -> None:
    """Correct the words on which a field rests, for all figures under them."""
    field, text = form.get("field", ""), form.get("value", "")
    kind = discover()[change.kind]
    factor = form.get("scale", "").strip()
    if field == "amount":
        if factor.lstrip("-") not in ("10", "100", "1000", "10000", "1000000", "100000000"):
            raise Undecidable(say("倍率を選んでください", "choose a factor"), "×1000, ÷1000 …")
        decision, _ = governing(
            desk.board, desk.board.sides(change).fact, "resolution", {"scale": int(factor)}, said
        )
    else:
        value = parse_fields(kind, {field: text})
        decision, _ = governing(desk.board, desk.board.sides(change).fact, field, value, said)
    desk.board.take([decision])


def decide_group(desk: Desk, request: Request, form: Form) -> Response:
    """Decide on all that awaits in a group; of a large one the number must be typed."""
    group, answer = _group(desk, request.path_params["group"]), request.path_params["answer"]
    if group is None or answer not in ANSWERS:
        return _message(desk, request, 404, say("この組はありません", "no such group"))
    waiting = desk.board.changes(Filter(group=group.group_id, states=OPEN))
    if len(waiting) > SURE_UP_TO and form.get("count", "").strip() != str(len(waiting)):
        return RedirectResponse(f"/group/{group.group_id}?wrong=1", 303)
    if waiting:
        said = Said(desk.reviewer, form.get("note", ""))
        desk.board.take(answers(desk.board, desk.board.all_sides(waiting), answer, said))
        desk.settled()
    return _go_on(desk, request, group.position)


def undo(desk: Desk, request: Request, form: Form) -> Response:
    """Take the last decision back, and return to what it was about."""
    decisions = undoing(desk.board, Said(desk.reviewer))
    if not decisions:
        return RedirectResponse("/", 303)
    undone = set(decisions[0].undoes)
    first = next(one for one in desk.board.decisions if one.id in undone)
    desk.board.take(decisions)
    desk.settled()
    found = desk.board.changes(Filter(ids=(first.target.fact_id,)), limit=1) if first.target.fact_id else []
    return RedirectResponse(f"/change/{found[0].change_id}" if found else "/", 303)


def close(desk: Desk, request: Request, form: Form) -> Response:
    """Note that the newest state has been seen."""
    desk.board.take([closing(desk.board, Said(desk.reviewer, form.get("note", "")))])
    desk.freshen()
    return RedirectResponse("/", 303)


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


def _go_on(desk: Desk, request: Request, position: int) -> Response:
    """To the next change; for the script at once, for a browser without it by a redirection."""
    following = desk.board.next_open(position)
    address = f"/change/{following}" if following else "/"
    if PARTIAL not in request.headers or following is None:
        return RedirectResponse(address, 303)
    change = desk.board.change(following)
    assert change is not None
    response = _show(desk, request, change)
    response.headers["content-location"] = address
    return response


def _change(desk: Desk, change_id: str) -> Change | None:
    return desk.board.change(change_id)


def _group(desk: Desk, group_id: str) -> Group | None:
    return next((one for one in desk.board.all_groups() if one.group_id == group_id), None)


def _groups(desk: Desk) -> list[Group]:
    return [one for one in desk.board.all_groups() if one.change != "moved"][:LISTED]


def _message(desk: Desk, request: Request, status: int, message: str) -> Response:
    return _page(desk, request, "message.html", status, message=message)


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


def _in_japanese(ja: str, en: str) -> str:
    return ja


def _in_english(ja: str, en: str) -> str:
    return en


def _page(desk: Desk, request: Request, name: str, status: int = 200, **shown: Any) -> Response:
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
