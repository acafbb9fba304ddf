"""`seisaku fetch` as a person meets it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from warehouse.ledger.lock import WriterLock

ROOT = Path(__file__).resolve().parents[3]
PDF = b"%PDF-1.7 one"
Seisaku = Callable[..., Result]


def test_a_fetch_tells_numbers_news_and_what_is_not_well(published: Any, seisaku: Seisaku) -> None:
    result = seisaku("fetch")

    assert (result.exit_code, result.stderr) == (0, "")
    numbers, *lines = result.stdout.splitlines()
    assert numbers.startswith("情報源 1  新規 1  差し替え 0  消えた 0  戻った 0")
    assert [line for line in lines if "news/a.pdf" in line and "新規" in line]
    assert [line for line in lines if f"{published.ministry.url}/b.pdf" in line and "404" in line]
    assert "\x9b" not in result.stdout and "\x1b" not in result.stdout


def test_a_fetch_as_json(published: Any, seisaku: Seisaku) -> None:
    told = json.loads(seisaku("fetch", "--json").stdout)

    assert (told["schema"], told["fetch_id"]) == (1, 1)
    assert [news["document"] for news in told["sources"][0]["news"]] == ["news/a.pdf"]
    assert [alert["cause"] for alert in told["raised"]] == ["gone"]


def test_what_stands_ends_a_strict_fetch_with_6(published: Any, seisaku: Seisaku) -> None:
    assert seisaku("fetch", "--strict").exit_code == 6
    assert seisaku("fetch", "--strict").exit_code == 6
    published.ministry.publish("/b.pdf", PDF + b"!")
    assert seisaku("fetch", "--strict", "--again").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["fetch", "nobody"], "nobody"),
        (["fetch", "--since", "yesterday"], "since"),
        (["sources", "check", "nobody"], "nobody"),
    ],
    ids=["a source", "a day", "a source to check"],
)
def test_wrong_usage_ends_with_2(published: Any, seisaku: Seisaku, arguments: list[str], says: str) -> None:
    result = seisaku(*arguments)

    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr
    assert published.ministry.asked == []


@pytest.mark.parametrize("command", [["fetch"], ["sources", "check"], ["sources", "add", "https://www.public.example/"]],
                         ids=["fetch", "check", "add"])  # fmt: skip
def test_without_a_contact_one_line_and_2(
    published: Any, seisaku: Seisaku, names: Any, command: list[str]
) -> None:
    published.sources({"url": "/feed.xml"}, contact="")

    result = seisaku(*command)

    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "SEISAKU_CONTACT" in result.stderr
    assert (published.ministry.asked, names.asked, names.connected) == ([], [], [])


def test_a_mistake_in_the_catalogue_is_one_line_and_2(published: Any, seisaku: Seisaku) -> None:
    published.sources({"url": "/feed.xml", "colour": "red"})

    for command in (["fetch"], ["sources", "list"], ["sources", "check"], ["ingest", "--plain"]):
        result = seisaku(*command)
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
        assert "colour" in result.stderr


def test_nothing_reached_ends_with_1(desk: Any, seisaku: Seisaku) -> None:
    desk.sources({"url": "http://127.0.0.1:9/feed.xml", "attempts": 1})

    result = seisaku("fetch")

    assert result.exit_code == 1
    assert result.stderr.startswith("✗ どの情報源にも届きませんでした")


def test_a_fetch_beside_another_is_one_line_and_1(published: Any, seisaku: Seisaku) -> None:
    with WriterLock(published.home.warehouse / "fetch.lock"):
        result = seisaku("fetch")

    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert str(os.getpid()) in result.stderr
    assert published.ministry.asked == []


def test_the_command_itself_in_english(published: Any) -> None:
    command = [sys.executable, "-m", "flows.cli", "--lang", "en", "fetch", "--home", str(published.home.path)]

    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("sources 1  new 1")


def test_options_reach_the_fetch(published: Any, seisaku: Seisaku) -> None:
    def asked(*options: str) -> list[str]:
        published.ministry.asked.clear()
        assert seisaku("fetch", *options).exit_code == 0
        return [one.path for one in published.ministry.asked if one.path != "/robots.txt"]

    assert asked() == ["/feed.xml", "/a.pdf", "/b.pdf"]
    assert asked("news", "--ministry", "政策庁") == ["/feed.xml"]
    assert asked("--ministry", "計画庁") == []
    assert asked("--since", "2026-09-01", "--until", "2026-09-01") == ["/feed.xml", "/b.pdf", "/a.pdf"]
    assert asked("--since", "2026-09-02") == ["/feed.xml"]
    assert asked("--until", "2026-08-31") == ["/feed.xml"]
    assert asked("--again") == ["/feed.xml", "/b.pdf", "/a.pdf"]
