"""The review page in a real browser: a whole review by keyboard, and what must never happen."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
import uvicorn

from flows.commands.review_page import listen
from flows.ingest import ingest
from flows.ingesting.workers import Workers
from flows.review.app import make_app
from flows.review.desk import Desk
from flows.review.guard import Guard
from pipeline.home import Home
from warehouse.board.board import Board
from warehouse.board.filters import Filter
from warehouse.review.journal import Journal

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow

SAMPLES = Path(__file__).resolve().parents[3] / "raw" / "samples"
TEXT = """\
令和7年度 里山学習支援事業の予算について

里山学習支援事業の予算額は、5億円です。
里海しごと創造事業の予算額は、3億円です。
山村でんき自立化モデル事業の予算額は、2億円です。
山村でんき自立化モデルプログラムの予算額は、2億円です。
""" + "".join(f"里山再生支援事業の令和{year}年度の予算額は、{year}千万円です。\n" for year in range(2, 26))
HOSTILE = """\
<p>&lt;script&gt;hacked()&lt;/script&gt;基盤整備事業の予算額は、1億円です。</p>
<p>&quot;&gt;&lt;img src=x onerror=&quot;hacked()&quot;&gt;[/foo]{{ 7*7 }}事業の予算額は、4億円です。</p>
"""
NARROW = {"width": 420, "height": 900}

Browsing = Callable[..., AbstractContextManager["Page"]]
Open = Callable[..., AbstractContextManager["Page"]]


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(1) as workers:
        yield workers


@pytest.fixture(scope="module")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with a text and a PDF, ingested once; tests work on what they decide alone."""
    home = Home(tmp_path_factory.mktemp("home"))
    home.inbox.mkdir(parents=True)
    (home.inbox / "budget.txt").write_text(TEXT, "utf-8")
    (home.inbox / "hostile.html").write_text(HOSTILE, "utf-8")
    (home.inbox / "slide.pdf").write_bytes((SAMPLES / "slide.pdf").read_bytes())
    ingest(home)
    return home


@pytest.fixture
def reviewed(ingested: Home) -> Iterator[Home]:
    """The same, without the decisions of other tests."""
    yield ingested
    for path in ingested.decisions.rglob("*.jsonl"):
        path.unlink()
    ingested.policy.unlink(missing_ok=True)


