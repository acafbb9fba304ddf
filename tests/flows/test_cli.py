"""The command line as a person or a script meets it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = ["ingest", "extract", "explain", "page", "compare-readers", "sql", "doctor", "search"]
HEAVY = ("spacy", "sudachipy", "prefect", "duckdb", "pypdfium2", "pdfplumber", "re2")


def seisaku(*arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "flows.cli", *arguments],
        input=stdin,
        env={**os.environ, "LANG": "ja_JP.UTF-8", "LC_ALL": "", **environment},
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
    )


def test_help_names_every_command() -> None:
    answer = seisaku("--help")

    assert answer.returncode == 0
    assert [name for name in COMMANDS if f"  {name} " not in answer.stdout] == []


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_command_has_help(command: str, lang: str) -> None:
    answer = seisaku("--lang", lang, command, "--help")

    assert answer.returncode == 0
    assert len(answer.stdout.splitlines()) > 5


def test_help_speaks_english_when_asked_or_by_locale() -> None:
    asked, by_locale = seisaku("--lang", "en", "--help"), seisaku("--help", LANG="en_GB.UTF-8")

    assert "policy documents" in asked.stdout
    assert asked.stdout == by_locale.stdout


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['seisaku', '--help']\n"
        "from flows.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"sys.stderr.write(repr([name for name in {HEAVY!r} if name in sys.modules]))"
    )

    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", cwd=ROOT)

    assert answer.stderr == "[]"


@pytest.mark.parametrize(
    "arguments",
    [
        ["no-such-command"],
        ["extract"],
        ["extract", "--text", "文", "--published-on", "yesterday"],
        ["explain"],
        ["sql", "SELECT 1", "--csv", "--json"],
        ["--lang", "fr", "extract", "--text", "文"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2_and_nothing_on_stdout(arguments: list[str]) -> None:
    answer = seisaku(*arguments)

    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr


def test_extract_prints_facts_as_json_with_a_schema() -> None:
    answer = seisaku("extract", "--text", "予算案を令和７年１月２４日に公表した。", "--json")

    data = json.loads(answer.stdout)
    [date] = [fact for fact in data["documents"][0]["facts"] if fact["kind"] == "date"]
    assert data["schema"] == 1
    assert (date["start_date"], date["value_quote"]) == ("2025-01-24", "令和７年１月２４日")


def test_the_span_of_a_fact_is_in_the_given_text() -> None:
    text = "前書き。\r\n\n  公表日：平成２１年\u3000５月１日（金）"

    answer = seisaku("extract", "--text", text, "--json")

    spans = [f["span"] for f in json.loads(answer.stdout)["documents"][0]["facts"] if f["kind"] == "date"]
    assert [text[start:end] for start, end in spans] == ["平成２１年\u3000５月１日（金）"]


def test_extract_answers_json_lines_one_by_one() -> None:
    lines = ['{"id": 1, "text": "平成21年度"}', "no json", '{"id": 3, "text": ""}']

    answer = seisaku("extract", "--jsonl", stdin="\n".join(lines))

    first, second, third = (json.loads(line) for line in answer.stdout.splitlines())
    assert first["id"] == 1
    assert [fact["value_quote"] for fact in first["facts"]] == ["平成21年度"]
    assert second["line"] == 2
    assert third == {"schema": 1, "id": 3, "facts": []}
    assert answer.returncode == 6


def test_extract_goes_on_after_a_bad_file(tmp_path: Path) -> None:
    good, empty = tmp_path / "good.txt", tmp_path / "empty.txt"
    good.write_text("令和7年5月1日", "utf-8")
    empty.write_bytes(b"")

    answer = seisaku("extract", str(empty), str(good), str(tmp_path / "missing.txt"), "--json")

    assert [d["document"] for d in json.loads(answer.stdout)["documents"]] == [str(good)]
    assert len(answer.stderr.splitlines()) == 2
    assert answer.returncode == 6


def test_extract_ends_with_1_when_nothing_could_be_read(tmp_path: Path) -> None:
    answer = seisaku("extract", str(tmp_path / "missing.txt"))

    assert answer.returncode == 1


def test_explain_names_the_rule_and_the_words() -> None:
    answer = seisaku("explain", "--text", "平成２１年度に実施する。")

    assert answer.returncode == 0
    assert "平成21年度" in answer.stdout
    assert "← " in answer.stdout


def test_no_escape_sequence_of_a_document_reaches_the_terminal() -> None:
    answer = seisaku("explain", "--text", "\x1b[31m平成21年度[bold]\x07")

    assert "\x1b" not in answer.stdout
    assert "[bold]" in answer.stdout


def test_page_draws_a_page_into_a_file(tmp_path: Path) -> None:
    target = tmp_path / "page.html"

    answer = seisaku("page", "raw/samples/slide.pdf", "--to", str(target))

    assert answer.returncode == 0
    assert "89億円(75億円)" in target.read_text("utf-8")


def test_a_page_that_is_not_there_is_wrong_usage() -> None:
    answer = seisaku("page", "raw/samples/slide.pdf", "2")

    assert (answer.returncode, answer.stdout) == (2, "")
    assert "2" in answer.stderr
