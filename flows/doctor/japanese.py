"""What Japanese takes: Sudachi's dictionary, and a font for PDFs that bring none."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from flows.doctor.finding import Finding
from flows.doctor.premises import Premises
from flows.language import say

PATIENCE_SECONDS = 10


def check_dictionary(premises: Premises) -> Iterator[Finding]:
    """Whether Sudachi's dictionary is there; it is not opened, which would take a while."""
    try:
        installed = version("sudachidict-core")
    except PackageNotFoundError:
        installed = ""
    file = _dictionary()
    if installed and file is not None:
        yield Finding(
            "dictionary", "ok", say(f"Sudachi 辞書 {installed}", f"Sudachi's dictionary {installed}")
        )
        return
    what = say("Sudachi 辞書がありません", "Sudachi's dictionary is missing")
    remedy = f"{sys.executable} -m pip install --force-reinstall sudachidict-core"
    yield Finding("dictionary", "error", what, "sudachidict-core", remedy)


def check_fonts(premises: Premises) -> Iterator[Finding]:
    """Whether fontconfig knows a Japanese font, where there is a fontconfig to ask."""
    families = _families()
    if families is None:
        what = say("フォントは調べられません", "fonts can't be looked up")
        yield Finding("fonts", "info", what, say("fc-list がありません", "there is no fc-list"))
    elif families:
        first = families[0]
        what = say(
            f"日本語フォント {len(families)}（{first} など）", f"Japanese fonts {len(families)} ({first} …)"
        )
        yield Finding("fonts", "ok", what)
    else:
        yield Finding(
            "fonts",
            "warning",
            say("日本語のフォントがありません", "no Japanese font"),
            say(
                "フォントを埋め込まない PDF の頁の絵で文字が欠けます（事実には響きません）",
                "pictures of PDFs without embedded fonts lack characters; facts are not touched",
            ),
            say("日本語のフォントを入れてください（fonts-noto-cjk など）", "install one (fonts-noto-cjk)"),
        )


def _dictionary() -> Path | None:
    found = find_spec("sudachidict_core")
    if found is None or found.origin is None:
        return None
    file = Path(found.origin).parent / "resources" / "system.dic"
    return file if file.is_file() and file.stat().st_size else None


def _families() -> list[str] | None:
    """The names of Japanese fonts; None where nobody can tell."""
    program = shutil.which("fc-list")
    if program is None:
        return None
    try:
        asked = [program, ":lang=ja", "family"]
        done = subprocess.run(asked, capture_output=True, timeout=PATIENCE_SECONDS, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    return sorted({line.partition(",")[0].strip() for line in lines if line.strip()})
