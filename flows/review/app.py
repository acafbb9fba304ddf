"""The review page: its addresses, each answered by a short function over the desk."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from urllib.parse import parse_qs

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from flows.language import of_this_reader
from flows.review.acting import add, close, decide, decide_group, join, settle, undo
from flows.review.desk import Desk
from flows.review.rendering import LANGUAGE
from flows.review.showing import (
    Form,
    add_page,
    change_page,
    choose_language,
    group_page,
    morning,
    next_change,
    picture,
    static,
)

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
            page("/programs/{one}/{other}/{answer}", join, "POST"),
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
