"""The pages in a real browser: wide and narrow, light and dark, without a word to anybody."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from flows.commands.report import run
from pipeline.home import Home

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow

PAGES = {
    "program": "多世代まなび拠点整備事業",
    "years": "里山再生支援事業",
    "strokes": "水辺再生事業",
    "document": "press-release.pdf",
    "reprinted": "two.txt",
    "hostile": "hostile.html",
    "whole": None,
}
DRAWN = "[...document.querySelectorAll('.chart')].every(one => one.dataset.drawn === 'yes')"
Browsing = Callable[..., AbstractContextManager["Page"]]


@pytest.fixture(scope="module")
def folder(reported: Home, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All pages as files."""
    folder = tmp_path_factory.mktemp("pages")
    for name, wanted in PAGES.items():
        assert run(wanted, folder / f"{name}.html", reported.path) == 0
    return folder


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1500, 420])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_stands_alone(
    name: str,
    width: int,
    scheme: str,
    folder: Path,
    browsing: Browsing,
    violations: Callable[[Page], list[str]],
) -> None:
    asked: list[str] = []
    said: list[str] = []
    with browsing(viewport={"width": width, "height": 900}, color_scheme=scheme) as page:
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text) if message.type != "log" else None)
        page.goto((folder / f"{name}.html").as_uri())
        page.wait_for_function(DRAWN)

        assert [url for url in asked if not url.startswith(("file://", "data:"))] == []
        assert said == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.evaluate("typeof hacked") == "undefined"
        assert violations(page) == []


def test_the_charts_of_a_program_are_drawn_within_the_page(folder: Path, browsing: Browsing) -> None:
    with browsing(viewport={"width": 420, "height": 900}) as page:
        page.goto((folder / "years.html").as_uri())
        page.wait_for_function(DRAWN)
        bars = page.locator("#chart-timeline .mark-rect path")
        boxes = [box for box in (bar.bounding_box() for bar in bars.all()) if box]

        heights = [box["height"] for box in boxes]
        assert len(boxes) == 4
        assert heights == sorted(heights) and heights[0] > 0
        assert [round(height / heights[0], 1) for height in heights] == [1, 1.5, 2, 2.5]
        assert all(box["x"] >= 0 and box["x"] + box["width"] <= 420 for box in boxes)


def test_several_amounts_are_strokes_and_no_bar(folder: Path, browsing: Browsing) -> None:
    with browsing() as page:
        page.goto((folder / "strokes.html").as_uri())
        page.wait_for_function(DRAWN)

        assert page.locator("#chart-timeline .layer_0_marks path").count() == 1
        ticks = page.locator("#chart-timeline .layer_1_marks path")
        assert [box["height"] for box in (tick.bounding_box() for tick in ticks.all()) if box] == [3, 3]


def test_a_number_leads_to_its_source(folder: Path, browsing: Browsing) -> None:
    with browsing() as page:
        page.goto((folder / "program.html").as_uri())
        cited = page.locator("#money .cite").first
        number = cited.inner_text().strip("[]")
        cited.click()

        source = page.locator(f"#s{number}")
        assert page.evaluate("location.hash") == f"#s{number}"
        assert source.locator("img").evaluate("image => image.naturalWidth") == 560
        frame, picture = source.locator(".crop i").bounding_box(), source.locator("img").bounding_box()
        assert frame is not None and picture is not None
        assert (
            picture["x"] <= frame["x"] and frame["x"] + frame["width"] <= picture["x"] + picture["width"] + 2
        )


def test_a_page_is_whole_without_scripts(folder: Path, browsing: Browsing) -> None:
    with browsing(java_script_enabled=False) as page:
        page.goto((folder / "years.html").as_uri())

        assert page.locator("#money tbody tr").count() == 4
