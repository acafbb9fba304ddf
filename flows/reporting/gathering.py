"""What a page shows, gathered from the published file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import groupby
from typing import Any

from flows.language import say
from flows.reporting.changes import change_of
from flows.reporting.charts.bars import bars
from flows.reporting.charts.events import MOST, events
from flows.reporting.charts.timeline import timeline
from flows.reporting.former import former_version
from flows.reporting.page import render
from flows.reporting.sources import Sources, safe_address
from flows.reporting.subject import Subject, called
from flows.reporting.tiles import GAP, SIZE, tiles
from flows.reporting.words import Words
from pipeline.home import Home
from warehouse.reports.asking import Questions

PROGRAM = "names bodies figures others parts dates indicators relations documents audits prefectures".split()
DOCUMENT = "figures largest programs audits accounted unaccounted dates".split()
WHOLE = "documents arrivals statuses unread sums audits accounted facts".split()


def page_about(ask: Questions, home: Home, subject: Subject) -> str:
    """The whole page."""
    words = Words(ask)
    sources = Sources(ask, home, words)
    gather: Callable[..., dict[str, Any]] = {"program": _program, "document": _document, "whole": _whole}[
        subject.kind
    ]
    shown = gather(ask, home, subject.identity)
    drawn = [one for one in shown.pop("drawn") if one is not None]
    return render(
        f"{subject.kind}.html",
        sources,
        words,
        drawn,
        drawn_events=MOST,
        made=datetime.now().astimezone(),
        title=subject.name or say("収録資料の全体", "The whole warehouse"),
        **shown,
    )


def _program(ask: Questions, home: Home, identity: str) -> dict[str, Any]:
    rows = {name: ask(f"program/{name}", identity=identity) for name in PROGRAM}
    [front] = ask("program/front", identity=identity)
    drawn = [timeline(rows["figures"]), events(rows["dates"])]
    doubted = {row["fact_id"] for row in rows["figures"] if row["elsewhere"]}
    return {
        **rows,
        "front": front,
        "lists": ask("lists", program=identity, document=None),
        "changes": [change_of(row, doubted) for row in ask("program/changes", identity=identity)],
        "wholes": _wholes(rows["parts"]),
        "tiles": tiles(rows["prefectures"]),
        "tile_size": SIZE - GAP,
        "drawn": drawn,
    }


def _wholes(parts: list[dict[str, Any]]) -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
    grouped = groupby(parts, key=lambda row: row["whole_fact_id"])
    return [(rows[0], rows) for rows in (list(some) for _, some in grouped)]


def _document(ask: Questions, home: Home, identity: str) -> dict[str, Any]:
    rows = {name: ask(f"document/{name}", identity=identity) for name in DOCUMENT}
    [front] = ask("document/front", identity=identity)
    largest = [(called(row["program"], row["variant"]), row["amount"]) for row in rows["largest"]]
    return {
        **rows,
        "front": front,
        "lists": ask("lists", program=None, document=identity),
        "address": safe_address(front["url"]),
        **former_version(ask, home, identity),
        "grouped": [
            (key, list(some))
            for key, some in groupby(rows["figures"], lambda row: (row["program"], row["variant"]))
        ],
        "drawn": [
            bars("largest", say("事業別の額", "amounts by program"), largest),
            events(rows["dates"]),
        ],
    }


def _whole(ask: Questions, home: Home, identity: str) -> dict[str, Any]:
    rows = {name: ask(f"whole/{name}") for name in WHOLE}
    unexplained = [(row["title"], row["unaccounted"]) for row in rows["accounted"]]
    numbers = sum(row["numbers"] for row in rows["accounted"])
    left = sum(row["unaccounted"] for row in rows["accounted"])
    return {
        **rows,
        "numbers": numbers,
        "left": left,
        "kinds": [
            (table, {row["status"]: row["facts"] for row in some})
            for table, some in groupby(rows["facts"], lambda row: row["table_name"])
        ],
        "drawn": [
            bars(
                "unexplained",
                say("未説明の数字", "numbers unaccounted for"),
                unexplained,
                say("未説明の数字（個）", "numbers"),
            ),
        ],
    }
