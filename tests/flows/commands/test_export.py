"""`seisaku export` as a person types it, over the samples."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from flows.ingest import ingest
from pipeline.home import Home
from warehouse.query import ask

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("home"))
    shutil.copytree(ROOT / "raw" / "samples", home.samples)
    ingest(home)
    return home


def seisaku(home: Home, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "flows.cli", *arguments],
        env={**os.environ, "LANG": "ja_JP.UTF-8", "SEISAKU_HOME": str(home.path), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
    )


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet", "jsonl"])
def test_a_table_goes_into_a_file_of_each_form(samples: Home, tmp_path: Path, form: str) -> None:
    done = seisaku(samples, "export", "budgets", "--to", f"a.{form}", cwd=tmp_path)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"a.{form}  41 行\n"
    assert [path.name for path in tmp_path.iterdir()] == [f"a.{form}"]


def test_parquet_and_json_lines_hold_what_the_table_holds(samples: Home, tmp_path: Path) -> None:
    question = "SELECT fact_id, amount_max, first_seen FROM budgets ORDER BY fact_id"
    seisaku(samples, "export", question, "--to", "a.parquet", cwd=tmp_path)
    seisaku(samples, "export", question, "--to", "a.jsonl", cwd=tmp_path)

    import duckdb

    with ask(samples.published, question) as answer:
        wanted = list(answer)
    with duckdb.connect() as connection:
        kept = connection.execute(f"FROM '{tmp_path / 'a.parquet'}'").fetchall()
    lines = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text("utf-8").splitlines()]
    assert kept == wanted
    assert [(line["fact_id"], line["amount_max"]) for line in lines] == [row[:2] for row in wanted]


def test_a_japanese_view_is_a_table_too(samples: Home, tmp_path: Path) -> None:
    done = seisaku(samples, "export", "予算", "--to", "予算.csv", cwd=tmp_path)

    assert done.returncode == 0
    assert (tmp_path / "予算.csv").read_text("utf-8-sig").startswith("事実ID,文書,頁,")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["budgetz", "--to", "a.csv"], 1, "もしかして: budgets"),
        (["budgets", "--to", "a.doc"], 2, "形式がわかりません"),
        (["budgets", "--to", "a.xlsx", "--encoding", "cp932"], 2, "CSV だけ"),
        (["budgets"], 2, "--to FILE"),
        (["COPY budgets TO 'b.csv'", "--to", "a.csv"], 1, "問い合わせだけができます"),
        (["FROM read_csv('/etc/passwd')", "--to", "a.parquet"], 1, "公開ファイルの外には触れられません"),
        (["FROM read_csv('/etc/passwd')", "--to", "a.csv"], 1, "公開ファイルの外には触れられません"),
        (["budgets", "--to", "nowhere/a.csv"], 1, "書き込む先"),
    ],
)
def test_what_cannot_be_written_is_told_in_a_line(
    samples: Home, tmp_path: Path, arguments: list[str], code: int, said: str
) -> None:
    done = seisaku(samples, "export", *arguments, cwd=tmp_path)

    assert done.returncode == code
    assert said in done.stderr and len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_an_old_code_page_that_loses_characters_says_which(samples: Home, tmp_path: Path) -> None:
    done = seisaku(
        samples, "export", "SELECT '𠮷野' AS 名", "--to", "a.csv", "--encoding", "cp932", cwd=tmp_path
    )

    assert done.returncode == 5
    assert "𠮷（U+20BB7" in done.stderr
    assert (tmp_path / "a.csv").read_bytes().decode("cp932") == "名\r\n〓野\r\n"


def test_a_release_can_be_checked_and_cited(samples: Home, tmp_path: Path) -> None:
    first = seisaku(samples, "export", "--release", "--to", str(tmp_path), cwd=tmp_path)
    again = seisaku(samples, "export", "--release", "--to", str(tmp_path), cwd=tmp_path)

    [folder] = tmp_path.iterdir()
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    sums = dict(line.split("  ")[::-1] for line in (folder / "SHA256SUMS").read_text().splitlines())
    assert (first.returncode, again.returncode) == (0, 0)
    assert first.stdout == again.stdout == f"{folder}\n"
    assert sorted(sums) == ["TERMS.md", "data-dictionary.md", "manifest.json", "seisaku.duckdb"]
    assert all(hashlib.sha256((folder / name).read_bytes()).hexdigest() == sums[name] for name in sums)
    assert manifest["sha256"] == sums["seisaku.duckdb"]
    assert folder.name.endswith(manifest["publication"])
    assert manifest["rows"]["budgets"] == 41
    assert manifest["publication"] in (folder / "TERMS.md").read_text("utf-8")


def test_every_publication_leaves_its_manifest(samples: Home) -> None:
    [kept] = samples.publications.iterdir()

    manifest = json.loads(kept.read_text("utf-8"))
    assert manifest["sha256"] == hashlib.sha256(samples.published.read_bytes()).hexdigest()
    assert manifest["documents"] == {"read": 4}
