"""A kind that is nothing but a folder: found by command line, workers, ledger and published file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

VALUE = '''
"""Shares in percent."""

from dataclasses import dataclass

from pipeline.kinds import column


@dataclass(frozen=True)
class Share:
    """A share: 補助率50%."""

    percent: int = column("割合", "the share in percent")
'''
KIND = '''
"""Shares, as a test adds them."""

from extractors.share.value import Share
from pipeline.facts import Draft
from pipeline.kinds import Kind
from pipeline.rules import Rule


def complete(annotated):
    for label in annotated.labels("share"):
        yield Draft(Share(label.value), label.block, label.start, label.end, label.rule)


RULES = (Rule("percent", r"(?P<n>[0-9]+)%", lambda match: int(match["n"]), "share"),)
KIND = Kind("share", "shares", Share, RULES, complete, ja="割合", en="shares")
'''


def seisaku(home: Path, kinds: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "flows.cli", *arguments, "--home", str(home)],
        env={**os.environ, "SEISAKU_EXTRACTORS": str(kinds), "LANG": "ja_JP.UTF-8", "LC_ALL": ""},
        capture_output=True,
        encoding="utf-8",
        check=True,
        cwd=ROOT,
    )
    return done.stdout


def test_a_new_kind_is_extracted_stored_published_and_answers_questions(tmp_path: Path) -> None:
    home, kinds = tmp_path / "home", tmp_path / "kinds"
    for path, text in ((kinds / "share" / "value.py", VALUE), (kinds / "share" / "__init__.py", KIND)):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    inbox = home / "raw" / "inbox"
    inbox.mkdir(parents=True)
    (inbox / "rate.txt").write_text("補助率は５０％とする。", "utf-8")

    summary = seisaku(home, kinds, "ingest", "--plain")
    rows = seisaku(home, kinds, "sql", "SELECT percent, value_quote, rule FROM shares", "--json")
    described = seisaku(home, kinds, "sql", "FROM dictionary WHERE column_name = 'percent'", "--json")

    assert "割合 1" in summary
    assert json.loads(rows)["rows"] == [{"percent": 50, "value_quote": "５０％", "rule": "percent"}]
    assert "the share in percent" in described