@contextmanager
def served(home: Home, reviewer: str, workers: Workers) -> Iterator[str]:
    """The page on a free port; answers the address that opens it."""
    listening = listen(0)
    port = listening.getsockname()[1]
    guard = Guard(make_app(Desk(home, reviewer, workers)), port)
    server = uvicorn.Server(uvicorn.Config(guard, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{port}{guard.launch_path}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture
def opened(reviewed: Home, browsing: Browsing, workers: Workers) -> Open:
    """The page as a reviewer sees it."""

    @contextmanager
    def run(reviewer: str = "山田", **options: object) -> Iterator[Page]:
        with served(reviewed, reviewer, workers) as address, browsing(**options) as page:
            page.goto(address)
            yield page

    return run


def press(page: Page, key: str) -> None:
    """Press a key that leads to another page, and wait until it is there."""
    before = page.url
    page.keyboard.press(key)
    page.wait_for_url(lambda url: url != before, wait_until="commit")
    page.wait_for_function("() => document.activeElement.id === 'what'")


def actions(home: Home) -> list[str]:
    return [one.action for one in Journal(home.decisions).all_decisions()]


def change_of(home: Home, quote: str) -> str:
    changes = Board(home).changes(Filter(kind="budget"))
    return next(one.change_id for one in changes if one.new_quote == quote)


def at(page: Page, home: Home, quote: str) -> None:
    """Go to the change of a figure."""
    page.goto(urljoin(page.url, f"/change/{change_of(home, quote)}"))


def test_a_whole_review_by_keyboard(opened: Open, reviewed: Home) -> None:
    with opened() as page:
        page.keyboard.press("j")
        page.wait_for_selector(".decide")
        waiting = int(page.inner_text("#awaiting"))
        press(page, "a")
        press(page, "r")
        press(page, "d")
        press(page, "h")

        assert int(page.inner_text("#awaiting")) == waiting - 4

        while page.locator(".decide").count():
            before = page.url
            page.keyboard.press("a")
            page.wait_for_url(lambda url, before=before: url != before, wait_until="commit")
            page.wait_for_function("() => document.activeElement.id === 'what'")
        page.get_by_role("button", name="最新の状態を締める").click()
        page.wait_for_selector(".tiles")

    assert actions(reviewed)[:4] == ["accept", "reject", "reject", "hold"]
    assert actions(reviewed)[-1] == "close"
    assert Board(reviewed).count(Filter(states=("awaiting",)))[0] == 0


def test_enter_in_a_field_corrects_and_never_accepts(opened: Open, reviewed: Home) -> None:
    with opened() as page:
        at(page, reviewed, "5億円")
        page.keyboard.press("e")
        page.keyboard.press("Control+a")
        page.keyboard.type("5億2,000万円")
        page.locator("#note").fill("差し替え")
        page.locator("#f-amount").focus()
        press(page, "Enter")

    [decision] = Journal(reviewed.decisions).decisions()
    assert (decision.action, decision.note) == ("correct", "差し替え")
    assert decision.value is not None
    assert decision.value["amount_max"] == 520_000_000


def test_what_can_not_be_read_comes_back_as_it_was_typed(opened: Open, reviewed: Home) -> None:
    with opened() as page:
        at(page, reviewed, "5億円")
        page.keyboard.press("e")
        page.locator("#f-amount").fill("たくさん")
        page.keyboard.press("Enter")
        page.wait_for_selector("[role=alert]")

        assert "たくさん" in page.inner_text("[role=alert]")
        assert page.input_value("#f-amount") == "たくさん"
    assert actions(reviewed) == []


def test_escape_leaves_a_field_and_keys_act_again(opened: Open, reviewed: Home) -> None:
    with opened() as page:
        at(page, reviewed, "5億円")
        page.keyboard.press("e")
        page.keyboard.type("a")

        assert actions(reviewed) == []

        page.keyboard.press("Escape")
        press(page, "a")
    assert actions(reviewed) == ["accept"]


@pytest.mark.parametrize("state", ["isComposing: true", "repeat: true", "ctrlKey: true", "keyCode: 229"])
def test_no_key_acts_while_japanese_is_composed_or_a_key_is_held(
    opened: Open, reviewed: Home, state: str
) -> None:
    with opened() as page:
        at(page, reviewed, "5億円")
        page.evaluate(
            "() => document.body.dispatchEvent(new KeyboardEvent('keydown',"
            f" {{ key: 'a', bubbles: true, {state} }}))"
        )
        page.wait_for_timeout(200)

    assert actions(reviewed) == []


def test_undo_returns_to_what_was_undone(opened: Open, reviewed: Home) -> None:
    with opened() as page:
        at(page, reviewed, "5億円")
        here = page.url
        press(page, "r")
        press(page, "u")

        assert page.url == here
        assert "未確認" in page.inner_text("#what")
    assert Journal(reviewed.decisions).decisions() == []


def test_a_group_is_decided_as_one_and_names_itself(opened: Open, reviewed: Home) -> None:
    with opened() as page:
        at(page, reviewed, "5億円")
        press(page, "A")
        number = page.locator(".sample li").count()
        heading = page.inner_text("#what")
        page.keyboard.press("A")
        page.keyboard.type("999")
        page.keyboard.press("Enter")
        page.wait_for_selector("[role=alert]")

        assert "予算" in heading
        assert number == 5
        assert actions(reviewed) == []

        page.keyboard.press("A")
        count = page.get_attribute("#accept-all input[name=count]", "placeholder")
        page.keyboard.type(count or "")
        press(page, "Enter")
    decisions = Journal(reviewed.decisions).decisions()
    assert len(decisions) == int(count or 0) > 20
    assert len({one.batch for one in decisions}) == 1


def test_text_of_a_document_is_only_text(opened: Open, reviewed: Home) -> None:
    with opened() as page:
        for quote in ("1億円", "4億円"):
            at(page, reviewed, quote)
            press(page, "A")
        page.goto(urljoin(page.url, "/"))

        at(page, reviewed, "1億円")
        assert "<script>hacked()</script>基盤整備事業" in page.inner_text(".source")
        at(page, reviewed, "4億円")
        assert '<img src=x onerror="hacked()">[/foo]{{ 7*7 }}' in page.inner_text(".source")
        assert page.locator(".source img").count() == 0


def test_the_picture_opens_at_the_value_and_zooms(opened: Open, reviewed: Home) -> None:
    with opened() as page:
        at(page, reviewed, "145億円")
        page.wait_for_function("() => document.querySelector('image').getBBox().width > 0")
        box = page.locator("rect.value").bounding_box()
        first, other = page.get_attribute("#page", "viewBox"), page.get_attribute("#page", "data-other")
        page.keyboard.press("z")

        assert box is not None
        assert 0 < box["y"] < 1000
        assert page.get_attribute("#page", "viewBox") == other != first
        shown = page.evaluate(
            "() => fetch(document.querySelector('image').href.baseVal)"
            ".then(answer => answer.headers.get('content-type'))"
        )
        assert shown == "image/png"


@pytest.mark.parametrize(
    "path", ["/page/../../etc/passwd/1.png", f"/page/{'0' * 64}/1.png", "/static/../app.py"]
)
def test_pictures_are_found_by_known_content_only(opened: Open, path: str) -> None:
    with opened() as page:
        answer = page.request.get(page.url.rstrip("/") + path)

        assert answer.status == 404


def test_a_page_that_is_not_there_is_no_picture(opened: Open, reviewed: Home) -> None:
    [sha256] = [row[1] for row in Board(reviewed).versions().items() if row[0].endswith(".pdf")]
    with opened() as page:
        assert page.request.get(f"{page.url}page/{sha256[0]}/99.png").status == 404
        assert page.request.get(f"{page.url}page/{sha256[0]}/1.png").status == 200


def test_programs_that_are_likely_one_are_decided_on_the_sheet(opened: Open, reviewed: Home) -> None:
    with opened() as page:
        item = page.locator("#programs + ul > li")
        names = item.locator("b").all_inner_texts()
        assert names == ["山村でんき自立化モデル事業", "山村でんき自立化モデルプログラム"]
        assert "2億円" in item.locator("small").first.inner_text()
        item.get_by_role("button", name="別物").click()
        page.wait_for_selector("#programs", state="detached")

    [decision] = Journal(reviewed.decisions).all_decisions()
    assert (decision.action, decision.value) == (
        "apart",
        {"keep": ["山村でんき自立化モデル事業", None], "merge": ["山村でんき自立化モデルプログラム", None]},
    )


def test_it_works_without_a_script(opened: Open, reviewed: Home) -> None:
    with opened(java_script_enabled=False) as page:
        page.get_by_role("link", name="始める").click()
        before = page.url
        page.get_by_role("button", name="承認").click()

        assert page.url != before
        assert page.locator(".decide").count() == 1
    assert actions(reviewed) == ["accept"]


def test_nothing_is_asked_of_another_machine(opened: Open, reviewed: Home) -> None:
    with opened() as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        at(page, reviewed, "145億円")
        page.wait_for_load_state("networkidle")

        assert len(asked) >= 3
        assert {url.split("/")[2].split(":")[0] for url in asked} == {"127.0.0.1"}


def test_the_second_reviewer_does_not_see_the_first_verdict_until_they_decide(
    opened: Open, reviewed: Home
) -> None:
    reviewed.policy.write_text("[second]\nfrom_yen = 100_000_000\n", "utf-8")
    with opened("山田") as page:
        at(page, reviewed, "5億円")
        page.locator("#note").fill("私はこう思う")
        page.keyboard.press("Escape")
        press(page, "r")
    with opened("佐藤") as page:
        at(page, reviewed, "5億円")

        assert "二人目待ち" in page.inner_text("#what")
        assert "私はこう思う" not in page.inner_text("body")

        press(page, "a")
        at(page, reviewed, "5億円")

        assert "意見の相違" in page.inner_text("#what")
        assert "私はこう思う" in page.inner_text("body")


def test_it_speaks_english_when_asked(opened: Open) -> None:
    with opened() as page:
        page.get_by_role("link", name="English").click()
        page.wait_for_selector("html[lang=en]")

        assert page.inner_text("h1") == "To be reviewed"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [{"width": 1500, "height": 1000}, NARROW], ids=["wide", "narrow"])
def test_everybody_can_use_it(
    opened: Open,
    reviewed: Home,
    violations: Callable[[Page], list[str]],
    scheme: str,
    viewport: dict[str, int],
) -> None:
    with opened(color_scheme=scheme, viewport=viewport) as page:
        assert violations(page) == []
        for quote in ("145億円", "5億円"):
            at(page, reviewed, quote)
            page.keyboard.press("e")
            assert violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
        page.keyboard.press("Escape")
        press(page, "A")
        assert violations(page) == []
        page.keyboard.press("?")
        assert violations(page) == []


def test_a_fact_is_added_from_words_on_a_page(
    opened: Open, reviewed: Home, violations: Callable[[Page], list[str]]
) -> None:
    with opened() as page:
        at(page, reviewed, "5億円")
        page.get_by_role("link", name="この頁に事実を足す").click()
        page.wait_for_selector("#words")
        page.fill("#words", "里海しごと創造事業")
        page.select_option("#kind", "organization")
        page.fill("#fields", "name=里海しごと創造会議")

        assert violations(page) == []

        page.get_by_role("button", name="足す").click()
        page.wait_for_function("() => document.querySelector('#what').textContent.includes('足しました')")
    [decision] = Journal(reviewed.decisions).decisions()
    assert (decision.action, decision.target.value_quote) == ("add", "里海しごと創造事業")
    assert decision.value == {"name": "里海しごと創造会議"}


def test_words_that_are_not_there_are_said_to_be_so(opened: Open, reviewed: Home) -> None:
    with opened() as page:
        page.goto(page.url + "add?document=inbox/budget.txt&page=1&words=99億円")
        page.fill("#fields", "amount=99億円")
        page.select_option("#kind", "budget")
        page.get_by_role("button", name="足す").click()
        page.wait_for_selector("[role=alert]")

        assert "99億円" in page.inner_text("[role=alert]")
    assert actions(reviewed) == []


def test_a_correction_that_the_print_does_not_spell_needs_a_reason(opened: Open, reviewed: Home) -> None:
    with opened() as page:
        at(page, reviewed, "5億円")
        page.keyboard.press("e")
        page.locator("#f-amount").fill("7億円")
        page.keyboard.press("Enter")
        page.wait_for_selector("[role=alert]")

    assert actions(reviewed) == []
