"""`seisaku doctor` as an operator or a script meets it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.home import PROJECT
from warehouse.ledger.store import Ledger

HEAVY = ("spacy", "sudachipy", "prefect", "pypdfium2", "pdfplumber", "re2", "httpx", "fastapi")


def doctor(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "flows.cli", *arguments],
        env={**os.environ, "SEISAKU_LANG": "ja", "SEISAKU_CONTACT": "mailto:a@example.jp", **environment},
        capture_output=True,
        encoding="utf-8",
        cwd=PROJECT,
    )


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    with Ledger.writing(tmp_path / "warehouse" / "ledger.duckdb") as ledger:
        path = ledger.path
    path.write_bytes(path.read_bytes()[:5000])
    return tmp_path


def test_nothing_wrong_ends_with_0_and_says_what_to_type(tmp_path: Path) -> None:
    answer = doctor("doctor", "--home", str(tmp_path))

    assert (answer.returncode, answer.stderr) == (0, "")
    assert "設定\n  ✓ 情報源" in answer.stdout
    assert f"→ seisaku ingest --home {tmp_path}\n" in answer.stdout


def test_an_error_ends_with_1(damaged: Path) -> None:
    answer = doctor("doctor", "--home", str(damaged))

    assert (answer.returncode, answer.stderr) == (1, "")
    assert "  ✗ 台帳が読めません" in answer.stdout
    assert answer.stdout.splitlines()[-1].startswith("✗ 異常 1 件")


def test_english(damaged: Path) -> None:
    answer = doctor("--lang", "en", "doctor", "--home", str(damaged))

    assert "  ✗ the ledger can't be read" in answer.stdout
    assert answer.stdout.splitlines()[-1].startswith("✗ errors: 1")


def test_json(damaged: Path) -> None:
    answer = doctor("doctor", "--home", str(damaged), "--json")

    data = json.loads(answer.stdout)
    wrong = [finding for finding in data["findings"] if finding["state"] == "error"]
    assert answer.returncode == 1
    assert (data["schema"], data["home"], data["errors"]) == (1, str(damaged), 1)
    assert [(one["group"], one["check"]) for one in wrong] == [("last-run", "ledger")]
    assert set(wrong[0]) == {"group", "check", "state", "what", "detail", "remedy"}


def test_nothing_heavy_is_imported(tmp_path: Path) -> None:
    code = (
        f"import sys; sys.argv = ['seisaku', 'doctor', '--home', {str(tmp_path)!r}]\n"
        "from flows.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"sys.stderr.write(repr([name for name in {HEAVY!r} if name in sys.modules]))"
    )

    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", cwd=PROJECT)

    assert answer.stderr == "[]"
