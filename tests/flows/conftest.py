"""What tests of flows share: a ministry on this machine, a real browser, and axe to look at what it shows."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

DEMOS = Path(__file__).resolve().parents[1] / "demos"
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
VIEWPORT = {"width": 1500, "height": 1000}


@pytest.fixture(scope="session")
def ministries() -> ModuleType:
    """The module of the demos' ministry."""
    spec = importlib.util.spec_from_file_location("ministry", DEMOS / "ministry.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["ministry"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def ministry(ministries: ModuleType) -> Iterator[Any]:
    """An open ministry that has published nothing."""
    with ministries.open_ministry() as one:
        yield one


# Playwright's loop counts as running in this thread until Playwright stops, and asyncio.run() fails
# meanwhile: it may not live on into other modules.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser of the system, for one module; it may be missing, but not under CI."""
    from playwright.sync_api import sync_playwright

    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        missing = "no Chromium on PATH; install it with: apt install chromium"
        if os.environ.get("CI"):
            pytest.fail(missing, pytrace=False)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def browsing(chromium: Browser) -> Callable[..., AbstractContextManager[Page]]:
    """Open a page with cookies and storage of its own, once for each person that a test needs.

    On leaving, errors that no script caught and what the page's CSP blocked are the test's failure.
    """

    @contextmanager
    def browse(**options: Any) -> Iterator[Page]:
        context = chromium.new_context(**{"viewport": VIEWPORT, "locale": "ja-JP", **options})
        faults: list[str] = []

        def listen(message: ConsoleMessage) -> None:
            if message.type == "error" and "Content Security Policy" in message.text:
                faults.append(message.text)

        context.on("weberror", lambda error: faults.append(str(error.error)))
        context.on("console", listen)
        try:
            yield context.new_page()
        finally:
            context.close()
        assert "\n".join(faults) == ""

    return browse


@pytest.fixture
def page(browsing: Callable[..., AbstractContextManager[Page]]) -> Iterator[Page]:
    """An empty page in a context of its own."""
    with browsing() as page:
        yield page


@pytest.fixture
def violations() -> Callable[[Page], list[str]]:
    """What axe holds against a page as it is now: the rule, then each element and why."""
    from axe_playwright_python.sync_playwright import Axe

    def find(page: Page) -> list[str]:
        found = Axe().run(page).response["violations"]
        return [f"{rule['id']}: {'; '.join(map(node, rule['nodes']))}" for rule in found]

    def node(node: dict[str, Any]) -> str:
        return f"{node['html']} ({' '.join(node['failureSummary'].split())})"

    return find
