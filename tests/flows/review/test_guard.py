"""The guard before the review page, asked as a browser, another page or another user would."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send

from flows.review.guard import COOKIE, Guard, check_address

PORT = 8765
HOST = f"127.0.0.1:{PORT}"
MEBIBYTE = 1024 * 1024
POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}
Ask = Callable[..., httpx.Response]


async def echo(request: Request) -> Response:
    return PlainTextResponse(f"{request.state.csrf}|{(await request.body()).decode()}")


async def kept(request: Request) -> Response:
    return PlainTextResponse("", headers={"cache-control": "max-age=60"})


@pytest.fixture
def guard() -> Guard:
    return Guard(
        Starlette(routes=[Route("/", echo, methods=["GET", "POST", "PUT"]), Route("/kept", kept)]), PORT
    )


@pytest.fixture
def ask(guard: Guard) -> Iterator[Ask]:
    """Asks the guarded page; what a response sets as cookie stays with the one who asks."""
    jar = httpx.Cookies()

    async def request(method: str, path: str, **options: object) -> httpx.Response:
        transport = httpx.ASGITransport(app=guard)
        async with httpx.AsyncClient(transport=transport, base_url=f"http://{HOST}", cookies=jar) as client:
            answer = await client.request(method, path, **options)  # type: ignore[arg-type]
            jar.update(client.cookies)
            return answer

    def run(method: str, path: str, **options: object) -> httpx.Response:
        return asyncio.run(request(method, path, **options))

    yield run


@pytest.fixture
def inside(ask: Ask, guard: Guard) -> Ask:
    """The same, by the person who has come in through the launch address."""
    assert ask("GET", guard.launch_path).status_code == 303
    return ask


def csrf(inside: Ask) -> str:
    return inside("GET", "/").text.partition("|")[0]


def heard(guard: Guard, ask: Ask, *messages: Message) -> list[Message]:
    """What the app hears when the server says this to it; without the guard's leave, nothing."""
    cookie = ask("GET", guard.launch_path).cookies[COOKIE]
    headers = {"host": HOST, "cookie": f"{COOKIE}={cookie}", "x-csrf-token": csrf(ask)}
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    said, listened = iter(messages), list[Message]()

    async def listen(scope: Scope, receive: Receive, send: Send) -> None:
        listened.extend([await receive() for _ in messages])

    async def receive() -> Message:
        return next(said)

    async def send(message: Message) -> None:
        pass

    guard._app = listen
    scope = {"type": "http", "method": "POST", "path": "/", "query_string": b"", "headers": raw}
    asyncio.run(guard(scope, receive, send))
    return listened


def test_nobody_comes_in_without_the_launch_address(ask: Ask) -> None:
    assert ask("GET", "/").status_code == 401


def test_who_may_not_come_in_is_told_how_to_in_one_line(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEISAKU_LANG", "ja")
    assert ask("GET", "/").text == "seisaku review をもう一度実行し、表示された宛先を開いてください\n"

    monkeypatch.setenv("SEISAKU_LANG", "en")
    assert ask("GET", "/").text == "run seisaku review again and open the address that it prints\n"


def test_the_launch_address_opens_the_page(ask: Ask, guard: Guard) -> None:
    assert ask("GET", guard.launch_path).headers["location"] == "/"
    assert ask("GET", "/").status_code == 200


def test_the_launch_address_may_be_followed_from_another_site(ask: Ask, guard: Guard) -> None:
    headers = {"sec-fetch-site": "cross-site"}

    assert ask("GET", guard.launch_path, headers=headers).status_code == 303


def test_the_launch_address_takes_no_post(ask: Ask, guard: Guard) -> None:
    assert ask("POST", guard.launch_path).status_code == 401


def test_the_launch_address_works_once(inside: Ask, guard: Guard) -> None:
    launch = guard.launch_path

    assert inside("GET", launch).status_code == 403


def test_a_launch_address_with_another_token_is_refused_and_spends_nothing(ask: Ask, guard: Guard) -> None:
    assert ask("GET", "/enter?token=guessed").status_code == 403
    assert ask("GET", guard.launch_path).status_code == 303


def test_a_cookie_that_is_made_up_is_no_entrance(ask: Ask) -> None:
    assert ask("GET", "/", headers={"cookie": f"{COOKIE}=made-up"}).status_code == 401


def test_the_cookie_is_strict_and_out_of_reach_of_scripts(ask: Ask, guard: Guard) -> None:
    given = ask("GET", guard.launch_path).headers["set-cookie"].lower()

    assert "httponly" in given
    assert "samesite=strict" in given
    assert "domain" not in given


@pytest.mark.parametrize("host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:1", ""])
def test_another_host_is_refused_whatever_it_resolves_to(inside: Ask, host: str) -> None:
    assert inside("GET", "/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("host", [HOST, f"localhost:{PORT}", f"[::1]:{PORT}"])
def test_names_of_this_machine_are_answered(ask: Ask, guard: Guard, host: str) -> None:
    assert ask("GET", guard.launch_path, headers={"host": host}).status_code == 303


@pytest.mark.parametrize("origin", ["https://evil.example", "http://127.0.0.1:1", "null", f"https://{HOST}"])
def test_another_origin_is_refused_also_with_the_cookie(inside: Ask, origin: str) -> None:
    assert inside("GET", "/", headers={"origin": origin}).status_code == 403


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "[::1]"])
def test_the_pages_own_origins_are_answered(inside: Ask, name: str) -> None:
    assert inside("GET", "/", headers={"origin": f"http://{name}:{PORT}"}).status_code == 200


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_what_the_page_or_the_person_asks_is_answered(inside: Ask, site: str) -> None:
    assert inside("GET", "/", headers={"sec-fetch-site": site}).status_code == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_another_site_makes_the_browser_ask_is_refused(inside: Ask, site: str) -> None:
    assert inside("GET", "/", headers={"sec-fetch-site": site}).status_code == 403


