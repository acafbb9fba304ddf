"""The dictionary, and fonts as fontconfig tells them."""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from flows.doctor.japanese import check_dictionary, check_fonts
from pipeline.home import Home

FC_LIST = """#!/bin/sh
test "$1" = ":lang=ja" || exit 1
{answer}
"""


def pretend(folder: Path, answer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An fc-list that answers as a machine with other fonts would."""
    program = folder / "fc-list"
    program.write_text(FC_LIST.format(answer=answer), "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def test_the_dictionary_that_is_installed(home: Home, look: Any) -> None:
    [finding] = look(home, check_dictionary)["dictionary"]

    assert (finding.state, finding.what) == ("ok", f"Sudachi 辞書 {version('sudachidict-core')}")


def test_looking_at_the_dictionary_loads_nothing(home: Home, look: Any) -> None:
    before = set(sys.modules)

    look(home, check_dictionary)

    assert {name for name in set(sys.modules) - before if name.startswith("sudachi")} == set()


def test_no_dictionary(home: Home, look: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = tmp_path / "sudachidict_core" / "resources"
    empty.mkdir(parents=True)
    (empty.parent / "__init__.py").write_text("", "utf-8")
    (empty / "system.dic").write_bytes(b"")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "sudachidict_core", raising=False)

    [finding] = look(home, check_dictionary)["dictionary"]

    assert finding.state == "error"
    assert finding.remedy.startswith(sys.executable)


def test_fonts(home: Home, look: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(tmp_path, "echo 'Noto Sans CJK JP,Noto Sans CJK JP Bold'; echo 'IPAGothic'", monkeypatch)
    [well] = look(home, check_fonts)["fonts"]
    pretend(tmp_path, "true", monkeypatch)
    [none] = look(home, check_fonts)["fonts"]

    assert (well.state, well.what) == ("ok", "日本語フォント 2（IPAGothic など）")
    assert none.state == "warning"
    assert "fonts-noto-cjk" in none.remedy


def test_nobody_can_tell_fonts(
    home: Home, look: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(tmp_path, "exit 3", monkeypatch)
    [broken] = look(home, check_fonts)["fonts"]
    monkeypatch.setenv("PATH", str(tmp_path / "nothing here"))
    [absent] = look(home, check_fonts)["fonts"]

    assert (broken.state, absent.state) == ("info", "info")
