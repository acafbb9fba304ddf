"""Where several things changed between two runs, the ledger holds what each of them changed alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pytest

from flows.ingesting.keys import AS_PDF
from pipeline.home import Home
from pipeline.kinds import EXTRA_KINDS
from pipeline.versions import reader_version
from warehouse.board.board import Board
from warehouse.board.changes import Change
from warehouse.board.filters import Filter
from warehouse.snapshots.shelf import Shelf

pytestmark = pytest.mark.slow

INGEST = """
import json, sys
from dataclasses import asdict
from pathlib import Path
from flows.ingest import ingest
from pipeline.home import Home

for _ in range(int(sys.argv[3])):
    print(json.dumps(asdict(ingest(Home(Path(sys.argv[1])), [], publish=None, reader=sys.argv[2]))))
"""
KIND = '''
from dataclasses import dataclass

from pipeline.facts import Draft
from pipeline.kinds import Kind
from pipeline.rules import Rule


@dataclass(frozen=True)
class Share:
    """A share: 補助率5割."""

    percent: int


def complete(annotated):
    for label in annotated.labels("share"):
        yield Draft(Share(label.value), label.block, label.start, label.end, label.rule)


RULES = (Rule("tenths", r"(?P<n>[0-9])割", lambda match: {percent}, "share"),)
KIND = Kind("share", "shares", Share, RULES, complete)
'''
TEXT = """\
令和7年度予算案

里山学習支援事業の予算案は、{yen}です。補助率は5割とします。

