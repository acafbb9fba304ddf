"""The browser that tests drive: it shows pages, and no fault of theirs goes unseen."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow

CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"
PAGE = '<!doctype html><html lang="ja"><title>予算</title><main><h1>予算の頁</h1>{}</main></html>'
BODIES = {
    "/good": '<img src="/map.svg" alt="港の地図">',
    "/bad": '<img src="/map.svg">',
    "/inline": "<script>document.title = '別の頁'</script>",
    "/broken": '<script src="/broken.js"></script>',
}
SCRIPT = "throw new Error('港がない')"
IMAGE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path in BODIES:
            self.answer("text/html", PAGE.format(BODIES[self.path]))
        elif self.path.endswith(".js"):
            self.answer("text/javascript", SCRIPT)
        else:
            self.answer("image/svg+xml", IMAGE)

    def answer(self, kind: str, text: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Security-Policy", CSP)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_good_page_has_no_violations(
    page: Page, site: str, violations: Callable[[Page], list[str]]
) -> None:
    page.goto(f"{site}/good")

    assert page.get_by_role("heading").inner_text() == "予算の頁"
    assert page.evaluate("[innerWidth, innerHeight, navigator.language]") == [1500, 1000, "ja-JP"]
    assert violations(page) == []


def test_axe_finds_a_missing_alt_text_in_spite_of_the_csp(
    page: Page, site: str, violations: Callable[[Page], list[str]]
) -> None:
    page.goto(f"{site}/bad")

    [violation] = violations(page)

    assert violation.startswith('image-alt: <img src="/map.svg"> (Fix any of the following:')


@pytest.mark.parametrize(
    ("path", "fault"), [("/inline", "Content Security Policy directive"), ("/broken", "港がない")]
)
def test_what_goes_wrong_in_a_page_fails_the_test(
    path: str, fault: str, site: str, browsing: Callable[..., AbstractContextManager[Page]]
) -> None:
    with pytest.raises(AssertionError, match=fault), browsing() as page:
        page.goto(f"{site}{path}")
