"""`seisaku search` as a person or a script meets it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from flows.ingest import ingest
from pipeline.home import Home

ROOT = Path(__file__).resolve().parents[3]
TEXT = "環境省\n\n里山再生支援プログラムの平成20年度予算案は45億円。\n\n里海の話。\n"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("home"))
    home.inbox.mkdir(parents=True)
    (home.inbox / "a.txt").write_text(TEXT, "utf-8")
    ingest(home)
    return home


def search(home: Home, *arguments: str, lang: str = "ja_JP.UTF-8") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "flows.cli", "search", "--home", str(home.path), *arguments],
        env={**os.environ, "LANG": lang, "LC_ALL": ""},
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
    )


def test_words_find_passages_with_their_facts(home: Home) -> None:
    answer = search(home, "里山", "再生")

    assert (answer.returncode, answer.stderr) == (0, "")
    assert "inbox/a.txt  3行目" in answer.stdout
    assert "45億円  里山再生支援プログラム  2008年度  45億円" in answer.stdout


def test_json_has_all_of_it(home: Home) -> None:
    answer: dict[str, Any] = json.loads(search(home, "「里山再生」", "--json", "--kind", "budget").stdout)

    assert (answer["schema"], answer["found"], answer["question"]) == (1, 1, "「里山再生」")
    [hit] = answer["hits"]
    assert [hit["sentence"][start:end] for start, end in hit["marks"]] == ["里山再生"]
    assert {"budget", "program"} <= {fact["kind"] for fact in hit["facts"]}


@pytest.mark.parametrize(
    ("lang", "told"), [("ja_JP.UTF-8", "該当する箇所はありません"), ("en_GB.UTF-8", "Nothing was found")]
)
def test_nothing_found_is_no_failure(home: Home, lang: str, told: str) -> None:
    answer = search(home, "龘龘", lang=lang)

    assert (answer.returncode, answer.stderr) == (0, "")
    assert told in answer.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("事業", "--kind", "money"), 2, "budget"),
        ((" ",), 2, "検索する語がありません"),
        (("事業", "--limit", "0"), 2, "--limit"),
    ],
)
def test_what_cannot_be_asked_is_said_clearly(home: Home, arguments: Any, code: int, told: str) -> None:
    answer = search(home, *arguments)

    assert answer.returncode == code
    assert told in answer.stderr


def test_without_a_published_file_the_remedy_is_told(tmp_path: Path) -> None:
    answer = search(Home(tmp_path), "里山")

    assert answer.returncode == 1
    assert "seisaku ingest" in answer.stderr
