"""What a changed, failing or deadly rule does to a run; in processes of their own: kinds are found once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.home import Home
from warehouse.ledger.store import Ledger

pytestmark = pytest.mark.slow

Ingest = Callable[..., dict[str, Any]]

KIND = """
from dataclasses import dataclass
from pipeline.facts import Draft
from pipeline.kinds import Kind
from extractors.{name}.rules import RULES

@dataclass(frozen=True)
class Value:
    word: str

def complete(annotated):
    for label in annotated.labels("{name}"):
        yield Draft(Value(label.value), label.block, label.start, label.end, label.rule)

KIND = Kind("{name}", "{name}s", Value, RULES, complete)
"""
RULES = """
import os, signal
from pipeline.rules import Rule

def produce(match):
    {body}

RULES = (Rule("word", "{pattern}", produce, "{name}"),)
"""


def add_kind(folder: Path, name: str, pattern: str, body: str = "return match.text") -> Path:
    (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / name / "__init__.py").write_text(KIND.format(name=name), "utf-8")
    (folder / name / "rules.py").write_text(RULES.format(name=name, pattern=pattern, body=body), "utf-8")
    return folder


def write(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def ask(home: Home, query: str) -> list[tuple[Any, ...]]:
    with Ledger.writing(home.ledger) as ledger:
        return ledger.connection.execute(query).fetchall()


@pytest.fixture
def kinds(tmp_path: Path) -> Path:
    return tmp_path / "kinds"


def test_a_changed_rule_extracts_its_kind_anew_and_nothing_else(
    home: Home, kinds: Path, ingest_elsewhere: Ingest
) -> None:
    write(home.inbox / "a.txt", "青い鳥と赤い花\n")
    write(home.inbox / "b.txt", "白い鳥\n")
    ingest_elsewhere(extractors=add_kind(add_kind(kinds, "animal", "鳥"), "colour", "青い"))
    (home.inbox / "b.txt").unlink()

    summary = ingest_elsewhere(extractors=add_kind(kinds, "colour", "青い|赤い|白い"))

    assert (summary["reextracted"], summary["reread"], summary["unchanged"], summary["pages"]) == (2, 0, 1, 0)
    assert ask(home, "SELECT DISTINCT kind FROM extractions WHERE run_id = 2 ORDER BY 1") == [
        ("account",),  # rests on the facts of all kinds
        ("colour",),
    ]
    assert ask(home, "SELECT DISTINCT run_id FROM readings") == [(1,)]
    found = "SELECT document, value ->> 'word' FROM current_facts WHERE kind = 'colour' ORDER BY ALL"
    assert ask(home, found) == [("inbox/a.txt", "赤い"), ("inbox/a.txt", "青い"), ("inbox/b.txt", "白い")]
    third = ingest_elsewhere(extractors=kinds)
    assert (third["reextracted"], third["unchanged"]) == (0, 1)


def test_a_rule_that_returns_to_what_it_was_brings_its_facts_back(
    home: Home, kinds: Path, ingest_elsewhere: Ingest
) -> None:
    write(home.inbox / "a.txt", "青い鳥と赤い花\n")
    for pattern in ("青い", "赤い", "青い"):
        ingest_elsewhere(extractors=add_kind(kinds, "colour", pattern))

    assert ask(home, "SELECT value ->> 'word' FROM current_facts WHERE kind = 'colour'") == [("青い",)]


def test_a_rule_that_fails_costs_its_own_kind_only_and_is_tried_again_when_mended(
    home: Home, kinds: Path, ingest_elsewhere: Ingest
) -> None:
    write(home.inbox / "a.txt", "青い鳥、令和6年度\n")
    add_kind(kinds, "animal", "鳥")
    init = kinds / "animal" / "__init__.py"
    whole = init.read_text("utf-8")
    init.write_text(whole.replace("    for label", "    raise ValueError('なぜか')\n    for label"), "utf-8")

    broken = ingest_elsewhere(extractors=kinds)
    same = ingest_elsewhere(extractors=kinds)
    status = ask(home, "SELECT status, note FROM current_documents")
    init.write_text(whole, "utf-8")
    mended = ingest_elsewhere(extractors=kinds)

    assert broken["partly"] == {"inbox/a.txt": "animal: ValueError: なぜか"}
    assert (broken["new"], broken["facts"]["date"], same["reextracted"]) == (1, 1, 0)
    assert status == [("partly", "animal: ValueError: なぜか")]
    assert (mended["reextracted"], mended["facts"]["animal"], mended["pages"]) == (1, 1, 0)
    assert ask(home, "SELECT status FROM current_documents") == [("read",)]


def test_a_document_that_kills_its_worker_fails_alone_and_is_not_read_again_when_the_rule_is_mended(
    home: Home, kinds: Path, ingest_elsewhere: Ingest
) -> None:
    for name in ("一", "二", "落", "四"):
        write(home.inbox / f"{name}.txt", f"令和6年度 {name}\n")
    add_kind(kinds, "deadly", "落", "os.kill(os.getpid(), signal.SIGKILL)")

    killed = ingest_elsewhere(extractors=kinds)
    mended = ingest_elsewhere(extractors=add_kind(kinds, "deadly", "落"))

    assert killed["new"] == 4
    assert list(killed["partly"]) == ["inbox/落.txt"]
    assert "異常終了" in killed["partly"]["inbox/落.txt"]
    assert (killed["facts"]["date"], killed["facts"]["deadly"], killed["pages"]) == (4, 0, 4)
    assert (mended["facts"]["date"], mended["facts"]["deadly"], mended["pages"]) == (4, 1, 0)


def test_what_a_source_declares_anew_is_drawn_anew(home: Home, ingest_elsewhere: Ingest) -> None:
    write(home.inbox / "a.txt", "令和6年度\n")
    ingest_elsewhere()
    with Ledger.writing(home.ledger) as ledger:
        ledger.declare(1, {"inbox/a.txt": {"published_on": "2024-04-01"}})

    summary = ingest_elsewhere()

    assert (summary["reextracted"], summary["pages"]) == (1, 0)
