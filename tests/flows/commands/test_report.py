"""`seisaku report`: what it means by a name, what it writes, how it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows.commands.report import run
from flows.exit_codes import DONE, FAILURE, USAGE
from flows.ingest import ingest
from pipeline.home import Home

SAMPLES = Path(__file__).resolve().parents[3] / "raw" / "samples"


@pytest.fixture(scope="module")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("home"))
    home.inbox.mkdir(parents=True)
    for name in ("press-release.pdf", "slide.pdf"):
        (home.inbox / name).write_bytes((SAMPLES / name).read_bytes())
    ingest(home)
    return home


@pytest.mark.parametrize(
    ("wanted", "heading"),
    [
        ("多世代まなび拠点整備事業", "多世代まなび拠点整備事業"),
        ("多世代 まなび拠点", "多世代まなび拠点整備事業"),
        ("里海しごと創造事業（発展型）", "里海しごと創造事業（発展型）"),
        ("26d95814223d", "里海しごと創造事業（発展型）"),
        ("slide.pdf", None),
        (None, "収録資料の全体"),
    ],
)
def test_a_page_is_written(ingested: Home, tmp_path: Path, wanted: str | None, heading: str | None) -> None:
    target = tmp_path / "page.html"

    assert run(wanted, target, ingested.path) == DONE
    html = target.read_text("utf-8")
    assert html.rstrip().endswith("</html>")
    assert heading is None or f"<h1>{heading}</h1>" in html


def test_where_several_are_meant_they_are_listed(
    ingested: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "page.html"

    assert run("里海しごと", target, ingested.path) == USAGE
    told = capsys.readouterr().err
    assert "26d95814223d  里海しごと創造事業（発展型）" in told
    assert "4d58ec31c508  里海しごと創造事業（基盤型）" in told
    assert not target.exists()


def test_where_nothing_is_meant_the_nearest_are_offered(
    ingested: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("多世代まなびの拠点を整備する事業", None, ingested.path) == FAILURE
    assert "もしかして: 多世代まなび拠点整備事業" in capsys.readouterr().err


@pytest.mark.parametrize("wanted", ["", "　", "『』", "'; DROP TABLE budgets; --", "%"])
def test_words_that_mean_nothing_find_nothing(ingested: Home, tmp_path: Path, wanted: str) -> None:
    assert run(wanted, tmp_path / "page.html", ingested.path) == FAILURE


def test_without_a_published_file_the_remedy_is_told(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(None, None, home.path) == FAILURE
    assert "seisaku ingest" in capsys.readouterr().err


def test_a_file_that_cannot_be_written_is_told(
    ingested: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(None, tmp_path / "no" / "page.html", ingested.path) == FAILURE
    assert "page.html" in capsys.readouterr().err


def test_the_command_imports_no_charts_before_it_runs() -> None:
    heavy = "{'altair', 'vl_convert', 'duckdb'}"
    code = f"import sys, flows.commands.app; sys.exit(bool({heavy} & set(sys.modules)))"

    assert subprocess.run([sys.executable, "-c", code], env=os.environ, check=False).returncode == 0
