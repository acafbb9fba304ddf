"""Examples in the README and in docs/ are run, and print what they say (--accept rewrites them)."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMANDS = (
    *("ingest", "extract", "explain", "page", "compare-readers", "audit", "sql"),
    *(
        "diff",
        "review",
        "publish",
        "score",
        "fetch",
        "sources",
        "serve",
        "doctor",
        "export",
        "search",
        "report",
    ),
)
# On a machine that is set up, this is all that the first command still does.
STANDS_FOR = {"make ingest": "seisaku ingest --plain"}
DEMONSTRATIONS = {
    "make demo-review": "tests/demos/review.py",
    "make demo-schedule": "tests/demos/schedule.py",
}


class Example(NamedTuple):
    """A command of a console block, and what it prints: … stands for anything."""

    page: str
    command: str
    printed: str


def examples() -> list[Example]:
    blocks = (
        (page.name, block)
        for page in PAGES
        for block in re.findall(r"^```console\n(.*?)^```", page.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    )
    return [
        Example(page, *command.split("\n", 1))
        for page, block in blocks
        for command in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    ]


def as_pattern(printed: str) -> re.Pattern[str]:
    lines = (re.escape(line.rstrip()).replace("…", ".*") for line in printed.rstrip().splitlines())
    return re.compile(r"\s*\n".join(lines) + r"\s*", re.DOTALL)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the samples, as after a clone."""
    home = tmp_path_factory.mktemp("home")
    shutil.copytree(ROOT / "raw" / "samples", home / "raw" / "samples")
    return home


def run(command: str, home: Path) -> str:
    if command in DEMONSTRATIONS:
        arguments = [DEMONSTRATIONS[command]]
    else:
        program, *given = shlex.split(STANDS_FOR.get(command, command))
        assert program == "seisaku", f"an example that the tests can't run: {command}"
        arguments = ["-m", "flows.cli", *given]
    activated = {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    shown = {"LANG": "ja_JP.UTF-8", "LC_ALL": "", "COLUMNS": "110", "SEISAKU_REVIEWER": "山田"}
    done = subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, **activated, **shown, "SEISAKU_HOME": str(home)},
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
    )
    return "\n".join(line.rstrip() for line in done.stdout.splitlines())


def accept(example: Example, printed: str) -> None:
    """Put what was printed into the page; times differ from run to run."""
    page = next(page for page in PAGES if page.name == example.page)
    lasting = re.sub(r"[0-9.]+秒", "…秒", printed)
    lasting = re.sub(r"/\S*(?=warehouse/seisaku.duckdb)", "…/", lasting)
    lasting = re.sub(r"(?<=  山田  )[0-9a-f]{10}$", "…", lasting, flags=re.MULTILINE)
    lasting = re.sub(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}(?= 山田)", "…", lasting)
    old, new = (f"$ {example.command}\n{text}" for text in (example.printed, f"{lasting}\n"))
    page.write_text(page.read_text("utf-8").replace(old, new), "utf-8")


def test_the_documentation_holds_what_it_says(home: Path, accepting: bool) -> None:
    differing = []
    for example in examples():
        printed = run(example.command, home)
        if not as_pattern(example.printed).fullmatch(printed):
            differing.append(f"{example.page}: $ {example.command}\n{printed}")
            if accepting:
                accept(example, printed)

    assert accepting or "\n\n".join(differing) == ""


def test_the_first_two_commands_do_all_the_set_up() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")

    commands = re.findall(r"^\$ (.+)$", readme, re.MULTILINE)

    assert commands[0] == "make ingest"
    assert "make test" in readme


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")

    missing = [name for name in COMMANDS if f"seisaku {name}" not in readme]

    assert missing == []
