"""A fetch's notes: all rows of a step or none, kept while the ledger is busy, remembered by the next."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from warehouse.fetched import notebook as module
from warehouse.fetched.memory import Address, Memory
from warehouse.fetched.notebook import Notebook
from warehouse.fetched.overview import overview
from warehouse.fetched.rows import Alert, Arrival, Listed, Notes, Response, Visit
from warehouse.ledger.lock import LedgerBusy
from warehouse.ledger.store import Ledger

AT = datetime(2026, 9, 1)
URL, FEED = "https://h/a.pdf", "https://h/feed"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "ledger.duckdb"


@pytest.fixture
def notebook(ledger: Path) -> Notebook:
    notebook = Notebook(ledger, patience=0)
    notebook.begin(["s"], AT)
    return notebook


def ask(ledger: Path, query: str) -> list[tuple[Any, ...]]:
    with Ledger.writing(ledger) as opened:
        return opened.connection.execute(query).fetchall()


def again(ledger: Path, at: datetime = AT, *sources: str) -> Memory:
    return Notebook(ledger, patience=0).begin(list(sources) or ["s"], at)


def listed(**more: Any) -> Listed:
    usual = {
        "title": "題",
        "published": date(2026, 8, 29),
        "fiscal_year": 2027,
        "role": "本体",
        "page": "https://h/p",
    }
    return Listed(URL, "s", "政策庁", depth=1, noted=AT, **(usual | more))


def response(outcome: str = "fetched", **more: Any) -> Response:
    return Response(**({"url": URL, "noted": AT, "outcome": outcome} | more))


def test_what_was_noted_is_remembered_as_it_was(ledger: Path, notebook: Notebook) -> None:
    visit = Visit("s", FEED, AT, "fetched", "digest", '"e"', "Mon", 3, AT, 12.5, AT + timedelta(hours=1))
    alert = Alert("s", URL, "waf", "理由", "対処", AT)
    got = response(
        status=200, etag='"x"', last_modified="Tue", sha256="ab", size=9, media_type="application/pdf"
    )
    notebook.note(
        Notes([visit], [listed()], [got], [Arrival("s/a.pdf", "s", URL, "new", "ab", 9, AT)], [alert])
    )

    memory = again(ledger)

    assert memory.sources["s"].visits == [visit]
    assert memory.sources["s"].alerts == [alert]
    assert memory.sources["s"].addresses == {
        URL: Address(
            "s", URL, "題", date(2026, 8, 29), 2027, "本体", "https://h/p", 1, "s/a.pdf", "fetched", "", AT,
            '"x"', "Tue", "ab", AT,
        )
    }  # fmt: skip
    assert memory.owners == {URL: "s"}
    assert memory.documents == [("s/a.pdf", URL, "ab")]
    assert memory.patience == {FEED: AT + timedelta(hours=1)}
    assert again(ledger, AT, "other").sources["s"].addresses == {}


def test_patience_ends(ledger: Path, notebook: Notebook) -> None:
    notebook.note(
        Notes(responses=[response("deferred", final_url="https://g/b", retry_at=AT + timedelta(hours=1))])
    )
    notebook.note(
        Notes(responses=[response("deferred", final_url="https://g/b", retry_at=AT + timedelta(hours=2))])
    )

    assert again(ledger, AT + timedelta(minutes=90)).patience == {"https://g/b": AT + timedelta(hours=2)}
    assert again(ledger, AT + timedelta(hours=2)).patience == {}


def test_visits_of_more_than_a_year_ago_are_forgotten(ledger: Path, notebook: Notebook) -> None:
    notebook.note(Notes(visits=[Visit("s", FEED, AT, "fetched", "")]))

    assert len(again(ledger, AT + timedelta(days=364)).sources["s"].visits) == 1
    assert again(ledger, AT + timedelta(days=367)).sources["s"].visits == []


def test_what_a_listing_does_not_say_any_more_still_holds(ledger: Path, notebook: Notebook) -> None:
    notebook.note(Notes(listed=[listed()]))
    notebook.note(
        Notes(
            listed=[
                Listed(URL, "s", "計画庁", "新しい題", None, None, "別紙", None, 2, AT + timedelta(days=1))
            ]
        )
    )

    assert ask(ledger, "SELECT * EXCLUDE url FROM listed") == [
        (
            "s",
            "計画庁",
            "新しい題",
            date(2026, 8, 29),
            2027,
            "別紙",
            "https://h/p",
            1,
            AT,
            AT + timedelta(days=1),
        )
    ]


def test_the_last_look_counts_and_the_last_bytes(ledger: Path, notebook: Notebook) -> None:
    for number, (outcome, more) in enumerate(
        [
            ("fetched", {"sha256": "a", "etag": "1", "last_modified": "m"}),
            ("same", {"etag": "2"}),
            ("failed", {"cause": "timeout"}),
            ("not_modified", {}),
        ]
    ):
        noted = AT + timedelta(days=number)
        notebook.note(Notes(listed=[listed()], responses=[response(outcome, **(more | {"noted": noted}))]))

    known = again(ledger).sources["s"].addresses[URL]

    assert (known.outcome, known.cause, known.sha256, known.etag, known.last_modified) == (
        "not_modified", "", "a", "2", None,
    )  # fmt: skip
    assert (known.checked, known.changed) == (AT + timedelta(days=3), AT)


def test_a_document_is_gone_where_all_its_addresses_are(ledger: Path, notebook: Notebook) -> None:
    def arrive(url: str, event: Any, sha256: str | None = None) -> bool:
        notebook.note(Notes(arrivals=[Arrival("s/a.pdf", "s", url, event, sha256, None, AT)]))
        [(is_gone,)] = ask(ledger, "SELECT is_gone FROM fetched_documents")
        return bool(is_gone)

    steps = [
        ("one", "new", "x"),
        ("two", "elsewhere", "x"),
        ("one", "gone", None),
        ("two", "gone", None),
        ("two", "back", "x"),
    ]
    assert [arrive(*step) for step in steps] == [False, False, False, True, False]
    assert ask(ledger, "SELECT url, sha256 FROM fetched_documents") == [("one", "x")]


def test_only_what_was_raised_last_stands(ledger: Path, notebook: Notebook) -> None:
    for event, cause in (("raised", "waf"), ("settled", "waf"), ("raised", "gone"), ("raised", "waf")):
        notebook.note(Notes(alerts=[Alert("s", URL, cause, "", "", AT, event)]))

    assert ask(ledger, "SELECT cause FROM standing_alerts ORDER BY 1") == [("gone",), ("waf",)]
    notebook.note(Notes(alerts=[Alert("s", URL, "gone", "", "", AT, "settled")]))
    assert ask(ledger, "SELECT cause FROM standing_alerts") == [("waf",)]


def test_rows_wait_while_another_writes_and_come_in_their_order(ledger: Path, notebook: Notebook) -> None:
    with Ledger.writing(ledger):
        for title in ("一", "二", "三"):
            notebook.note(Notes(listed=[listed(title=title)], responses=[response(cause=title)]))
    assert ask(ledger, "SELECT count(*) FROM listed") == [(0,)]

    notebook.note(Notes(responses=[response(cause="四")]))

    assert ask(ledger, "SELECT title FROM listed") == [("三",)]
    assert ask(ledger, "SELECT cause FROM responses ORDER BY response_id") == [
        ("一",),
        ("二",),
        ("三",),
        ("四",),
    ]


def test_what_waits_at_the_end_is_written_with_the_end(ledger: Path, notebook: Notebook) -> None:
    with Ledger.writing(ledger):
        notebook.note(Notes(responses=[response()]))

    notebook.end("done", {"asked": 1})

    assert ask(ledger, "SELECT status, summary ->> 'asked' FROM fetches") == [("done", "1")]
    assert ask(ledger, "SELECT count(*) FROM responses") == [(1,)]


def test_a_step_is_stored_whole_or_not_at_all(ledger: Path, notebook: Notebook) -> None:
    bad: Any = Arrival("s/a.pdf", "s", URL, "stolen", None, None, AT)  # type: ignore[arg-type]

    with pytest.raises(Exception, match="CHECK"):
        notebook.note(Notes(responses=[response()], arrivals=[bad]))

    assert ask(ledger, "SELECT count(*) FROM responses") == [(0,)]


def test_a_ledger_that_nobody_lets_go_of_ends_the_beginning(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PAUSE_SECONDS", 0.01)

    with Ledger.writing(ledger), pytest.raises(LedgerBusy):
        Notebook(ledger, patience=0.05).begin(["s"], AT)


def test_a_fetch_that_still_runs_when_the_next_begins_was_interrupted(
    ledger: Path, notebook: Notebook
) -> None:
    again(ledger)

    assert ask(ledger, "SELECT fetch_id, status FROM fetches ORDER BY 1") == [
        (1, "interrupted"),
        (2, "running"),
    ]


def test_the_overview(ledger: Path, notebook: Notebook) -> None:
    alert = Alert("s", URL, "waf", "理由", "対処", AT)
    notebook.note(
        Notes(
            [Visit("s", FEED, AT, "fetched", "")],
            [listed()],
            [response(noted=AT + timedelta(hours=1))],
            [Arrival("s/a.pdf", "s", URL, "new", "x", 1, AT)],
            [alert],
        )
    )

    found = overview(ledger)

    assert found is not None
    assert found.sources == {"s": ("s", AT + timedelta(hours=1), 1, 1)}
    assert found.alerts == [alert]


def test_the_overview_of_nothing(tmp_path: Path) -> None:
    assert overview(tmp_path / "none.duckdb") == ({}, [])