def test_a_form_with_the_token_of_the_page_gets_through_whole(inside: Ask) -> None:
    token = csrf(inside)

    answer = inside("POST", "/", data={"csrf": token, "note": "水"})

    assert answer.status_code == 200
    assert answer.text.endswith(f"csrf={token}&note=%E6%B0%B4")


def test_the_token_may_stand_in_a_header(inside: Ask) -> None:
    assert inside("POST", "/", content=b"x", headers={"x-csrf-token": csrf(inside)}).status_code == 200


@pytest.mark.parametrize("form", [{}, {"csrf": ""}, {"csrf": "guessed"}])
def test_a_form_without_the_token_is_refused(inside: Ask, form: dict[str, str]) -> None:
    assert inside("POST", "/", data=form).status_code == 403


def test_a_body_that_is_too_large_is_refused(inside: Ask) -> None:
    headers = {"x-csrf-token": csrf(inside)}

    assert inside("POST", "/", content=b"x" * MEBIBYTE, headers=headers).status_code == 200
    assert inside("POST", "/", content=b"x" * (MEBIBYTE + 1), headers=headers).status_code == 413


def test_a_form_that_is_cut_off_is_not_acted_upon(guard: Guard, ask: Ask) -> None:
    half = {"type": "http.request", "body": b"note=ha", "more_body": True}

    assert heard(guard, ask, half, {"type": "http.disconnect"}) == []


def test_the_app_hears_the_body_once_and_then_the_disconnect(guard: Guard, ask: Ask) -> None:
    whole = {"type": "http.request", "body": b"note=half", "more_body": False}
    gone = {"type": "http.disconnect"}

    assert heard(guard, ask, whole, gone) == [whole, gone]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(inside: Ask, method: str) -> None:
    assert inside(method, "/", headers={"x-csrf-token": csrf(inside)}).status_code == 405


@pytest.mark.parametrize("path", ["/", "/nowhere"])
def test_every_answer_bears_the_headers_of_safety(inside: Ask, path: str) -> None:
    headers = inside("GET", path).headers

    assert set(headers["content-security-policy"].split("; ")) == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"


def test_what_the_app_lets_be_kept_may_be_kept(inside: Ask) -> None:
    assert inside("GET", "/kept").headers["cache-control"] == "max-age=60"


def test_refusals_bear_them_too(ask: Ask) -> None:
    assert ask("GET", "/").headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("address", ["127.0.0.1", "127.9.9.9", "::1", "localhost"])
def test_loopback_is_an_address(address: str) -> None:
    check_address(address)


@pytest.mark.parametrize("address", ["0.0.0.0", "192.168.0.1", "::", "example.org"])
def test_what_others_can_reach_is_no_address(address: str) -> None:
    with pytest.raises(ValueError):
        check_address(address)