里海しごと創造事業の補助率は、{share}とします。
"""

Told = list[dict[str, Any]]


class Story(NamedTuple):
    """A home after five runs, with what each told."""

    home: Home
    told: Told

    def extractions(self, document: str, kind: str, run: int | None = None) -> list[tuple[Any, ...]]:
        """Bytes, reader, rules and run of each extraction, in the order in which they were stored."""
        with duckdb.connect(self.home.ledger, read_only=True) as ledger:
            return ledger.execute(
                "SELECT sha256, reader_version, kind_version, run_id FROM extractions"
                " WHERE document = ? AND kind = ? AND run_id = coalesce(?, run_id) ORDER BY extraction_id",
                [document, kind, run],
            ).fetchall()

    def count(self) -> dict[int, int]:
        """How many extractions each run stored."""
        with duckdb.connect(self.home.ledger, read_only=True) as ledger:
            return dict(ledger.execute("SELECT run_id, count(*) FROM extractions GROUP BY ALL").fetchall())

    def changes(self, old: int, new: int, kind: str, document: str = "") -> list[Change]:
        """What differs between two runs, the earliest in the document first."""
        several = board(self.home, str(old), str(new)).changes(Filter(kind=kind, document=document))
        return sorted(several, key=lambda one: (one.document, one.line or 0))


board = cache(Board)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """Bytes and rules change; nothing does; bytes do; reader and rules do, and the first bytes return."""
    home = Home(tmp_path_factory.mktemp("home"))
    home.inbox.mkdir(parents=True)
    leaflet(home.inbox / "leaflet.pdf")
    (home.inbox / "same.txt").write_text(TEXT.format(yen="7億円", share="2割"), "utf-8")

    def run(yen: str, share: str, percent: str, reader: str = "pdfplumber", times: int = 1) -> Told:
        (home.inbox / "changing.txt").write_text(TEXT.format(yen=yen, share=share), "utf-8")
        kinds = home.path / "kinds"
        (kinds / "share").mkdir(parents=True, exist_ok=True)
        (kinds / "share" / "__init__.py").write_text(KIND.replace("{percent}", percent), "utf-8")
        done = subprocess.run(
            [sys.executable, "-c", INGEST, str(home.path), reader, str(times)],
            env=os.environ | {EXTRA_KINDS: str(kinds)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return list(map(json.loads, done.stdout.splitlines()))

    tenfold, more = 'int(match["n"]) * 10', 'int(match["n"]) * (100 if match["n"] == "9" else 10)'
    told = [
        *run("5億円", "3割", 'int(match["n"])'),
        *run("6億円", "4割", tenfold, times=2),
        *run("8億円", "4割", tenfold),
        *run("5億円", "3割", more, "pdfium"),
    ]
    return Story(home, told)


def leaflet(path: Path) -> None:
    """A page with a share that nobody sees, and that one of the readers takes for print."""
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    metrics = pytest.importorskip("reportlab.pdfbase.pdfmetrics")
    fonts = pytest.importorskip("reportlab.pdfbase.cidfonts")
    metrics.registerFont(fonts.UnicodeCIDFont("HeiseiKakuGo-W5"))
    page = canvas.Canvas(str(path), invariant=True)
    page.setFont("HeiseiKakuGo-W5", 14)
    page.drawString(72, 760, "里川再生事業の補助率は9割とします。")
    hidden = page.beginText(72, 700)
    hidden.setFont("HeiseiKakuGo-W5", 12)
    hidden.setTextRenderMode(3)
    hidden.textLine("旧案の補助率は8割とします。")
    page.drawText(hidden)
    page.save()


def told(change: Change) -> tuple[object, ...]:
    return change.change, change.old_quote, change.new_quote, change.causes


def test_old_bytes_meet_new_rules_before_new_bytes_do(story: Story) -> None:
    first, *later = story.extractions("inbox/changing.txt", "share", None)[:3]
    step, last = later

    assert (step[0], step[2]) == (first[0], last[2])
    assert last[0] != first[0]
    assert last[2] != first[2]
    assert [row[3] for row in (first, step, last)] == [1, 2, 2]


def test_kinds_whose_rules_are_as_they_were_take_no_step(story: Story) -> None:
    assert len(story.extractions("inbox/changing.txt", "budget", 2)) == 1
    assert len(story.extractions("inbox/same.txt", "share", 2)) == 1
    assert story.extractions("inbox/same.txt", "budget", 2) == []


def test_bytes_and_rules_are_each_the_cause_of_what_they_changed(story: Story) -> None:
    [amount] = [one for one in story.changes(1, 2, "budget") if one.change != "moved"]
    assert told(amount) == ("changed", "5億円", "6億円", ["source"])
    five, other = story.changes(1, 2, "share", "changing.txt")
    assert told(five) == ("changed", "5割", "5割", ["rules"])
    assert [tuple(field) for field in five.fields] == [("percent", 5, 50)]
    assert told(other) == ("changed", "3割", "4割", ["rules", "source"])
    assert [tuple(field) for field in other.fields] == [("percent", 3, 40)]


def test_what_only_rules_changed_has_only_them_for_a_cause(story: Story) -> None:
    assert [told(one) for one in story.changes(1, 2, "share", "same.txt")] == [
        ("changed", "5割", "5割", ["rules"]),
        ("changed", "2割", "2割", ["rules"]),
    ]


def test_a_step_is_not_counted_as_a_document(story: Story) -> None:
    names = ("new", "changed", "unchanged", "reextracted", "reread")

    assert [[run[name] for name in names] for run in story.told] == [
        [3, 0, 0, 0, 0],
        [0, 1, 2, 2, 0],
        [0, 0, 3, 0, 0],
        [0, 1, 2, 0, 0],
        [0, 1, 2, 0, 2],
    ]


def test_a_second_run_does_nothing(story: Story) -> None:
    assert 3 not in story.count()
    assert Shelf(story.home.snapshots).runs() == [1, 2, 4, 5]


def test_bytes_that_change_alone_need_no_step(story: Story) -> None:
    [(_, _, rules, _)] = story.extractions("inbox/changing.txt", "share", 4)
    [*_, (_, _, before, _)] = story.extractions("inbox/changing.txt", "share", 2)

    assert rules == before
    assert story.count()[4] * 3 == story.count()[1]
    assert {tuple(one.causes) for one in board(story.home, "2", "4").changes()} == {("source",)}


def test_new_rules_meet_the_old_reader_before_the_new_reader_reads(story: Story) -> None:
    rows = [row[:3] for row in story.extractions("inbox/leaflet.pdf", "share")]
    plumber, pdfium = reader_version("pdfplumber") + AS_PDF, reader_version() + AS_PDF
    [sha256] = {row[0] for row in rows}

    before, after = rows[-3][2], rows[-1][2]
    assert before != after
    assert rows[-3:] == [(sha256, plumber, before), (sha256, plumber, after), (sha256, pdfium, after)]


def test_rules_and_reader_are_each_the_cause_of_what_they_changed(story: Story) -> None:
    seen, hidden = sorted(story.changes(4, 5, "share", "leaflet.pdf"), key=lambda one: one.change)

    assert told(seen) == ("changed", "9割", "9割", ["rules"])
    assert [tuple(field) for field in seen.fields] == [("percent", 90, 900)]
    assert told(hidden) == ("lost", "8割", None, ["reader"])


def test_new_rules_come_before_the_new_reader_and_that_before_new_bytes(story: Story) -> None:
    [*_, (old, _, before, _)] = story.extractions("inbox/changing.txt", "share", 4)
    rows = [row[:3] for row in story.extractions("inbox/changing.txt", "share", 5)]
    new, pdfium, after = rows[-1]

    assert (new != old, after != before, pdfium) == (True, True, reader_version())
    assert rows == [(old, reader_version("pdfplumber"), after), (old, pdfium, after), (new, pdfium, after)]
    assert [row[:2] for row in story.extractions("inbox/changing.txt", "budget", 5)] == [
        (old, pdfium),
        (new, pdfium),
    ]


def test_a_reader_that_reads_the_same_changes_nothing(story: Story) -> None:
    assert story.changes(4, 5, "share", "same.txt") == []
    [amount] = [one for one in story.changes(4, 5, "budget") if one.change != "moved"]
    assert told(amount) == ("changed", "8億円", "5億円", ["source"])


def test_causes_add_up_over_several_runs(story: Story) -> None:
    [amount] = [one for one in story.changes(1, 4, "budget") if one.change != "moved"]
    assert told(amount) == ("changed", "5億円", "8億円", ["source"])
    [hidden] = [one for one in story.changes(1, 5, "share", "leaflet.pdf") if one.change == "lost"]
    assert hidden.causes == ["reader", "rules"]


def test_bytes_that_returned_are_no_cause(story: Story) -> None:
    assert [one for one in story.changes(1, 5, "budget", "changing.txt") if one.change != "moved"] == []
    five, three = story.changes(1, 5, "share", "changing.txt")
    assert told(five) == ("changed", "5割", "5割", ["rules"])
    assert told(three) == ("changed", "3割", "3割", ["rules"])
